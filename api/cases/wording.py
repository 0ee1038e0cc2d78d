"""What events of engine and domain are called in the timeline."""

from __future__ import annotations

from api.cases import life_wording
from handlers.applications.states import ApplicationState

ELEMENT_TITLES = {
    ("START_EVENT", "COMPLETED"): "流程开始：{name}",
    ("END_EVENT", "COMPLETED"): "流程结束：{name}",
    ("BOUNDARY_EVENT", "COMPLETED"): "触发：{name}",
    ("INTERMEDIATE_CATCH_EVENT", "COMPLETED"): "等到：{name}",
    ("SERVICE_TASK", "COMPLETED"): "系统办理：{name}",
    ("USER_TASK", "ACTIVATED"): "待办：{name}",
    ("USER_TASK", "COMPLETED"): "办结：{name}",
    ("USER_TASK", "TERMINATED"): "取消：{name}",
    ("MIGRATION", ""): "流程迁移到另一版本，按新版继续办理",
}
"""Which lines of the engine's history people are shown; `{name}` is the element's name in the diagram."""

DOMAIN_TITLES = {
    "submitted": "提交定点申请，登记收件",
    "checklist_checked": "核对申请材料",
    "supplement_requested": "要求补正或补充材料",
    "opened": "评估启动",
    "team_appointed": "组建评估小组",
    "concluded_qualified": "评估结论：合格",
    "concluded_unqualified": "评估结论：不合格",
    "filed": "评估结果备案",
    "result_delivered": "评估结果告知书送达",
    "result_revoked": "评估结果撤销",
    "published": "列入拟签约名单公示",
    "extended": "公示期顺延",
    "passed": "公示期满，无成立的异议",
    "removed": "移出拟签约名单",
    "resumed": "异议核查完毕，恢复公示",
    "objection_raised": "收到公示异议，暂停公示",
    "agreement.signed": "签订医保协议",
    "agreement.filed": "协议备案",
    "agreement.active": "协议生效",
    "settlement.opened": "开通医保结算",
    "personnel.registered": "人员登记",
    "personnel.deregistered": "人员注销登记",
    "personnel.state_changed": "支付资格变更",
    "supplement.requested": "申请补充协议",
    "supplement.agreed": "签订补充协议",
    "supplement.declined": "不予签订补充协议",
    **life_wording.TITLES,
}
_STATES = {state.value.lower(): state.label for state in ApplicationState}


def domain_title(event: str) -> str:
    """The title of a domain event; a change of state goes by the state's name."""
    if event in DOMAIN_TITLES:
        return DOMAIN_TITLES[event]
    return f"申请状态：{_STATES[event]}" if event in _STATES else event


def element_title(element_type: str, state: str | None, name: str) -> str | None:
    """The title of an engine event; none for what people are not shown."""
    pattern = ELEMENT_TITLES.get((element_type, state or ""))
    return None if pattern is None else pattern.format(name=name)
