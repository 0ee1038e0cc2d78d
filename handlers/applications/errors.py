"""Why an application cannot take a step."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.errors import InvalidFact, Refused, Unknown


class UnknownApplication(Unknown):
    """No application has that number or id."""

    code = "unknown-application"

    def __init__(self, key: object) -> None:
        super().__init__("application", key, "申请")


class DuplicateApplication(Refused):
    """The party already has a running application; `number` is the case to go to (SC-055, GAP-02)."""

    code = "duplicate-application"

    def __init__(self, number: str, state: str) -> None:
        super().__init__(
            f"Expected no running application of the party, but {number} is {state}; continue that case.",
            f"该机构已有在办申请{number}，请在原申请中办理。",
            ("O3-08-h",),
        )
        self.number = number
        self.state = state


class SecondSupplementRequest(Refused):
    """The one-off notice has been given; the law knows no second one at intake (O3-07-b, SC-020)."""

    code = "second-supplement-request"

    def __init__(self, number: str, provision: str) -> None:
        super().__init__(
            f"Expected the first supplement request of {number}, but one was issued; "
            "decide on what was supplied, later gaps belong to the evaluation.",
            f"申请{number}已一次性告知应补正的全部内容，不得再次要求补正。",
            (provision,),
        )
        self.number = number


class NothingToSupplement(InvalidFact):
    """A supplement request lists no item, or an item that is unknown or present."""

    code = "nothing-to-supplement"

    def __init__(self, codes: Sequence[str], open_codes: Sequence[str]) -> None:
        super().__init__(
            "codes",
            f"missing items among {', '.join(open_codes) or 'none'}",
            list(codes),
            "list the missing items",
            "补正通知须列明缺少的材料，且只能列缺少的材料。",
            ("O3-07-b",),
        )
        self.codes = tuple(codes)


class NotRequested(InvalidFact):
    """The applicant hands in an item that the notice did not list; only listed items are taken (PR-01 6a)."""

    code = "not-requested"

    def __init__(self, codes: Sequence[str], listed: Sequence[str]) -> None:
        super().__init__(
            "codes",
            f"items of the notice ({', '.join(listed)})",
            list(codes),
            "hand in the listed items only",
            f"只接收补正通知列明的材料，以下不在其中：{'、'.join(codes)}。",
            ("O3-07-b",),
        )
        self.codes = tuple(codes)


class NoOpenSupplement(Refused):
    """No supplement request of the application awaits an answer."""

    code = "no-open-supplement"

    def __init__(self, number: str) -> None:
        super().__init__(
            f"Expected an unanswered supplement request of {number}, but there is none; issue one first.",
            f"申请{number}没有待答复的补正通知。",
        )
        self.number = number


class IncompleteMaterials(Refused):
    """An application is to be accepted while required items are missing; `missing` are their titles."""

    code = "incomplete-materials"

    def __init__(self, number: str, missing: Sequence[str]) -> None:
        super().__init__(
            f"Expected complete materials of {number}, but {len(missing)} required items are missing: "
            f"{', '.join(missing)}; request a supplement.",
            f"申请{number}缺少材料：{'、'.join(missing)}。",
            ("O3-07-b",),
        )
        self.number = number
        self.missing = tuple(missing)
