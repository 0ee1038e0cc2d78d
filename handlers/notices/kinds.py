"""The documents of application and signing: title, word in the number, template, and what each must say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from handlers.register.kinds import PartyKind


class NoticeKind(StrEnum):
    """Which document. The value names the template processes/documents/<value>.html.j2."""

    ACCEPTANCE = "acceptance"
    REFUSAL = "refusal"
    SUPPLEMENT = "supplement"
    EVALUATION_SUPPLEMENT = "evaluation_supplement"
    EVALUATION_RESULT = "evaluation_result"
    REEVALUATION = "reevaluation"
    REEVALUATION_RETURNED = "reevaluation_returned"
    PROPOSED_LIST = "proposed_list"
    OBJECTION_FINDING = "objection_finding"
    REMOVAL = "removal"
    SIGNING_STOPPED = "signing_stopped"
    AGREEMENT = "agreement"
    FILING = "filing"
    DESIGNATED_LIST = "designated_list"


class Remedy(StrEnum):
    """Which remedy text a document carries."""

    REVIEW = "review"
    ENQUIRY = "enquiry"
    OBJECTION = "objection"
    DISPUTE = "dispute"
    HEARING = "hearing"


REMEDY_TEXTS = {
    Remedy.REVIEW: "对本决定不服的，可以自知道之日起60日内申请行政复议，或者自知道之日起6个月内依法提起行政诉讼。",
    Remedy.ENQUIRY: "对本通知有疑问的，可以向本机构查询；认为办理不当的，可以提请同级医疗保障行政部门协调处理。",
    Remedy.OBJECTION: "对名单有异议的，可以在公示期内实名或者附证据匿名向本机构提出。",
    Remedy.DISPUTE: "因协议发生争议的，可以协商、提请同级医疗保障行政部门协调处理，也可以依法申请行政复议或者提起行政诉讼。",
    Remedy.HEARING: "你单位有权在本通知载明的期限内陈述、申辩，提交证据，也可以要求当面听取意见；逾期未提出的，视为放弃。",
}
REMEDY_PROVISIONS = {
    Remedy.REVIEW: ("ARL-20-a", "ALL-46-a"),
    Remedy.ENQUIRY: (),
    Remedy.OBJECTION: (),
    Remedy.DISPUTE: ("O3-42-a",),
    Remedy.HEARING: ("S735-13-b",),
}


@dataclass(frozen=True, slots=True)
class NoticeSpec:
    """What a kind of document must say.

    `required`: facts without which it cannot be issued. `deadline`: the words before the computed date, None if
    the document sets none. `grounds`: whether it must cite at least one ground. `pharmacy` and `institution`
    are the provisions it always rests on for that party kind. `addressee` names whom it goes to, None for the
    party; an `internal` one is not shown to the party. `template` is its file below processes/documents.
    """

    kind: str
    title: str
    word: str
    required: tuple[str, ...]
    deadline: str | None
    remedy: Remedy
    pharmacy: tuple[str, ...]
    institution: tuple[str, ...]
    grounds: bool = False
    addressee: str | None = None
    internal: bool = False
    template: str | None = None
    sections: Mapping[str, str] = field(default_factory=dict)
    opening: str = ""

    def basis(self, party: PartyKind | None) -> tuple[str, ...]:
        """The provisions the document always cites; both kinds' for a document to the public."""
        if party is PartyKind.PHARMACY:
            return self.pharmacy
        if party is PartyKind.INSTITUTION:
            return self.institution
        return tuple(dict.fromkeys((*self.institution, *self.pharmacy)))


_K = NoticeKind

