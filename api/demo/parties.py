"""The invented parties of the demonstration."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from api.demo.accounts import HANGZHOU, NINGBO
from api.demo.ids import credit_code, id_number
from handlers.cause import Cause
from handlers.register.kinds import Category, Declared, Duty, KeyRole, LicenceKind, Ownership, PartyKind
from handlers.register.models import Party
from handlers.register.service import (
    NewContract,
    NewParty,
    add_key_person,
    add_licence,
    add_staff,
    declare,
    register_party,
)

OPENED = date(2024, 3, 18)
CONTRACT_FROM = date(2026, 1, 1)
CONTRACT_TO = date(2028, 12, 31)


@dataclass(frozen=True, slots=True)
class Sample:
    """An invented party: who runs it, where, and how large it is."""

    serial: int
    name: str
    category: Category
    address: str
    head: str
    area: str = HANGZHOU
    ownership: Ownership = Ownership.PRIVATE
    beds: int = 0

    @property
    def kind(self) -> PartyKind:
        """Pharmacy or institution."""
        return PartyKind.PHARMACY if self.category is Category.PHARMACY else PartyKind.INSTITUTION


_P, _H, _C = Category.PHARMACY, Category.HOSPITAL, Category.PRIMARY_CARE

SAMPLES = {
    sample.name: sample
    for sample in (
        Sample(1, "杭州拱墅康泽大药房", _P, "杭州市拱墅区莫干山路 1188 号", "陈晓梅"),
        Sample(2, "杭州钱塘仁济医院", _H, "杭州市钱塘区学林街 66 号", "沈立群", beds=120),
        Sample(3, "杭州西湖文三惠民药店", _P, "杭州市西湖区文三路 402 号", "方志强"),
        Sample(4, "杭州滨江安康门诊部", _C, "杭州市滨江区江南大道 288 号", "俞佩兰"),
        Sample(5, "杭州萧山益寿堂药店", _P, "杭州市萧山区市心中路 519 号", "汤国平"),
        Sample(
            6, "杭州余杭良渚妇幼医院", _H, "杭州市余杭区良渚街道古墩路 2011 号", "蒋文娟", ownership=Ownership.PUBLIC, beds=260
        ),
        Sample(7, "杭州上城百草堂药店", _P, "杭州市上城区中山中路 77 号", "胡庆春"),
        Sample(8, "杭州临平和济中医院", _H, "杭州市临平区南苑街 135 号", "叶天成", beds=99),
        Sample(9, "杭州西溪便民大药房", _P, "杭州市西湖区西溪路 556 号", "丁雪芬"),
        Sample(10, "杭州武林春晖药房", _P, "杭州市拱墅区武林路 320 号", "朱惠敏"),
        Sample(11, "杭州之江康复医院", _H, "杭州市西湖区之江路 148 号", "范宗明", beds=180),
        Sample(12, "杭州富阳平价药房", _P, "杭州市富阳区桂花路 25 号", "罗金水"),
        Sample(13, "宁波海曙天一药店", _P, "宁波市海曙区中山东路 188 号", "应晓峰", area=NINGBO),
        Sample(14, "宁波江北甬江医院", _H, "宁波市江北区人民路 132 号", "史美华", area=NINGBO, beds=150),
        Sample(15, "杭州半山仁和药店", _P, "杭州市拱墅区半山路 9 号", "罗金水"),
        Sample(16, "杭州拱墅康泽大药房湖墅分店", _P, "杭州市拱墅区湖墅南路 210 号", "陈晓梅"),
        Sample(17, "杭州上城益康药房", _P, "杭州市上城区建国中路 63 号", "钱伟明"),
        Sample(18, "杭州下沙同心堂药店", _P, "杭州市钱塘区学源街 18 号", "邵建英"),
        Sample(19, "杭州萧山永福大药房", _P, "杭州市萧山区通惠中路 301 号", "戴永福"),
        Sample(20, "杭州余杭佳宁医院", _H, "杭州市余杭区文一西路 1380 号", "石慧琴", beds=90),
    )
}

PHARMACY_DECLARED = (
    Declared.CLASSIFIED_DISPLAY,
    Declared.INSURANCE_LABELS,
    Declared.RULES_DRUGS,
    Declared.RULES_FINANCE,
    Declared.RULES_PERSONNEL,
    Declared.RULES_STATISTICS,
    Declared.RULES_SETTLEMENT,
    Declared.SYSTEM_CONFORMS,
    Declared.DIRECT_SETTLEMENT,
    Declared.BASE_DATABASE,
    Declared.NATIONAL_CODES,
)
INSTITUTION_DECLARED = (
    Declared.PRINCIPAL_RESPONSIBLE,
    Declared.INTERNAL_DEPARTMENT,
    Declared.RULES_INSURANCE,
    Declared.RULES_FINANCE,
    Declared.RULES_STATISTICS,
    Declared.RULES_MEDICAL_QUALITY,
    Declared.SYSTEM_CONFORMS,
    Declared.DIRECT_SETTLEMENT,
    Declared.BASE_DATABASE,
    Declared.NATIONAL_CODES,
    Declared.TRACEABILITY_CODES,
    Declared.PRICE_PARITY,
)


def register_sample(session: Session, sample: Sample, on: date, cause: Cause) -> Party:
    """Enter the party with its licences, persons, contracts and declarations."""
    party = register_party(
        session,
        NewParty(
            area=sample.area,
            kind=sample.kind,
            category=sample.category,
            name=sample.name,
            credit_code=credit_code(sample.area, sample.serial),
            ownership=sample.ownership,
            address=sample.address,
            opened_on=OPENED,
            beds=sample.beds,
            offers_tests=sample.category is Category.HOSPITAL,
            contact_name=sample.head,
            contact_phone=f"0571-8800{sample.serial:04d}",
        ),
        cause,
    )
    _add_licences(session, party, sample)
    head_id = id_number("330102", date(1975, 6, 12), sum(map(ord, sample.head)) % 1000)
    for role in KeyRole:
        add_key_person(session, party, role, sample.head, head_id, OPENED)
    for contract in _contracts(sample):
        add_staff(session, party, contract)
    declared = PHARMACY_DECLARED if sample.kind is PartyKind.PHARMACY else INSTITUTION_DECLARED
    for item in declared:
        declare(session, party, item, on)
    return party


def _add_licences(session: Session, party: Party, sample: Sample) -> None:
    if sample.kind is PartyKind.INSTITUTION:
        number = f"PDY{sample.serial:05d}{sample.area}"
        add_licence(session, party, LicenceKind.MEDICAL_PRACTICE, number, OPENED, date(2034, 3, 17))
        return
    add_licence(session, party, LicenceKind.DRUG_TRADE, f"浙CB5710{sample.serial:04d}", OPENED, date(2029, 3, 17))
    add_licence(session, party, LicenceKind.BUSINESS, party.credit_code, OPENED)


_PHARMACY_STAFF = (
    (Duty.PHARMACIST, "林小燕"),
    (Duty.INSURANCE_ADMINISTRATOR, "高丽娜"),
    (Duty.INSURANCE_ADMINISTRATOR, "施国栋"),
)
_INSTITUTION_STAFF = (
    (Duty.PHYSICIAN, "顾明哲"),
    (Duty.PHYSICIAN, "姚远"),
    (Duty.NURSE, "钟秀英"),
    (Duty.PHARMACIST, "毛建华"),
    (Duty.TECHNICIAN, "苏文涛"),
    (Duty.INSURANCE_ADMINISTRATOR, "康丽萍"),
)


def _contracts(sample: Sample) -> Iterator[NewContract]:
    duties = _PHARMACY_STAFF if sample.kind is PartyKind.PHARMACY else _INSTITUTION_STAFF
    for position, (duty, name) in enumerate(duties, start=1):
        yield NewContract(
            name=name,
            id_number=id_number(sample.area[:4] + "06", date(1988, position, 15), sample.serial * 10 + position),
            duty=duty,
            starts_on=CONTRACT_FROM,
            ends_on=CONTRACT_TO,
            registered_here=True,
            registered_place=sample.name,
            certificate=f"ZJ{sample.serial:04d}{position:03d}",
        )
