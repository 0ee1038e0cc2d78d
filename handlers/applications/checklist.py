"""Which materials an applicant hands in, by party kind (O3-06-1..8, O2-07-a)."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.register.kinds import PartyKind


@dataclass(frozen=True, slots=True)
class Material:
    """One item of the checklist. `local`: only what the province asks for, required by a parameter."""

    code: str
    provision: str
    title: str
    local: bool = False


_PHARMACY = (
    Material("O3-06-1", "O3-06-1", "定点零售药店申请表"),
    Material("O3-06-2", "O3-06-2", "药品经营许可证、营业执照和法定代表人、主要负责人或实际控制人身份证复印件"),
    Material("O3-06-3", "O3-06-3", "执业药师或药学技术人员资格证书及劳动合同复印件"),
    Material("O3-06-4", "O3-06-4", "医保专（兼）职管理人员的劳动合同复印件"),
    Material("O3-06-5", "O3-06-5", "与医疗保障政策对应的内部管理制度和财务制度文本"),
    Material("O3-06-6", "O3-06-6", "与医保有关的信息系统相关材料"),
    Material("O3-06-7", "O3-06-7", "纳入定点后使用医疗保障基金的预测性分析报告"),
    Material("O3-06-8", "O3-06-8", "省级医疗保障行政部门要求的其他材料", local=True),
)
_INSTITUTION = (
    Material("O2-07-a-1", "O2-07-a", "定点医疗机构申请表"),
    Material("O2-07-a-2", "O2-07-a", "医疗机构执业许可证或中医诊所备案证或军队医疗机构为民服务许可证照复印件"),
    Material("O2-07-a-3", "O2-07-a", "与医保政策对应的内部管理制度和财务制度文本"),
    Material("O2-07-a-4", "O2-07-a", "与医保有关的医疗机构信息系统相关材料"),
    Material("O2-07-a-5", "O2-07-a", "纳入定点后使用医疗保障基金的预测性分析报告"),
    Material("O2-07-a-6", "O2-07-a", "省级医疗保障行政部门要求的其他材料", local=True),
)


def materials(kind: PartyKind) -> tuple[Material, ...]:
    """The checklist of that party kind, in the order of the article."""
    return _PHARMACY if kind is PartyKind.PHARMACY else _INSTITUTION
