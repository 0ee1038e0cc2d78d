"""One whole life: designated, renewed, suspended, resumed, terminated with hearing, its branch linked, all restored on review."""

from __future__ import annotations

import re
from datetime import date

import pytest
from playwright.sync_api import expect
from pydantic import JsonValue

from api.demo.after_signing import BRANCH, MEMBERS
from handlers.applications.checklist import materials
from handlers.register.kinds import PartyKind
from tests.browser.clerk import Clerk
from tests.browser.conftest import Sit
from tests.browser.desk import Desk, tick

pytestmark = pytest.mark.xdist_group("browser-3")

PARTY = "杭州拱墅康泽大药房"
APPLIED, AGREED = date(2026, 9, 29), date(2026, 10, 14)
ASKED, NEW_TERM = date(2027, 7, 1), date(2027, 10, 24)
SUSPENDED, RESUMED = date(2027, 11, 1), date(2027, 11, 2)
PROPOSED, TERMINATED = date(2027, 11, 3), date(2027, 11, 4)
REVOKED, RESTORED = date(2027, 11, 8), date(2027, 11, 9)
FACTS = "现场稽核查明该药店多次将日用品串换为医保药品结算。"


def test_one_whole_life(sit: Sit) -> None:
    """Every kind of screen by clicking; the long stretches between them over HTTP, in the same sessions."""
    pharmacy, branch, citizen = sit("yaodian"), sit("fendian"), sit("")
    auditor, negotiator, leader, department = sit("jihe"), sit("xieyi"), sit("fuzeren"), sit("xingzheng")
    _is_designated(sit, pharmacy, leader, negotiator)
    _is_renewed(pharmacy, leader, negotiator)
    number = Clerk(leader).agreement_of(PARTY)
    _is_suspended_and_resumed(number, pharmacy, auditor, leader)
    case = _is_given_notice(number, pharmacy, auditor)
    _is_terminated(number, case, leader, auditor)
    linked = _branch_is_linked(case, branch, auditor, leader)
    _public_sees(citizen, terminated=True)
    _is_restored(number, case, department, auditor, leader)
    branch.go(f"/agreements/{linked}")
    expect(branch.page.get_by_text("履行中").first).to_be_visible()
    _public_sees(citizen, terminated=False)


def _is_designated(sit: Sit, pharmacy: Desk, leader: Desk, negotiator: Desk) -> None:
    """PR-01 to PR-03; tests/browser/test_pharmacy.py clicks through them."""
    applicant, evaluator = Clerk(pharmacy), Clerk(sit("pinggu"))
    known = applicant.get("/applications/form", party_type="pharmacy", area="330100")["data"]
    enclosed = [item.code for item in materials(PartyKind.PHARMACY)]
    data = {**known, "fundForecast": "预计年使用医保基金约 60 万元。", "materials": enclosed}
    number = applicant.post("/applications", {"area": "330100", "variables": data})["number"]
    Clerk(sit("shouli")).do(number, "Task_CheckCompleteness", APPLIED)
    evaluator.do(number, "Task_ArrangeEvaluation", APPLIED)
    evaluator.do(number, "Task_PaperReview", APPLIED)
    Clerk(sit("pinggu2")).do(number, "Task_SiteVisit", APPLIED)
    Clerk(leader).advance(AGREED)
    for desk, element in (
        (negotiator, "Task_Negotiate"),
        (negotiator, "Task_DraftAgreement"),
        (leader, "Task_CheckContent"),
        (pharmacy, "Task_PartySign"),
        (leader, "Task_AgencySign"),
        (negotiator, "Task_FileAgreement"),
        (pharmacy, "Task_RegisterPersonnel"),
    ):
        Clerk(desk).do(number, element, AGREED)


def _is_renewed(pharmacy: Desk, leader: Desk, negotiator: Desk) -> None:
    """PR-08: the party asks on the agreement's page; the new agreement follows the old one."""
    Clerk(leader).advance(ASKED)
    pharmacy.go("/agreements")
    pharmacy.page.get_by_role("row").filter(has_text=PARTY).get_by_role("link").click()
    pharmacy.file("申请续签", texts={"申请说明": "申请续签下一年度协议。"})
    expect(pharmacy.page.get_by_text("已申请")).to_be_visible()
    pharmacy.picture("agreement-renewal-asked")
    number = pharmacy.page.url.rpartition("/")[2]
    negotiator.do(PARTY, "协商续签", choices={"是否协商一致": "协商一致"}, texts={"协商记录": "双方协商一致。"})
    for desk, element in (
        (negotiator, "Task_Draft"),
        (leader, "Task_CheckContent"),
        (pharmacy, "Task_PartySign"),
        (leader, "Task_AgencySign"),
        (negotiator, "Task_File"),
    ):
        Clerk(desk).do(number, element, ASKED)
    Clerk(leader).advance(NEW_TERM)
    leader.go(f"/agreements/{number}")
    expect(leader.page.get_by_text("已续签").first).to_be_visible()
    leader.page.get_by_text("续签为协议").get_by_role("link").click()
    expect(leader.page.get_by_text(f"{NEW_TERM.isoformat()} 周日 生效")).to_be_visible()


