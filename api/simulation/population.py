"""The invented parties of a simulation: who they are, whom they belong to, and when they come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from api.demo.ids import credit_code, id_number
from api.demo.parties import INSTITUTION_DECLARED, PHARMACY_DECLARED
from api.simulation.chance import Chance
from handlers.applications.checklist import materials
from handlers.register.kinds import Category, Duty, Ownership, PartyKind

AREA, NEIGHBOUR = "330100", "330200"
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜"
GIVEN = ("志强", "敏", "静怡", "国平", "晓梅", "立群", "佩兰", "文娟", "庆春", "天成", "雪芬", "惠敏", "宗明", "海峰")
CATEGORIES = {Category.HOSPITAL: 3.0, Category.PRIMARY_CARE: 6.0, Category.CARE_CENTRE: 1.0}
PHARMACIES, CHAINED, PUBLIC, REGIONAL = 0.7, 0.3, 0.25, 0.02
NEWCOMERS, TWO_AREAS, SUSPENDED = 0.15, 0.05, 0.05
OLDEST = 230
"""Days that the oldest imported agreement has run: early enough to ask for renewal in time."""
BRANCHES = (3, 10)
OPENED, CONTRACTED, VALID = "2020-03-18", "2025-01-01", ("2024-06-01", "2034-05-31")


@dataclass(frozen=True, slots=True)
class Life:
    """One party of the simulation. `form` is its application form; it comes on day `enters` of the simulation.

    An existing agreement began `agreed` (day of the simulation, not after `enters`); a newcomer applies instead.
    `elsewhere`: it has an agreement in the neighbouring pooling area too. `suspended`: the agency has suspended the
    existing agreement before, in this term.
    """

    serial: int
    kind: PartyKind
    name: str
    form: dict[str, Any]
    enters: int
    agreed: int | None
    elsewhere: bool
    suspended: bool = False


def population(count: int, days: int, chance: Chance) -> Iterator[Life]:
    """`count` parties of a simulation of so many days."""
    head, branches = _person(chance, 0), 0
    for serial in range(1, count + 1):
        one = chance.fork(serial)
        kind = PartyKind.PHARMACY if one.happens(PHARMACIES) else PartyKind.INSTITUTION
        chained = kind is PartyKind.PHARMACY and (branches > 0 or one.happens(CHAINED))
        if not chained or branches == 0:
            head, branches = _person(one, serial), one.between(*BRANCHES) if chained else 0
        branches = max(0, branches - 1) if chained else branches
        yield _life(serial, kind, head, one, days, chained=chained)


def _life(serial: int, kind: PartyKind, head: tuple[str, str], chance: Chance, days: int, *, chained: bool) -> Life:
    newcomer = chance.happens(NEWCOMERS)
    enters = chance.between(0, max(0, days * 2 // 3)) if newcomer else 0
    name = f"{head[0]}{'连锁' if chained else ''}{'大药房' if kind is PartyKind.PHARMACY else '医院'}{serial:05d}"
    return Life(
        serial,
        kind,
        name,
        _form(serial, kind, name, head, chance),
        enters,
        None if newcomer else -chance.between(0, OLDEST),
        elsewhere=not newcomer and chance.happens(TWO_AREAS),
        suspended=not newcomer and chance.fork("suspended").happens(SUSPENDED),
    )


def _form(serial: int, kind: PartyKind, name: str, head: tuple[str, str], chance: Chance) -> dict[str, Any]:
    form: dict[str, Any] = {
        "partyType": kind.value,
        "areaCode": AREA,
        "partyName": name,
        "creditCode": credit_code(AREA, serial),
        "ownership": Ownership.PRIVATE.value,
        "registeredAddress": f"杭州市模拟路{serial}号",
        "openedOn": OPENED,
        "contactName": head[0],
        "contactPhone": f"0571-{80000000 + serial}",
        "licenceNumber": f"XK{serial:08d}",
        "licenceValidFrom": VALID[0],
        "licenceValidTo": VALID[1],
        "fundForecast": "预计全年使用医保基金100万元。",
        "materials": [item.code for item in materials(kind)],
    }
    for role in ("legalRepresentative", "principal", "actualController"):
        form |= {f"{role}Name": head[0], f"{role}IdNumber": head[1]}
    return form | (_pharmacy(serial) if kind is PartyKind.PHARMACY else _institution(serial, chance))


def _pharmacy(serial: int) -> dict[str, Any]:
    duties = (Duty.PHARMACIST, Duty.INSURANCE_ADMINISTRATOR, Duty.INSURANCE_ADMINISTRATOR)
    return {
        "businessLicenceNumber": f"YY{serial:08d}",
        "businessLicenceValidFrom": OPENED,
        "declarations": [item.value for item in PHARMACY_DECLARED],
        "staff": _staff(serial, duties),
    }


def _institution(serial: int, chance: Chance) -> dict[str, Any]:
    category = chance.weighted(CATEGORIES)
    hospital = category is Category.HOSPITAL
    return {
        "category": category.value,
        "ownership": (Ownership.PUBLIC if chance.happens(PUBLIC) else Ownership.PRIVATE).value,
        "regionalCentre": hospital and chance.happens(REGIONAL),
        "beds": chance.between(50, 400) if hospital else 0,
        "mainScope": "basic",
        "offersExaminations": hospital,
        "licenceKind": "medical_practice",
        "declarations": [item.value for item in INSTITUTION_DECLARED],
        "staff": _staff(serial, (Duty.PHYSICIAN, Duty.TECHNICIAN, Duty.INSURANCE_ADMINISTRATOR)),
        "traceabilityCommitment": True,
        "priceCommitment": True,
        "uploadCommitment": True,
    }


def _staff(serial: int, duties: tuple[Duty, ...]) -> list[dict[str, Any]]:
    born = date(1985, 1, 1) + timedelta(days=serial)
    return [
        {
            "staffName": f"{SURNAMES[(serial + place) % len(SURNAMES)]}{GIVEN[serial % len(GIVEN)]}",
            "staffIdNumber": id_number(AREA, born, serial % 300 * 3 + place),
            "duty": duty.value,
            "contractStartsOn": CONTRACTED,
            "contractEndsOn": VALID[1],
            "fullTime": True,
            "registeredHere": True,
        }
        for place, duty in enumerate(duties)
    ]


def _person(chance: Chance, serial: int) -> tuple[str, str]:
    name = chance.one_of(SURNAMES) + chance.one_of(GIVEN)
    return name, id_number(AREA, date(1960, 1, 1) + timedelta(days=serial), serial % 1000)
