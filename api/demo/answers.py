"""What the caseworkers of the demonstration enter when everything is in order, by element of the diagrams."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from api.kit.schemas import JsonObject

TEAM = (
    ("李静怡", "insurance"),
    ("周明远", "medicine"),
    ("韩雪", "finance"),
    ("曹宇", "information_technology"),
)
CHECKS = (
    "checkLicences",
    "checkPharmacists",
    "checkAdministrators",
    "checkStaff",
    "checkRules",
    "checkPriceCommitment",
    "checkUpload",
    "checkSettlement",
    "checkLabels",
    "checkFacilities",
    "checkTraceability",
    "checkTechnicians",
)
CLAUSES = (
    "clauseRights",
    "clauseDuties",
    "clauseLiability",
    "clauseBreachSchedule",
    "clausePersonnel",
    "clauseSettlement",
    "clauseDisputes",
    "clauseCoaching",
    "clausePurchasing",
)

WORKERS: Mapping[str, str] = {
    "Task_CheckCompleteness": "shouli",
    "Task_SupplementNotice": "shouli",
    "Task_RefusalDecision": "shouli",
    "Task_ArrangeEvaluation": "pinggu",
    "Task_PaperReview": "pinggu",
    "Task_SiteVisit": "pinggu2",
    "Task_RequestMaterials": "pinggu",
    "Task_ResultNotice": "pinggu",
    "Task_DeliverResult": "pinggu",
    "Task_SecondNotice": "pinggu",
    "Task_DeliverSecond": "pinggu",
    "Task_VerifyObjection": "pinggu2",
    "Task_Negotiate": "xieyi",
    "Task_DraftAgreement": "xieyi",
    "Task_CheckContent": "fuzeren",
    "Task_AgencySign": "fuzeren",
    "Task_FileAgreement": "xieyi",
}
"""Who does which task; all others belong to the applicant."""


def answers(today: date) -> JsonObject:
    """Every field of every form, answered for the plain case; a form takes the ones it has."""
    day = today.isoformat()
    return {
        "intakeDecision": "complete",
        "checkRemarks": "材料齐全",
        "refusalReasons": "存在法定不予受理情形。",
        "refusalEvidence": "医保定点机构管理库查询记录",
        "remedyText": "如不服本决定，可自知道之日起60日内申请行政复议，或6个月内提起行政诉讼。",
        "deliveryMethod": "electronic",
        "deliveredOn": day,
        "deliveryReceipt": "电子送达回执",
        "evaluatorKind": "team",
        "teamMembers": [{"memberName": name, "expertise": kind, "conflict": False} for name, kind in TEAM],
        **dict.fromkeys(CHECKS, "pass"),
        "paperMaterialsNeeded": False,
        "paperFindings": "书面材料真实有效，符合定点条件。",
        "visitedOn": day,
        "siteMaterialsNeeded": False,
        "siteFindings": "现场设施、标识和系统运行符合要求。",
        "consensus": True,
        "negotiationRecord": "双方就服务范围、结算方式和违约责任协商一致。",
        "templateVersion": "2024范本",
        "effectiveOn": (today + timedelta(days=10)).isoformat(),
        "damagesRate": "违规金额的30%",
        "suspensionCapDays": 180,
        "serviceList": "基本医疗保险药品、医疗服务项目",
        **dict.fromkeys(CLAUSES, True),
        "contentApproved": True,
        "contentOpinion": "内容完整，同意签订。",
        "partyAgrees": True,
        "partySigner": "法定代表人",
        "agencySigner": "吴国强",
        "signerLevel": "prefecture",
        "filingNumber": f"杭医保备〔{today.year}〕001号",
        "filedOn": day,
        "commitmentsCollected": True,
        "personnel": [],
    }