def _is_suspended_and_resumed(number: str, pharmacy: Desk, auditor: Desk, leader: Desk) -> None:
    """PR-09 A: the party asks at short notice, is suspended on the day, asks to resume and is checked."""
    pharmacy.go(f"/agreements/{number}")
    pharmacy.file(
        "申请中止协议",
        texts={"申请中止的原因": "经营场所漏水，须立即停业维修。"},
        dates={"中止起始日": SUSPENDED, "中止截止日": date(2027, 12, 31)},
    )
    auditor.do(PARTY, "核查在办案件与未履行责任", texts={"核查意见": "无在办案件，无未履行责任。"})
    leader.do(
        PARTY,
        "审定中止申请",
        choices={"审定意见": "同意"},
        texts={"同意缩短提前期的书面理由": "突发漏水，无法提前申请。", "理由": "情况属实。"},
    )
    leader.go(f"/agreements/{number}")
    leader.advance(SUSPENDED)
    expect(leader.page.get_by_text("自愿中止", exact=True).first).to_be_visible()
    leader.page.get_by_role("tab", name="中止与暂停结算").click()
    expect(leader.page.get_by_role("cell", name="尚未恢复")).to_be_visible()
    pharmacy.go(f"/agreements/{number}")
    pharmacy.file("申请恢复履行", texts={"恢复履行的准备情况": "维修完毕，人员和系统已就绪。"})
    auditor.take(PARTY, "核验恢复条件")
    for label in ("许可证照有效", "人员在岗", "信息系统正常"):
        tick(auditor.page.get_by_label(label))
    auditor.choose("核验结论", "符合恢复条件")
    auditor.write("核验情况与理由", "现场核验符合恢复条件。")
    auditor.submit()
    Clerk(leader).advance(RESUMED)
    pharmacy.go(f"/agreements/{number}")
    expect(pharmacy.page.get_by_text("履行中").first).to_be_visible()


def _is_given_notice(number: str, pharmacy: Desk, auditor: Desk) -> str:
    """PR-11 1 to 4: proposed on the agreement's page, noticed, and the party asks to be heard; the number of the case."""
    Clerk(auditor).advance(PROPOSED)
    auditor.go(f"/agreements/{number}")
    auditor.open_filing("提请解除协议")
    tick(auditor.page.get_by_label("串换药品或者商品", exact=True))
    auditor.pick("发现日期", PROPOSED)
    auditor.write("事实经过", FACTS)
    auditor.picture("filing-termination")
    auditor.submit_filing()
    clerk = Clerk(auditor)
    case = str(clerk.get("/case-files", agreement=number, kind="termination")["items"][0]["number"])
    evidence: JsonValue = {"evidenceTitle": "现场稽核笔录", "evidenceSource": "现场稽核", "evidenceTakenOn": PROPOSED.isoformat()}
    clerk.do(case, "Task_EvidenceFile", PROPOSED, evidenceList=[evidence], evidenceSummary=FACTS)
    clerk.do(case, "Task_DraftNotice", PROPOSED, noticeFacts=FACTS, proposedFaultClass="fraud", responsiblePersons=[])
    clerk.do(case, "Task_DeliverNotice", PROPOSED)
    pharmacy.go(f"/agreements/{number}")
    pharmacy.open_filing("陈述申辩")
    expect(pharmacy.page.get_by_text(f"针对案件：解除协议 {case}")).to_be_visible()
    pharmacy.write("陈述申辩内容", "系店员个人行为，请求从轻处理。")
    tick(pharmacy.page.get_by_label("要求当面陈述"))
    pharmacy.submit_filing()
    return case


