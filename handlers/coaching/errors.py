"""Why a step of the coaching period cannot be taken."""

from __future__ import annotations

from datetime import date

from handlers.errors import InvalidFact, Refused, Unknown


class UnknownPeriod(Unknown):
    """The agreement has no coaching period."""

    code = "unknown-coaching-period"

    def __init__(self, number: str) -> None:
        super().__init__("coaching period of agreement", number, "政策辅导期")


class ReasonsMissing(InvalidFact):
    """情节较轻 and 情节严重 are judgements and need written reasons."""

    code = "deviation-reasons-missing"

    def __init__(self, severity: str) -> None:
        super().__init__(
            "deviationReasons",
            "the reasons for the severity",
            severity,
            "write them down",
            "认定情节较轻或者情节严重的，须写明理由。",
            ("N2025-04-5", "N2025-04-7"),
        )


class NotInTheFuture(InvalidFact):
    """Coaching is recorded after it has been held, within the period."""

    code = "coaching-record-day"

    def __init__(self, held_on: date, first: date, today: date) -> None:
        super().__init__(
            "heldOn",
            f"a day from {first} to {today}",
            held_on.isoformat(),
            "correct the day",
            f"辅导日期应当在{first}至{today}之间。",
            ("N2025-04-3",),
        )


class FoundByDecider(Refused):
    """Whoever found the deviation must not decide on the extension (O3-28-a, S765-37-a)."""

    code = "found-by-decider"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Expected somebody else than {name}, who found the deviation, to decide; let another leader do it.",
            "登记偏差的人员不得审定延长辅导期。",
            ("O3-28-a", "S765-37-a"),
        )
