"""The grounds that DT-06 found, and which fault class a decision on them may state (GAP-19, procedures.md 7.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from handlers.bans import FaultClass
from handlers.errors import InvalidFact

_RANK: Mapping[str, int] = MappingProxyType(
    {"none": 0, "by_cause": 0, "linked": 0, "serious_breach": 1, "illegality": 2, "fraud": 3}
)
_LABELS = {
    FaultClass.FRAUD: "欺诈骗保或者弄虚作假",
    FaultClass.ILLEGALITY: "违法违规",
    FaultClass.SERIOUS_BREACH: "严重违反协议",
    FaultClass.NONE: "其他（无过错）",
}


@dataclass(frozen=True, slots=True)
class Ground:
    """One row of DT-06: the provision, its text, the fault class of 7.1, the judgement word, what else it rests on."""

    id: str
    text: str
    fault_class: str
    judgement: str | None
    needs_proof: bool
    law: tuple[str, ...]

    @classmethod
    def of(cls, row: Mapping[str, object]) -> Ground:
        """From the row as the process keeps it."""
        law, judgement = row.get("law"), row.get("judgement")
        return cls(
            id=str(row["ground"]),
            text=str(row["text"]),
            fault_class=str(row["faultClass"]),
            judgement=judgement if isinstance(judgement, str) else None,
            needs_proof=row.get("needsProof") is True,
            law=tuple(str(one) for one in law) if isinstance(law, list) else (),
        )


def grounds_of(rows: Sequence[Mapping[str, object]]) -> list[Ground]:
    """The grounds in the order of the table; one that several rows name is taken once."""
    found: dict[str, Ground] = {}
    for row in rows:
        ground = Ground.of(row)
        found.setdefault(ground.id, ground)
    return list(found.values())


def label_of(fault_class: FaultClass) -> str:
    """The class in Chinese, as documents write it."""
    return _LABELS[fault_class]


def require_class(grounds: Sequence[Ground], stated: FaultClass) -> None:
    """The longest ban applies, so the class stated is no lower than that of any proved ground. Raises InvalidFact.

    A ground by cause takes the class of its cause, none if the licence was given up without fault (SC-219).
    """
    highest = max(grounds, key=lambda ground: _RANK[ground.fault_class], default=None)
    if highest is not None and _RANK[stated.value] < _RANK[highest.fault_class]:
        least = FaultClass(highest.fault_class)
        raise InvalidFact(
            "faultClass",
            f"{least.value} or a graver class",
            stated.value,
            "state the class of the gravest ground",
            f"查实的情形（{highest.id}）的责任类别不低于“{label_of(least)}”，不能认定为“{label_of(stated)}”。",
            ("O3-11-3", "O3-11-4", "O2-12-5", "O2-12-6"),
        )
