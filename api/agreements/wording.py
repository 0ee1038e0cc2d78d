"""What the values of regions, kinds and scopes are called."""

from __future__ import annotations

from handlers.agreements import (
    AgreementState,
    CaseState,
    Coaching,
    HoldEnd,
    HoldScope,
    Remote,
    Renewal,
    Settlement,
    SuspensionKind,
)

SETTLEMENT = {Settlement.OPEN: "正常结算", Settlement.HELD: "暂停结算", Settlement.PARTIAL: "部分暂停"}
NOT_OPENED = "未开通"
COACHING = {
    Coaching.NONE: "无",
    Coaching.FIRST: "辅导中",
    Coaching.EXTENDED: "延长辅导",
    Coaching.PASSED: "辅导合格",
    Coaching.FAILED: "辅导不合格",
}
REMOTE = {Remote.OFF: "未开通", Remote.ON: "已开通"}
RENEWAL = {
    Renewal.NONE: "无",
    Renewal.REQUESTED: "已申请",
    Renewal.HOLD: "暂缓",
    Renewal.AGREED: "已达成一致",
    Renewal.REFUSED: "不予续签",
}
CASE = {
    CaseState.NONE: "无",
    CaseState.INVESTIGATING: "调查中",
    CaseState.NOTICE_SENT: "已告知",
    CaseState.DECIDED: "已决定",
}
SUSPENSIONS = {SuspensionKind.VOLUNTARY: "自愿中止", SuspensionKind.AGENCY: "经办中止"}
SCOPES = {HoldScope.ALL: "全部结算", HoldScope.DEPARTMENT: "科室", HoldScope.PERSON: "人员"}
HOLD_ENDS = {HoldEnd.CLEARED: "排除嫌疑，恢复结算", HoldEnd.EXPIRED: "期限届满", HoldEnd.TERMINATED: "协议解除，逐笔清算"}
STATES = {state.value: state.label for state in AgreementState}
