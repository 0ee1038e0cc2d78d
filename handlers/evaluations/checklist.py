"""What an evaluation checks, by party kind (O3-08-1..6; O2-09-b with the 2025 notice)."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.evaluations.models import Part
from handlers.register.kinds import Ownership, PartyKind
from handlers.register.models import Party


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One item of the checklist before it is checked."""

    code: str
    provision: str
    title: str
    part: Part = Part.BOTH
    mandatory: bool = True
    priority: bool = False


_PHARMACY = (
    CheckItem("O3-08-1", "O3-08-1", "药品经营许可证、营业执照和法定代表人、企业负责人或实际控制人身份证", Part.PAPER),
    CheckItem("O3-08-2", "O3-08-2", "执业药师或药学技术人员资格证书及劳动合同", Part.PAPER),
    CheckItem("O3-08-3", "O3-08-3", "医保专（兼）职管理人员的劳动合同", Part.PAPER),
    CheckItem("O3-08-4", "O3-08-4", "与医疗保障政策对应的内部管理制度和财务制度"),
    CheckItem("O3-08-5", "O3-08-5", "与医保有关的信息系统具备开展直接联网结算的条件", Part.SITE),
    CheckItem("O3-08-6", "O3-08-6", "医保药品标识", Part.SITE),
)
_INSTITUTION = (
    CheckItem("O2-09-b-1", "O2-09-b", "医疗机构执业许可证或中医诊所备案证或军队医疗机构许可证照", Part.PAPER),
    CheckItem("O2-09-b-2", "O2-09-b", "医师、护士、药学及医技人员执业信息和医师第一注册地信息", Part.PAPER),
    CheckItem("O2-09-b-3", "O2-09-b", "与服务功能相适应的诊断、治疗、手术、住院、药品贮存、检查检验等设施设备", Part.SITE),
    CheckItem("O2-09-b-4", "O2-09-b", "与医保政策对应的内部管理制度和财务制度，卫生健康部门医疗机构评审的结果"),
    CheckItem("O2-09-b-5", "O2-09-b", "与医保有关的信息系统具备开展直接联网结算的条件", Part.SITE),
    CheckItem("N2025-02-1", "N2025-02-1", "药品耗材追溯码应采尽采、依码结算、依码支付"),
)
_TECHNICIAN = CheckItem("N2025-02-2", "N2025-02-2", "开展检查检验的具有相应资质的医技人员")
_PRICE_PARITY = CheckItem("N2025-03-2", "N2025-03-2", "非公立机构与公立机构同价格项目和水平的承诺", Part.PAPER)
_PRIORITY = CheckItem(
    "N2025-02-5",
    "N2025-02-5",
    "承诺经国家平台上传调阅检查检验结果（优先纳入）",
    Part.PAPER,
    mandatory=False,
    priority=True,
)


def checklist(party: Party, local: tuple[CheckItem, ...] = ()) -> tuple[CheckItem, ...]:
    """The checks of that party: its kind's own, the 2025 additions that apply, then the local ones (SC-057)."""
    if party.kind is PartyKind.PHARMACY:
        return (*_PHARMACY, *local)
    added = [_TECHNICIAN] if party.offers_tests else []
    if party.ownership is Ownership.PRIVATE:
        added.append(_PRICE_PARITY)
    return (*_INSTITUTION, *added, *local, _PRIORITY)
