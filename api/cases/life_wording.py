"""What happens to agreements and in their cases, in words."""

from __future__ import annotations

from handlers.cases import CaseKind, CaseOutcome, DecisionKind, MeasureKind, NoticeRole

_AGREEMENT = {
    "agreement.imported": "导入已签订的协议",
    "suspension.imported": "导入前本协议期内被经办机构中止一次",
    "agreement.suspended_v": "自愿中止协议",
    "agreement.suspended_a": "经办机构中止协议",
    "agreement.ended_180": "协议自动终止",
    "agreement.expired": "协议期满终止",
    "agreement.terminated": "解除协议",
    "agreement.superseded": "续签协议生效，原协议终结",
    "agreement.revoked_end": "撤销解除",
    "suspension.revoked": "撤销中止",
    "settlement.held": "暂停结算",
    "settlement.released": "恢复结算",
    "settlement.stopped": "停止结算",
    "settlement.cleared": "完成清算",
    "department.paused": "暂停科室医保服务",
    "department.resumed": "恢复科室医保服务",
    "person.paused": "暂停人员支付资格",
    "person.resumed": "恢复人员支付资格",
    "personnel.carried_over": "人员登记转入新协议",
    "coaching.first": "进入政策辅导期",
    "coaching.extended": "政策辅导期延长",
    "coaching.extension_decided": "决定延长政策辅导期",
    "coaching.passed": "政策辅导期合格",
    "coaching.failed": "政策辅导期不合格",
    "coaching.recorded": "记录一次辅导",
    "coaching.frequency_raised": "提高辅导频次",
    "coaching.deviation_corrected": "发现政策偏差，即时纠正",
    "coaching.deviation_minor": "发现情节较轻的违规",
    "coaching.deviation_serious": "发现情节严重的违规",
    "remote.on": "开通异地就医结算",
    "remote.off": "关闭异地就医结算",
    "renewal.requested": "申请续签",
    "renewal.joined_round": "参加统一续签",
    "renewal.hold": "续签暂缓",
    "renewal.agreed": "续签达成一致",
    "renewal.refused": "不予续签",
    "renewal.none": "撤回续签申请",
    "case.investigating": "案件调查中",
    "case.notice_sent": "案件已告知",
    "case.none": "案件已办结",
    "term.extended": "签订短期延续协议",
    "sign.removed": "拆除定点标识",
    "appraisal.final": "绩效考核结果",
}
_CASE = {
    "case.opened": "立案",
    "case.decided": "案件已决定",
    "case.notified": "送达事先告知书",
    "case.investigator": "指定调查人员",
    "case.finding": "查明事实",
    "case.proved": "认定情形成立",
    "case.not_proved": "认定情形不成立",
    "case.evidence": "收集证据",
    "case.statement": "收到陈述申辩",
    "case.silence": "陈述申辩期满，未提出意见",
    "case.answered": "答复陈述申辩",
    "case.defence_extended": "延长陈述申辩期限",
    "case.hearing": "当面听取意见",
    "case.reported": "向行政部门报告",
    "case.closed": "结案",
    "case.reopened": "恢复办理",
    "case.overdue": "逾期",
    "case.cleared": "完成清算",
    "case.patients_told": "告知参保人员",
    "case.referral": "移送线索",
    "case.resume_requested": "收到恢复履行申请",
    "case.rectification_reported": "提交整改报告",
    "case.rectification_missed": "逾期未提交整改报告",
    "case.monitoring_raised": "提高监测等级",
    "case.department_result": "行政部门处理结果",
    "case.discretion": "裁量组意见",
    "case.documents_checked": "核对所提供资料",
    "case.documents_default": "逾期未提供资料",
    "case.escalated": "转入中止或解除",
    "case.hold_approval": "批准暂停结算",
    "case.hold_concluded": "暂停结算处理结论",
    "case.hold_reviewed": "复核暂停结算",
    "case.personnel_listed": "列明责任人员",
    "case.points_requested": "提请记分",
    "case.reconsidered": "重新审议",
    "case.transferred": "移送行政部门",
    "case.transfer_ended": "移送办结",
    "decision.stayed": "决定停止执行",
    "decision.stay_lifted": "决定恢复执行",
    "decision.revoked": "决定被撤销",
    "linkage.escalated": "联动回执逾期，报上级部门",
}
_ADVANCED = {f"case.{kind.value}": f"转为{kind.label}" for kind in CaseKind}
_DECIDED = {f"case.decided.{kind.value}": f"作出决定：{kind.label}" for kind in DecisionKind}
_CONCLUDED = {f"case.concluded.{outcome.value}": f"一项程序办结：{outcome.label}" for outcome in CaseOutcome}
_MEASURES = {f"case.measure.{kind.value}": f"列入措施：{kind.label}" for kind in MeasureKind}
_PERFORMED = {f"case.performed.{kind.value}": f"措施已履行：{kind.label}" for kind in MeasureKind}
_CANCELLED = {f"case.cancelled.{kind.value}": f"措施取消：{kind.label}" for kind in MeasureKind}
_DELIVERED = {f"case.{role.value}_delivered": f"送达{role.label}文书" for role in NoticeRole}

TITLES = {**_AGREEMENT, **_CASE, **_ADVANCED, **_DECIDED, **_CONCLUDED, **_MEASURES, **_PERFORMED, **_CANCELLED, **_DELIVERED}
"""Event to title."""
