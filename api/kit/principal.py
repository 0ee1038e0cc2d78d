"""Who makes a request, and what follows from their roles in each pooling area."""

from __future__ import annotations

from dataclasses import dataclass, replace

from engine.actor import Actor
from engine.store import DEFAULT_TENANT

ROLE_NAMES = {
    "institution": "医药机构",
    "agency-intake": "经办受理岗",
    "agency-evaluator": "经办评估岗",
    "agency-negotiator": "经办协议岗",
    "agency-auditor": "经办稽核岗",
    "agency-leader": "经办机构负责人",
    "admin-department": "医保行政部门",
    "third-party": "第三方机构",
    "operator": "系统运维",
    "designer": "流程设计",
}
"""All roles with their Chinese names. `institution` goes with a party."""

CASE_ROLES = frozenset(ROLE_NAMES) - {"institution", "third-party", "designer"}
"""Roles that see all cases of their area."""

AREA_VIEW_ROLES = frozenset({"agency-leader", "operator"})
"""Roles that see all tasks of their area."""

TRIAL_ROLES = frozenset({"designer", "operator"})
"""Roles that work in `<default>`, the trial area."""


@dataclass(frozen=True, slots=True)
class Principal:
    """A signed-in person. `grants` are (role, area) pairs; `party_id` is set for an institution's user."""

    account_id: int
    username: str
    display_name: str
    grants: frozenset[tuple[str, str]]
    party_id: int | None = None
    demo: bool = False

    @property
    def roles(self) -> frozenset[str]:
        """The roles held anywhere."""
        return frozenset(role for role, _ in self.grants)

    @property
    def areas(self) -> frozenset[str]:
        """The areas any role was given in."""
        return frozenset(area for _, area in self.grants)

    def areas_with(self, roles: frozenset[str]) -> frozenset[str]:
        """The areas in which the person has one of `roles`."""
        return frozenset(area for role, area in self.grants if role in roles)

    def has(self, area: str, *roles: str) -> bool:
        """Whether the person has one of `roles` in `area`."""
        return any((role, area) in self.grants for role in roles)

    def groups(self, area: str) -> frozenset[str]:
        """Candidate groups in one area: a role given elsewhere counts for nothing here."""
        roles = {role for role, granted in self.grants if granted == area}
        if "institution" in roles and self.party_id is not None:
            roles.add(f"institution:{self.party_id}")
        return frozenset(roles - {"institution"})

    @property
    def actor(self) -> Actor:
        """The person as the engine knows them: groups per area, and the areas they supervise."""
        by_area = {area: self.groups(area) for area in self.areas}
        return Actor(
            id=self.username,
            groups=frozenset().union(*by_area.values()),
            tenants=self.areas,
            supervises=self.areas_with(AREA_VIEW_ROLES),
            groups_by_tenant=by_area,
        )

    @property
    def trial_actor(self) -> Actor:
        """The same; designers and operators work in the trial area too, for everybody."""
        if self.roles.isdisjoint(TRIAL_ROLES):
            return self.actor
        actor, trial = self.actor, frozenset({DEFAULT_TENANT})
        return replace(
            actor,
            tenants=actor.tenants | trial,
            supervises=actor.supervises | trial,
            groups_by_tenant={**(actor.groups_by_tenant or {}), DEFAULT_TENANT: self.roles},
            stands_in=trial,
        )
