"""Bodies about the installation."""

from __future__ import annotations

from datetime import datetime

from api.camunda.kit.schemas import Key, PageInfo, Response


class Partition(Response):
    """One partition; there is always exactly one."""

    partition_id: int
    role: str
    health: str
    state: str


class Broker(Response):
    """One node, as clients of a cluster expect it."""

    node_id: int
    broker_id: str
    host: str
    port: int
    partitions: list[Partition]
    version: str


class Topology(Response):
    """What Camunda Modeler reads to know that it is connected, and to which version."""

    brokers: list[Broker]
    cluster_id: str | None
    cluster_size: int
    partitions_count: int
    replication_factor: int
    gateway_version: str
    last_completed_change_id: str


class License(Response):
    """dingdian needs no licence key."""

    valid_license: bool
    license_type: str
    is_commercial: bool
    expires_at: datetime | None


class Tenant(Response):
    """A pooling area, or the trial area."""

    tenant_id: str
    name: str
    description: str | None


class Me(Response):
    """Who is asking."""

    username: str
    display_name: str | None
    email: str | None
    authorized_components: list[str]
    tenants: list[Tenant]
    groups: list[str]
    roles: list[str]
    sales_plan_type: str | None
    c8_links: dict[str, str]
    can_logout: bool


class Authorization(Response):
    """What a person may do with one kind of thing."""

    owner_id: str
    owner_type: str
    resource_type: str
    resource_id: str | None
    resource_property_name: str | None
    permission_types: list[str]
    authorization_key: Key


class OwnAuthorizations(Response):
    """Everything the person may do, on one page. They are always enforced."""

    authorizations_enabled: bool
    items: list[Authorization]
    page: PageInfo