def _is_terminated(number: str, case: str, leader: Desk, auditor: Desk) -> None:
    """PR-11 5 to 8: hearing, answer, collective decision, delivery; a legal reader follows it on the page."""
    leader.do(
        PARTY,
        "当面听取陈述申辩",
        texts={"到场人员": "主要负责人陈晓梅", "陈述申辩笔录": "机构对事实没有异议，请求从轻。"},
        dates={"听取日期": PROPOSED},
    )
    auditor.do(PARTY, "审查陈述申辩并答复", choices={"对陈述申辩的意见": "不予采纳"}, texts={"理由": "与查明的事实不符。"})
    Clerk(leader).do(case, "Task_Decide", PROPOSED, **_verdict())
    auditor.do(
        PARTY, "登记决定书送达", choices={"送达方式": "电子送达"}, texts={"送达回证": "电子回执"}, dates={"送达日期": PROPOSED}
    )
    Clerk(leader).advance(TERMINATED)
    leader.go(f"/agreements/{number}?tab=cases")
    decision = leader.page.get_by_role("article").filter(has_text="解除协议")
    expect(decision).to_contain_text("集体决定，参加人员：吴国强、郑海燕、王建平")
    expect(decision).to_contain_text("3号令第40条第5项")
    expect(decision).to_contain_text("因连锁总部负责人所致")
    expect(leader.page.get_by_text("协议已于 2027-11-04 终结")).to_be_visible()
    expect(leader.page.get_by_text("陈述申辩至")).to_be_visible()
    leader.picture("agreement-terminated")


def _verdict() -> dict[str, JsonValue]:
    return {
        "groundFinding": "proved",
        "provedGrounds": ["O3-40-5"],
        "decisionReasons": "事实清楚，证据确凿，依照规定应当解除。",
        "judgementReasons": "多次、长期实施。",
        "faultClass": "fraud",
        "graveIllegality": True,
        "graveReasons": "主要负责人组织实施。",
        "causeAtHq": True,
        "causeAtHqReasons": "连锁总部负责人组织实施。",
        "terminatesOn": TERMINATED.isoformat(),
        **_members(),
    }


def _members() -> dict[str, JsonValue]:
    members: list[JsonValue] = [{"memberName": name, "memberPost": "负责人"} for name in MEMBERS]
    return {"members": members, "decisionRecord": "经集体讨论，一致同意。"}


def _branch_is_linked(case: str, branch: Desk, auditor: Desk, leader: Desk) -> str:
    """PR-12 C: the branch under the same head is told, heard and terminated with it; the number of its agreement."""
    auditor.go(f"/cases/{case}")
    auditor.page.get_by_text("联动案件").get_by_role("link").click()
    linked_case = auditor.page.url.rpartition("/")[2]
    delivered = TERMINATED.isoformat()
    Clerk(auditor).do(linked_case, "Task_DeliverNotice", TERMINATED, personsDeliveredOn=delivered)
    branch.go("/agreements")
    branch.page.get_by_role("row").filter(has_text=BRANCH).get_by_role("link").click()
    branch.file("陈述申辩", texts={"陈述申辩内容": "各分店独立经营，独立核算。"})
    number = branch.page.url.rpartition("/")[2]
    auditor.do(BRANCH, "核查身份和总部原因", choices={"核查结论": "申辩不成立"}, texts={"理由": "登记的负责人为同一人。"})
    joint: dict[str, JsonValue] = {
        "excludedBranches": [],
        "jointReasons": "同一负责人组织实施。",
        "terminatesOn": delivered,
        **_members(),
    }
    Clerk(leader).do(case, "Task_JointDecision", TERMINATED, **joint)
    Clerk(auditor).do(linked_case, "Task_DeliverDecision", TERMINATED)
    Clerk(leader).advance(REVOKED)
    branch.page.reload()
    expect(branch.page.get_by_text("已解除").first).to_be_visible()
    return number


def _public_sees(citizen: Desk, *, terminated: bool) -> None:
    for name in (PARTY, BRANCH):
        for path, listed in (("/public/terminated", terminated), ("/public/designated", not terminated)):
            citizen.go(f"{path}?q={name}")
            row = citizen.page.get_by_role("row").filter(has_text=re.compile(rf"{name}(?!湖墅)"))
            expect(row).to_have_count(1 if listed else 0)
    citizen.picture(f"public-terminated-{terminated}")


def _is_restored(number: str, case: str, department: Desk, auditor: Desk, leader: Desk) -> None:
    """ALL-56-a: the decision is revoked on review, and the state before it is restored, the branch's too."""
    department.go(f"/cases/{case}")
    department.file(
        "登记撤销决定",
        texts={"文书编号": "浙医保复〔2027〕1号", "作出机关": "浙江省医疗保障局", "理由": "主要事实不清，证据不足。"},
        dates={"文书日期": REVOKED},
    )
    Clerk(leader).advance(RESTORED)
    leader.go(f"/agreements/{number}?tab=cases")
    expect(leader.page.get_by_text("被撤销，恢复原状").first).to_be_visible()
    expect(leader.page.get_by_text("履行中").first).to_be_visible()
    leader.page.get_by_role("tab", name="经过").click()
    expect(leader.page.get_by_text("已解除 →").first).to_be_visible()
    leader.picture("agreement-restored")
