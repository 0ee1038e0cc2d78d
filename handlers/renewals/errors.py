"""Why a step of a renewal cannot be taken."""

from __future__ import annotations

from datetime import date

from handlers.errors import InvalidFact, Refused, Unknown


class UnknownRenewal(Unknown):
    """The agreement has no renewal file."""

    code = "unknown-renewal"

    def __init__(self, number: str) -> None:
        super().__init__("renewal of agreement", number, "续签")


class RenewalSigned(Refused):
    """The next agreement has been signed; not to renew would now be to end it."""

    code = "renewal-signed"

    def __init__(self, number: str) -> None:
        super().__init__(
            f"Expected agreement {number} to have no signed successor, but it has one; ask for its termination instead.",
            "续签协议已经签订，不能再申明不续签；需要退出的，请申请解除。",
            ("O3-41-a", "O2-44-a"),
        )


class RoundOver(InvalidFact):
    """A unified round is opened for a time that has passed."""

    code = "round-over"

    def __init__(self, until: date) -> None:
        super().__init__(
            "roundUntil",
            "today or later",
            until.isoformat(),
            "correct the day",
            "统一续签的截止日期不能早于今天。",
            ("O3-38-a", "O2-41-a"),
        )


class NoShortExtension(Refused):
    """The pooling area does not know short extensions (GAP-23)."""

    code = "no-short-extension"

    def __init__(self, area: str) -> None:
        super().__init__(
            f"Expected the parameter short_extension_on_expiry to be on in {area}, but it is off; finish the renewal in time.",
            "本统筹区未开办期满短期延续。",
            ("O3-38-a", "O2-41-a"),
        )


class ExtensionDay(InvalidFact):
    """A short extension goes beyond the present term, while a renewal is negotiated."""

    code = "short-extension-day"

    def __init__(self, extended_to: date, ends_on: date) -> None:
        super().__init__(
            "extendedTo",
            f"a day after {ends_on}",
            extended_to.isoformat(),
            "correct the day",
            f"延续后的届满日应当晚于{ends_on}。",
            ("O3-38-a", "O2-41-a"),
        )


class NotNegotiating(Refused):
    """A short extension needs a renewal under negotiation (GAP-23)."""

    code = "not-negotiating-renewal"

    def __init__(self, number: str) -> None:
        super().__init__(
            f"Expected the renewal of agreement {number} to be under negotiation, but it is not; ask for the renewal first.",
            "协议未在协商续签，不能签订短期延续。",
            ("O3-38-a", "O2-41-a"),
        )
