"""Who applies, and what its application says."""

from __future__ import annotations

from datetime import date

from features.steps.phrases import act, given
from features.world.applicant import Applicant
from features.world.tables import Table, column, pairs, records
from features.world.world import World
from handlers.register import move_address, party_by_credit_code


@given('一家符合全部条件的{kind}"{name}"')
def a_party_that_meets_every_condition(world: World, kind: str, name: str) -> None:
    """出现一家机构，申请表各项均按常规填写；以后的步骤说的都是它。

    例：假如 一家符合全部条件的药店"康民大药房"
    """
    world.applicants[name] = world.current = Applicant(kind, name)


@given("其登记信息为")
def its_form_says(world: World, datatable: Table) -> None:
    """改写申请表的某些项目；数据表 项目|内容，项目是申请表上的字段名称，未列出的项目按常规。

    例：而且 其登记信息为
      | 项目 | 内容 |
      | 在该注册地址正式经营起始日 | 2026-07-01 |
    """
    world.applicant.fields.update(pairs(datatable))


@given("其人员为")
def its_staff(world: World, datatable: Table) -> None:
    """改写申请表的“相关人员与劳动合同”；数据表的表头是该列表的字段名称，未列出的列按常规。

    例：而且 其人员为
      | 姓名 | 岗位 | 合同终止日 |
      | 周静 | 医保管理人员 | 2027-09-30 |
    """
    world.applicant.staff = records(datatable)


@given("申请材料缺少")
def materials_are_missing(world: World, datatable: Table) -> None:
    """申请时没有提交的材料；数据表一列 材料，写名称或条款编号。

    例：而且 申请材料缺少
      | 材料 |
      | 定点零售药店申请表 |
    """
    world.applicant.missing = column(datatable)


@given("该机构已登记入库")
def it_is_registered(world: World) -> None:
    """机构在申请以前已按申请表的内容登记入库。

    例：而且 该机构已登记入库
    """
    world.register()


@given('该机构于{day}迁至"{address}"正式经营')
def it_moved(world: World, day: date, address: str) -> None:
    """已登记入库的机构变更注册地址，并自该日起在新址经营。

    例：而且 该机构于2026-07-01迁至"文三路2号"正式经营
    """
    code = world.applicant.credit_code
    world.run(lambda uow: move_address(uow.session, party_by_credit_code(uow.session, code), address, day))


@act('现在说的是"{name}"')
def now_speaking_of(world: World, name: str) -> None:
    """有几家机构时，以后的步骤改说这一家。

    例：当 现在说的是"康民大药房"
    """
    assert name in world.applicants, f"没有机构“{name}”；可说：{'、'.join(world.applicants) or '无'}。"
    world.current = world.applicants[name]
