"""The words of a case file: kinds, sources, status, outcomes, roles of documents, decisions and measures."""

from __future__ import annotations

from enum import StrEnum


class _Labelled(StrEnum):
    """A word with its Chinese label, declared as `NAME = "value", "标签"`."""

    label: str

    def __new__(cls, value: str, label: str) -> _Labelled:
        """Keep the label beside the value."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class CaseKind(_Labelled):
    """What a case is about; the last two are the party's own wish and never count against it."""

    BREACH = "breach", "违约处理"
    SUSPENSION = "suspension", "中止协议"
    TERMINATION = "termination", "解除协议"
    LINKAGE = "linkage", "联动处理"
    VOLUNTARY_SUSPENSION = "voluntary_suspension", "自愿中止"
    EXIT = "exit", "主动退出"

    @property
    def adverse(self) -> bool:
        """Whether the case is held against the party, so that the agreement's case region shows it."""
        return self not in (CaseKind.VOLUNTARY_SUSPENSION, CaseKind.EXIT)


class CaseSource(_Labelled):
    """Where a case comes from (PR-10 step 1, PR-09 B1)."""

    AUDIT = "audit", "稽核检查"
    CLAIM_REVIEW = "claim_review", "费用审核"
    COMPLAINT = "complaint", "举报投诉"
    APPRAISAL = "appraisal", "绩效考核"
    DATA_FAILURE = "data_failure", "数据报送"
    AGREEMENT_TERM = "agreement_term", "协议约定"
    DEPARTMENT_ORDER = "department_order", "行政部门责令"
    PERSONNEL_SHARE = "personnel_share", "人员支付资格"
    TRANSFERRED = "transferred", "移送线索"
    COACHING = "coaching", "政策辅导"
    SECOND_SUSPENSION = "second_suspension", "累计中止"
    NOT_RECTIFIED = "not_rectified", "整改不到位"
    LINKAGE = "linkage", "联动通知"
    PARTY = "party", "医药机构申请"


class CaseStatus(_Labelled):
    """How far a case has come."""

    INVESTIGATING = "INVESTIGATING", "调查中"
    NOTICE_SENT = "NOTICE_SENT", "已告知"
    DECIDED = "DECIDED", "已决定"
    CLOSED = "CLOSED", "已办结"


class CaseOutcome(_Labelled):
    """How a case ended."""

    RECTIFIED = "CLOSED_RECTIFIED", "整改到位结案"
    NO_BREACH = "CLOSED_NO_BREACH", "未发现违约结案"
    ESCALATED = "ESCALATED", "转入中止或解除"
    ENFORCED = "ENFORCED", "强制履行"
    NOT_SUSPENDED = "NOT_SUSPENDED", "不予中止"
    SUSPENDED = "SUSPENDED", "中止协议"
    RESUMED = "RESUMED", "恢复履行"
    ENDED_180 = "ENDED_180", "自动终止"
    EXPIRED = "EXPIRED", "期满终止"
    TERMINATED = "TERMINATED", "解除协议"
    NOT_PROVED = "NOT_PROVED", "情形不成立"
    LINKED = "LINKED", "联动执行"
    EXCLUDED = "EXCLUDED", "不予联动"
    REFUSED = "REFUSED", "不予同意"
    WITHDRAWN = "WITHDRAWN", "撤回"
    OVERTAKEN = "OVERTAKEN", "协议已终结"
    REVERSED = "REVERSED", "决定被撤销"


class NoticeRole(_Labelled):
    """What a document does in a case. PRIOR notices give the right to be heard."""

    PRIOR = "prior", "事先告知"
    DEMAND = "demand", "调取、催告"
    DECISION = "decision", "决定"
    OTHER = "other", "其他文书"


class DecisionKind(_Labelled):
    """What is decided in a case; see `rights.RULES` for what each must have before it."""

    SUSPEND = "suspend", "中止协议"
    TERMINATE = "terminate", "解除协议"
    BREACH = "breach", "违约处理"
    PERFORMANCE = "performance", "限期履行"
    HOLD = "hold", "暂停结算"
    DROP = "drop", "情形不成立"
    LESSER = "lesser", "较轻措施"
    CONSENT = "consent", "同意"
    WITHHOLD = "withhold", "不予同意"
    EXCEPTION = "exception", "例外处理"
    LINKED_SUSPENSION = "linked_suspension", "联动中止"
    LINKED_TERMINATION = "linked_termination", "联动解除"
    EXCLUSION = "exclusion", "不予联动"


class DecisionStatus(_Labelled):
    """Whether a decision has effect (GAP-25)."""

    IN_FORCE = "in_force", "生效"
    STAYED = "stayed", "停止执行"
    REVOKED = "revoked", "已撤销"


class MeasureKind(_Labelled):
    """What a breach decision imposes (PR-10 steps 6a to 6f)."""

    INTERVIEW = "interview", "约谈"
    WITHHOLD = "withhold", "暂停或不予拨付"
    REFUSE = "refuse", "拒付"
    RECOVER = "recover", "追回费用"
    DAMAGES = "damages", "支付违约金"
    PAUSE_PERSON = "pause_person", "暂停人员服务"
    PAUSE_DEPARTMENT = "pause_department", "暂停科室服务"
    RECTIFY = "rectify", "限期整改"
    SUSPEND = "suspend", "中止协议"
    TERMINATE = "terminate", "解除协议"


class MeasureState(_Labelled):
    """Whether a measure has been performed."""

    OPEN = "open", "未履行"
    PERFORMED = "performed", "已履行"
    CANCELLED = "cancelled", "已取消"
