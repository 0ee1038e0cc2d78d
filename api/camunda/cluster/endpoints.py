"""The installation and who is asking."""

from __future__ import annotations

from fastapi import APIRouter, Request

from api.camunda.cluster import authorizations
from api.camunda.cluster.schemas import Broker, License, Me, OwnAuthorizations, Partition, Tenant, Topology
from api.camunda.kit.client import Caller
from api.camunda.search.request import SearchBody
from api.kit.areas import area_name
from engine.store import DEFAULT_TENANT

GATEWAY_VERSION = "8.9.0"
"""The version of the contract; Camunda Modeler warns when a diagram was made for another one."""
TRIAL_AREA = "试运行区"

public = APIRouter(tags=["Cluster"])
private = APIRouter(tags=["Cluster"])


@public.get("/status", status_code=204)
def get_status() -> None:
    """Whether the server answers."""


@public.get("/license")
def get_license() -> License:
    """Always valid: dingdian is free software."""
    return License(valid_license=True, license_type="self-managed", is_commercial=False, expires_at=None)


@private.get("/topology")
def get_topology(ctx: Caller, request: Request) -> Topology:
    """One node with one partition; what is behind it is not a client's concern."""
    settings = ctx.runtime.settings
    partition = Partition(partition_id=1, role="leader", health="healthy", state="active")
    broker = Broker(
        node_id=0,
        broker_id="0",
        host=request.url.hostname or settings.host,
        port=request.url.port or settings.port,
        partitions=[partition],
        version=GATEWAY_VERSION,
    )
    return Topology(
        brokers=[broker],
        cluster_id=None,
        cluster_size=1,
        partitions_count=1,
        replication_factor=1,
        gateway_version=GATEWAY_VERSION,
        last_completed_change_id="-1",
    )


@private.get("/authentication/me")
def get_me(ctx: Caller) -> Me:
    """The person, their areas and roles."""
    principal, tenants = ctx.principal, sorted(ctx.actor.tenants)
    return Me(
        username=principal.username,
        display_name=principal.display_name,
        email=None,
        authorized_components=["*"],
        tenants=[Tenant(tenant_id=tenant, name=_name(tenant), description=None) for tenant in tenants],
        groups=sorted(ctx.actor.groups),
        roles=sorted(principal.roles),
        sales_plan_type=None,
        c8_links={},
        can_logout=False,
    )


@private.post("/authentication/me/authorizations/search")
def search_own_authorizations(ctx: Caller, body: SearchBody = None) -> OwnAuthorizations:
    """What the person may do, by kind of thing and not by thing; filtered by `resourceType` alone, not sorted, on one page."""
    return authorizations.search(ctx, body)


def _name(tenant: str) -> str:
    return TRIAL_AREA if tenant == DEFAULT_TENANT else area_name(tenant)
