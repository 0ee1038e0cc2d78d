"""The roles of a scenario in Chinese, and the persons who hold them."""

from __future__ import annotations

from api.kit.principal import Principal

AREA = "330100"
APPLICANT = "申请机构"
ROLES = {
    "受理岗": ("agency-intake", "王芳"),
    "评估岗": ("agency-evaluator", "李静"),
    "协议岗": ("agency-negotiator", "赵敏"),
    "稽核岗": ("agency-auditor", "钱磊"),
    "负责人": ("agency-leader", "周建国"),
    "行政部门": ("admin-department", "孙涛"),
    "第三方": ("third-party", "郑洁"),
    APPLICANT: ("institution", "申请机构经办人"),
}
"""Chinese role: the engine's group, and who acts when the step names nobody."""

WHO = rf"(?P<who>(?:{'|'.join(ROLES)})(?:(?!尝试|办理|填写)[一-龥·]){{0,4}})"
"""A role, perhaps with a person's name behind it: 评估岗, 评估岗张敏."""


def role_of(who: str) -> str:
    """The Chinese role at the beginning of 评估岗张敏."""
    return next(role for role in ROLES if who.startswith(role))


def person(who: str, party_id: int | None = None, area: str = AREA) -> Principal:
    """The person meant by 评估岗 or 评估岗张敏; one name is one person, whatever the role.

    `party_id` is the party in whose name the applicant acts.
    """
    role = role_of(who)
    group, usual = ROLES[role]
    name = who.removeprefix(role) or usual
    return Principal(0, name, name, frozenset({(group, area)}), party_id if role == APPLICANT else None)


def operator(area: str = AREA) -> Principal:
    """The person who keeps parameters and calendars."""
    return Principal(0, "运维", "运维", frozenset({("operator", area)}))
