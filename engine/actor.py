"""Who acts: a person with groups in pooling areas, or the engine itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

SYSTEM_ID = "system"


@dataclass(frozen=True, slots=True)
class Actor:
    """The author of a transaction, as the audit trail and the inbox know them.

    `groups` are candidate groups and `tenants` the areas (tenant ids) they hold in. Where the groups differ
    from area to area, `groups_by_tenant` says which hold where and wins over `groups`. In the tenants of
    `supervises` the actor sees and assigns every task, but works only on those he is a candidate for; in those of
    `stands_in` he does anybody's (the trial area of designers, never a real one).
    """

    id: str
    groups: frozenset[str]
    tenants: frozenset[str]
    supervises: frozenset[str] = frozenset()
    groups_by_tenant: Mapping[str, frozenset[str]] | None = field(default=None, hash=False)
    stands_in: frozenset[str] = frozenset()

    @classmethod
    def system(cls) -> Actor:
        """The engine itself: timers and set-up. It sees everything and is bound by no group."""
        return cls(SYSTEM_ID, frozenset(), frozenset())

    def to_json(self) -> dict[str, Any]:
        """Everything the actor may do, as JSON: for what is done later in his name."""
        by_tenant = self.groups_by_tenant
        return {
            "id": self.id,
            "groups": sorted(self.groups),
            "tenants": sorted(self.tenants),
            "supervises": sorted(self.supervises),
            "groupsByTenant": None if by_tenant is None else {tenant: sorted(held) for tenant, held in by_tenant.items()},
            "standsIn": sorted(self.stands_in),
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Actor:
        """The actor that `to_json` wrote."""
        by_tenant = stored["groupsByTenant"]
        return cls(
            id=stored["id"],
            groups=frozenset(stored["groups"]),
            tenants=frozenset(stored["tenants"]),
            supervises=frozenset(stored["supervises"]),
            groups_by_tenant=None if by_tenant is None else {tenant: frozenset(held) for tenant, held in by_tenant.items()},
            stands_in=frozenset(stored["standsIn"]),
        )

    @property
    def is_system(self) -> bool:
        """Whether this is the engine itself."""
        return self.id == SYSTEM_ID

    def groups_in(self, tenant_id: str) -> frozenset[str]:
        """The groups the actor holds in one tenant; empty when the actor has no business there."""
        if tenant_id not in self.tenants:
            return frozenset()
        if self.groups_by_tenant is None:
            return self.groups
        return self.groups_by_tenant.get(tenant_id, frozenset())

    def may_do_any(self, tenant_id: str) -> bool:
        """Whether the actor may do every task of the tenant, whoever it is meant for."""
        return self.is_system or tenant_id in self.stands_in

    def supervises_in(self, tenant_id: str) -> bool:
        """Whether the actor sees and assigns every task of the tenant."""
        return self.is_system or tenant_id in self.supervises