SPECS: Mapping[str, NoticeSpec] = {
    spec.kind: spec
    for spec in (
        NoticeSpec(
            _K.ACCEPTANCE,
            "受理通知书",
            "受理",
            ("application", "received_on", "accepted_on"),
            "评估工作完成期限",
            Remedy.ENQUIRY,
            ("O3-07-a", "O3-08-c"),
            ("O2-08-a", "O2-09-a"),
        ),
        NoticeSpec(
            _K.REFUSAL,
            "不予受理告知书",
            "不予受理",
            ("application", "received_on", "reasons"),
            None,
            Remedy.REVIEW,
            (),
            (),
            grounds=True,
        ),
        NoticeSpec(
            _K.SUPPLEMENT,
            "一次性补正告知书",
            "补正",
            ("application", "received_on", "items"),
            "补正材料提交期限",
            Remedy.ENQUIRY,
            ("O3-07-b",),
            ("O2-08-b",),
        ),
        NoticeSpec(
            _K.EVALUATION_SUPPLEMENT,
            "补充材料通知书",
            "补材",
            ("application", "items"),
            "补充材料提交期限",
            Remedy.ENQUIRY,
            ("O3-08-c",),
            ("O2-09-a",),
        ),
        NoticeSpec(
            _K.EVALUATION_RESULT,
            "评估结果告知书",
            "评估结果",
            ("application", "result", "concluded_on"),
            None,
            Remedy.REVIEW,
            ("O3-08-d", "O3-08-g"),
            ("O2-09-b", "O2-09-d"),
        ),
        NoticeSpec(
            _K.REEVALUATION,
            "再评估通知书",
            "再评估",
            ("application", "requested_on"),
            "再评估完成期限",
            Remedy.ENQUIRY,
            ("O3-08-h",),
            ("O2-09-d",),
        ),
        NoticeSpec(
            _K.REEVALUATION_RETURNED,
            "再评估申请退回告知书",
            "退回",
            ("application", "requested_on", "result_delivered_on"),
            "可以申请再评估的起始日期",
            Remedy.ENQUIRY,
            ("O3-08-h",),
            ("O2-09-d",),
        ),
        NoticeSpec(
            _K.PROPOSED_LIST,
            "拟签约名单公示",
            "公示",
            ("entries", "published_on"),
            "公示截止日期",
            Remedy.OBJECTION,
            ("O3-08-f",),
            ("O2-09-c",),
        ),
        NoticeSpec(
            _K.OBJECTION_FINDING,
            "异议核查结果告知书",
            "异议核查",
            ("application", "objection", "finding", "reason"),
            None,
            Remedy.ENQUIRY,
            ("O3-08-f",),
            ("O2-09-c",),
        ),
        NoticeSpec(
            _K.REMOVAL,
            "移出拟签约名单告知书",
            "移出名单",
            ("application", "reasons", "advice"),
            None,
            Remedy.REVIEW,
            ("O3-08-f", "O3-08-g"),
            ("O2-09-c", "O2-09-d"),
            grounds=True,
        ),
        NoticeSpec(
            _K.SIGNING_STOPPED,
            "终止签约告知书",
            "终止签约",
            ("application", "reasons"),
            None,
            Remedy.REVIEW,
            ("O3-09-a",),
            ("O2-10-a",),
            grounds=True,
        ),
        NoticeSpec(
            _K.AGREEMENT,
            "医疗保障定点服务协议",
            "协议",
            ("agreement", "clauses", "signed_on", "effective_on", "signer"),
            "协议期限届满日期",
            Remedy.DISPUTE,
            ("O3-09-a", "O3-09-d", "O3-09-e"),
            ("O2-10-a", "S735-11-a"),
        ),
        NoticeSpec(
            _K.FILING,
            "定点医药机构备案表",
            "备案",
            ("subject", "filed_on"),
            None,
            Remedy.ENQUIRY,
            ("O3-08-e", "O3-09-c", "R7-04-a"),
            ("O2-09-c", "O2-10-a", "R7-04-a"),
            internal=True,
        ),
        NoticeSpec(
            _K.DESIGNATED_LIST,
            "定点医药机构名单公告",
            "公告",
            ("entries", "announced_on"),
            None,
            Remedy.ENQUIRY,
            ("O3-10-a", "S735-11-b"),
            ("O2-11-a", "S735-11-b"),
        ),
    )
}
"""The specification of these documents by kind; those of agreements are declared beside their procedures."""
