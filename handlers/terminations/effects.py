"""What a document of termination says of the consequences: settlement, list, ban (PR-11 step 4)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from handlers import parameters
from handlers.bans import FaultClass

EFFECTS = (
    "协议自解除生效日零时起终止履行，其后发生的费用医保基金不予结算",
    "向社会公布解除名单，移出定点名单，摘除定点标识",
    "解除前发生的费用按协议清算，违规费用依法追回",
    "其他统筹区的协议依照规定同时处理",
)
"""For every party."""

_BANS = {
    FaultClass.FRAUD: ("ban_years_illegality", "自解除之日起未满{years}年，或者行政处罚责任未履行完毕的，不予受理定点申请"),
    FaultClass.ILLEGALITY: ("ban_years_illegality", "自解除之日起未满{years}年，或者行政处罚责任未履行完毕的，不予受理定点申请"),
    FaultClass.SERIOUS_BREACH: (
        "ban_years_serious_breach",
        "自解除之日起未满{years}年，或者违约责任未履行完毕的，不予受理定点申请",
    ),
}


def ban_text(session: Session, fault_class: FaultClass, area: str, on: date) -> str:
    """The ban that a decision of that class carries, with the years in force on `on` (O3-11-3 to -5, O2-12-5 to -7)."""
    found = _BANS.get(fault_class)
    if found is None:
        return "不限制再次申请定点"
    parameter, wording = found
    text = wording.format(years=parameters.integer(session, parameter, area, on))
    if fault_class is FaultClass.FRAUD:
        persons = parameters.integer(session, "ban_years_key_person", area, on)
        text += f"；法定代表人、主要负责人、实际控制人{persons}年内担任相应职务的新申请同样不予受理"
    return text
