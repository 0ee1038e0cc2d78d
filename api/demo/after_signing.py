"""Agreements of the demonstration in the middle of their lives: suspended, in a breach case, terminated, asking for renewal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from api.demo.walk import Walker
from api.kit.schemas import JsonObject

BRANCH = "杭州拱墅康泽大药房湖墅分店"
IN_BREACH_CASE = "杭州上城益康药房"
SUSPENDED = "杭州下沙同心堂药店"
TERMINATED = "杭州萧山永福大药房"
RENEWING = "杭州余杭佳宁医院"

AUDITOR = "jihe"
EFFECTIVE, ENDS = date(2026, 1, 1), date(2026, 12, 31)
BRANCH_ENDS = date(2028, 12, 31)
SUSPENDED_FROM, SUSPENDED_TO = date(2026, 9, 5), date(2026, 11, 30)
MEMBERS = ("吴国强", "郑海燕", "王建平")


Agreements = Mapping[str, str]
"""The numbers of the imported agreements, by the name of the party."""


def import_agreements(walker: Walker) -> Agreements:
    """Enter what the agency brought along from before."""
    ends = {**dict.fromkeys((IN_BREACH_CASE, SUSPENDED, TERMINATED, RENEWING), ENDS), BRANCH: BRANCH_ENDS}
    return {name: walker.import_agreement(name, EFFECTIVE, last) for name, last in ends.items()}


def suspend_voluntarily(walker: Walker, agreements: Agreements) -> None:
    """The party asks three months ahead (O3-39-d) and is granted it."""
    wanted: JsonObject = {"requestedFrom": SUSPENDED_FROM.isoformat(), "requestedTo": SUSPENDED_TO.isoformat()}
    reason = "经营场所整体装修，暂停营业。"
    case = walker.file(agreements[SUSPENDED], "request-suspension", {"suspensionReason": reason, **wanted})
    walker.do(case, "Task_CheckObligations", {"obligationsOpinion": "无在办案件，无未履行责任。"})
    walker.do(case, "Task_Consent", {"consent": "agree", "consentReasons": "情况属实，同意中止。"})
    walker.do(case, "Task_Report", {"reportedOn": walker.today().isoformat(), "reportSummary": "药店因装修自愿中止协议。"})


def propose_termination(walker: Walker, agreements: Agreements) -> str:
    """The auditors found drugs exchanged for goods (O3-40-5) and give notice of the termination; the case's number."""
    day = walker.today().isoformat()
    finding: JsonObject = {"findings": ["goods_swapped"], "circumstances": ["serious"], "discoveredOn": day}
    facts = "现场稽核查明该药店多次将日用品串换为医保药品结算，涉及费用 38600 元。"
    case = walker.file(agreements[TERMINATED], "propose-termination", {**finding, "description": facts}, AUDITOR)
    walker.do(case, "Task_EvidenceFile", {"evidenceList": [_evidence("现场稽核笔录", day)], "evidenceSummary": facts})
    walker.do(case, "Task_DraftNotice", {"noticeFacts": facts, "proposedFaultClass": "fraud", "responsiblePersons": []})
    walker.do(case, "Task_DeliverNotice")
    statement: JsonObject = {"statementText": "系店员个人行为，请求从轻处理。", "hearingAsked": True}
    walker.file(agreements[TERMINATED], "statement", statement)
    return case


def decide_termination(walker: Walker, case: str) -> None:
    """After the hearing the leaders decide together (O3-40-a), and all that follows is done but the clearing."""
    day = walker.today()
    heard: JsonObject = {
        "hearingHeldOn": day.isoformat(),
        "hearingPresent": "戴永福、孙丽华",
        "hearingMinutes": "机构承认事实，请求从轻。",
    }
    walker.do(case, "Task_HoldHearing", heard)
    walker.do(case, "Task_AnswerDefence", {"defenceAccepted": False, "defenceAnswer": "多次实施，与事实不符，不予采纳。"})
    walker.do(case, "Task_Decide", _decision(day))
    walker.do(case, "Task_DeliverDecision")
    walker.do(case, "Task_Report", {"reportedOn": day.isoformat(), "reportContent": "解除协议决定、情形和金额见附件。"})


def open_breach_case(walker: Walker, agreements: Agreements) -> str:
    """A complaint is looked into and the notice served; the party may defend itself now. The case's number."""
    day = walker.today().isoformat()
    facts = "投诉反映该药店超标准收费，初步核查属实 12 笔，共 1000 元。"
    report: JsonObject = {"findingSource": "complaint", "foundOn": day, "foundFacts": facts, "complaintNumber": "12393-2026-0917"}
    case = walker.file(agreements[IN_BREACH_CASE], "report-breach", report, AUDITOR)
    people: JsonObject = {"investigators": [{"investigatorName": "钱磊"}, {"investigatorName": "何勇"}], "holdOpening": "none"}
    walker.do(case, "Task_OpenInvestigation", people)
    return case


def serve_breach_notice(walker: Walker, case: str) -> None:
    """The facts are established and the prior notice is served."""
    day = walker.today().isoformat()
    facts = "2026年3月超标准收费12笔，共计1000元。"
    found: JsonObject = {
        "breachFound": True,
        "findingFacts": facts,
        "findingCodes": ["S735-38-3"],
        "evidence": [_evidence("收费明细", day)],
    }
    walker.do(case, "Task_Investigate", found)
    walker.do(
        case, "Task_DraftNotice", {"proposedMeasures": ["约谈", "暂缓、拒付或追回费用"], "noticeText": "拟追回费用并约谈。"}
    )
    walker.do(case, "Task_DeliverNotice")


def ask_for_renewal(walker: Walker, agreements: Agreements) -> None:
    """The hospital asks three months before the end of the term (O2-41-a); the agency has yet to decide."""
    walker.file(agreements[RENEWING], "renewal-request", {"requestStatement": "申请续签2027年度协议。"})


def _evidence(title: str, day: str) -> JsonObject:
    return {"evidenceTitle": title, "evidenceSource": "现场稽核", "evidenceTakenOn": day}


def _decision(day: date) -> JsonObject:
    return {
        "groundFinding": "proved",
        "provedGrounds": ["O3-40-5"],
        "decisionReasons": "事实清楚，证据确凿，依照规定应当解除协议。",
        "judgementReasons": "多次、长期实施，数额较大。",
        "faultClass": "fraud",
        "causeAtHq": False,
        "terminatesOn": (day + timedelta(days=1)).isoformat(),
        "recoveryAmount": 38600,
        "members": [{"memberName": name, "memberPost": "负责人"} for name in MEMBERS],
        "decisionRecord": "经集体讨论，一致同意解除协议。",
    }
