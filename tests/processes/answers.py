"""Plain answers to every form of the first three procedures, and complete application forms."""

from __future__ import annotations

from datetime import date

AREA = "330100"
_TEAM = ("insurance", "medicine", "finance", "information_technology")
_CLAUSES = ("Rights", "Duties", "Liability", "BreachSchedule", "Personnel", "Settlement", "Disputes", "Coaching", "Purchasing")


def pharmacy(code: str = "91330100MA2AAAAA0X", **changes: object) -> dict[str, object]:
    """The form of a pharmacy that meets every condition."""
    return {
        **_party(code),
        "partyType": "pharmacy",
        "partyName": "康民大药房",
        "licenceNumber": "浙DA5710001",
        "licenceValidTo": "2030-02-28",
        "businessLicenceNumber": f"Y{code}",
        "businessLicenceValidFrom": "2025-01-01",
        "materials": [f"O3-06-{item}" for item in range(1, 9)],
        "staff": [
            _staff("李药师", "33010219850101001X", "pharmacist"),
            _staff("周静", "330102198502020022", "insurance_administrator"),
            _staff("吴敏", "330102198503030033", "insurance_administrator"),
        ],
        **changes,
    }


def institution(code: str = "12330100MB2BBBBB1X", **changes: object) -> dict[str, object]:
    """The form of a private hospital that meets every condition."""
    return {
        **_party(code),
        "partyType": "institution",
        "partyName": "仁和医院",
        "category": "hospital",
        "beds": 120,
        "mainScope": "basic",
        "offersExaminations": True,
        "licenceKind": "medical_practice",
        "licenceNumber": "PDY330100",
        "traceabilityCommitment": True,
        "priceCommitment": True,
        "uploadCommitment": True,
        "materials": [f"O2-07-a-{item}" for item in range(1, 7)],
        "staff": [
            _staff("王医师", "330102197001010011", "physician"),
            _staff("赵技师", "330102198001010022", "technician"),
            _staff("孙洁", "330102198101010033", "insurance_administrator"),
        ],
        **changes,
    }


def answers(element: str, today: date) -> dict[str, object]:
    """What a person enters at that element when everything is in order."""
    day = today.isoformat()
    given: dict[str, dict[str, object]] = {
        "Task_CheckCompleteness": {"intakeDecision": "complete"},
        "Task_SupplementNotice": {"supplementText": "请一次补齐。", "deliveryMethod": "electronic"},
        "Task_RefusalDecision": {"refusalReasons": "存在不予受理情形。", "deliveryMethod": "electronic"},
        "Task_SuperviseIntake": {"supervision": "urge", "supervisionReason": "三日内办结。"},
        "Task_ArrangeEvaluation": {"evaluatorKind": "team", "teamMembers": team()},
        "Task_PaperReview": {
            **_passed("Licences", "Pharmacists", "Administrators", "Staff", "Rules", "PriceCommitment", "Upload"),
            "paperMaterialsNeeded": False,
            "paperFindings": "材料属实。",
        },
        "Task_SiteVisit": {
            **_passed("Settlement", "Labels", "Facilities", "Traceability", "Technicians"),
            "visitedOn": day,
            "siteMaterialsNeeded": False,
            "siteFindings": "现场符合。",
        },
        "Task_RequestMaterials": {"supplementItems": "近三个月进销存记录\n房屋租赁合同", "deliveryMethod": "electronic"},
        "Task_ResultNotice": {"resultReasons": "缺少医保药品标识。", "rectificationAdvice": "补充标识。"},
        "Task_SecondNotice": {"resultReasons": "仍缺少医保药品标识。", "rectificationAdvice": "补充标识。"},
        "Task_DeliverResult": {"deliveryMethod": "electronic", "deliveredOn": day, "deliveryReceipt": "系统记录"},
        "Task_DeliverSecond": {"deliveryMethod": "electronic", "deliveredOn": day, "deliveryReceipt": "系统记录"},
        "Task_SuperviseEvaluation": {"supervisionReason": "人手不足", "supervisionMeasure": "十日内办结"},
        "Task_VerifyObjection": {"objectionFinding": "unfounded", "verificationFacts": "查无实据。"},
        "Task_Negotiate": {"consensus": True, "negotiationRecord": "协商一致。"},
        "Task_DraftAgreement": {**draft(), "effectiveOn": None},
        "Task_CheckContent": {"contentApproved": True, "contentOpinion": "同意。"},
        "Task_PartySign": {"partyAgrees": True, "partySigner": "陈立"},
        "Task_AgencySign": {"agencySigner": "吴国强", "signerLevel": "prefecture"},
        "Task_FileAgreement": {"filingNumber": "杭备001", "filedOn": day},
        "Task_RegisterPersonnel": {"commitmentsCollected": True, "personnel": []},
    }
    return given[element]


def team(*, without: str | None = None, conflict: bool = False) -> list[dict[str, object]]:
    """A team of all four kinds of expertise, or of three."""
    kinds = [kind for kind in _TEAM if kind != without]
    return [{"memberName": f"专家{kind}", "expertise": kind, "conflict": conflict} for kind in kinds]


def draft() -> dict[str, object]:
    """A draft with every clause."""
    return {
        "templateVersion": "2024-1",
        "damagesRate": "违规金额的30%",
        "suspensionCapDays": 180,
        "serviceList": "附件一",
        "localClauses": [],
        **{f"clause{name}": True for name in _CLAUSES},
    }


def _party(code: str) -> dict[str, object]:
    return {
        "areaCode": AREA,
        "creditCode": code,
        "ownership": "private",
        "registeredAddress": "西湖路1号",
        "openedOn": "2025-03-01",
        "licenceValidFrom": "2025-03-01",
        "contactName": "陈立",
        "contactPhone": "057188880000",
        "legalRepresentativeName": "陈立",
        "legalRepresentativeIdNumber": "330102196501010011",
        "principalName": "陈立",
        "principalIdNumber": "330102196501010011",
        "fundForecast": "预计全年使用医保基金100万元。",
        "declarations": ["system_conforms", "direct_settlement", "base_database", "national_codes"],
    }


def _staff(name: str, id_number: str, duty: str) -> dict[str, object]:
    return {
        "staffName": name,
        "staffIdNumber": id_number,
        "duty": duty,
        "contractStartsOn": "2025-03-01",
        "contractEndsOn": "2028-02-29",
        "fullTime": True,
        "registeredHere": True,
    }


def _passed(*checks: str) -> dict[str, object]:
    return {f"check{name}": "pass" for name in checks}
