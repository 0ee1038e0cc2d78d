"""Why an agreement cannot take a step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from handlers.agreements.clauses import ClauseFinding
from handlers.agreements.personnel_states import PersonnelState
from handlers.bans.hits import BanHit
from handlers.errors import InvalidFact, Refused, Unknown
from handlers.masking import mask_text


class UnknownAgreement(Unknown):
    """No agreement has that number or id."""

    code = "unknown-agreement"

    def __init__(self, key: object) -> None:
        super().__init__("agreement", key, "医保协议")


class ContentIncomplete(Refused):
    """Clauses that the law demands are missing (SC-066). `findings` are the blocking ones."""

    code = "agreement-content-incomplete"

    def __init__(self, findings: Sequence[ClauseFinding]) -> None:
        titles = "、".join(finding.clause.title for finding in findings)
        super().__init__(
            f"Expected every required clause, but {', '.join(one.clause.id for one in findings)} are missing; fill them in.",
            f"协议缺少必备条款：{titles}，不能签订。",
            tuple(dict.fromkeys(finding.clause.provision for finding in findings)),
        )
        self.findings = tuple(findings)


class BarredFromSigning(Refused):
    """A ban has appeared since acceptance; signing stops (SC-069). `hits` cites every one."""

    code = "barred-from-signing"

    def __init__(self, hits: Sequence[BanHit]) -> None:
        super().__init__(
            f"Expected no ban on the signing day, but found {len(hits)}: "
            f"{', '.join(hit.provision for hit in hits)}; end the negotiation as failed.",
            "签约当日存在不予受理情形：" + "".join(hit.reason for hit in hits),
            tuple(hit.provision for hit in hits),
        )
        self.hits = tuple(hits)


class SignerLevelNotNoted(InvalidFact):
    """An agency below prefecture level signs without a noted exception (O3-09-b, 原则上)."""

    code = "signer-level-not-noted"

    def __init__(self, level: str, usual: Sequence[str]) -> None:
        super().__init__(
            "signer_level",
            f"one of {', '.join(usual)}, or an exception with its reason",
            level,
            "note the exception",
            "签约经办机构原则上应为地市级及以上，低于该层级的须注明例外理由。",
            ("O3-09-b",),
        )


class NotConsensus(Refused):
    """An agreement is to be signed for an application that is not in negotiation."""

    code = "not-negotiating"

    def __init__(self, number: str, state: str) -> None:
        super().__init__(
            f"Expected application {number} to be NEGOTIATING, but it is {state}; finish the steps before.",
            f"申请{number}尚未进入协商谈判阶段，不能签约。",
            ("O3-09-a",),
        )
        self.number = number
        self.state = state


class NotYetEffective(Refused):
    """Activation before the effective date or before the filing (O3-09-c, R7-04-a)."""

    code = "agreement-not-effective"

    def __init__(self, number: str, effective_on: date, *, filed: bool) -> None:
        wanting = f"its effective date {effective_on}" if filed else "the filing with the department"
        super().__init__(
            f"Expected agreement {number} to have reached {wanting}, but it has not; wait for it.",
            f"协议{number}尚未{'生效' if filed else '备案'}，不能转为履行中。",
            ("O3-09-c", "R7-04-a"),
        )
        self.number = number
        self.effective_on = effective_on
        self.filed = filed


class SupplementNotAllowed(Refused):
    """A supplementary agreement is asked for by a party or in a state that the law does not allow it for."""

    code = "supplement-not-allowed"

    def __init__(self, number: str, reason: str, reason_zh: str, provision: str) -> None:
        super().__init__(f"Expected agreement {number} to allow the supplement, but {reason}.", reason_zh, (provision,))
        self.number = number


class StepRefused(Refused):
    """A lawful kind of step whose guard fails (procedures.md 3.1); `guard` is the stable word for which."""

    code = "step-refused"

    def __init__(self, number: str, guard: str, expected: str, message_zh: str, provisions: Sequence[str] = ()) -> None:
        super().__init__(f"Expected {expected}, but agreement {number} does not meet that ({guard}).", message_zh, provisions)
        self.number = number
        self.guard = guard


class AlreadySuspended(Refused):
    """A suspension of the same or another kind runs; a new ground is added to the running case."""

    code = "already-suspended"

    def __init__(self, number: str, state: str, label: str) -> None:
        super().__init__(
            f"Expected agreement {number} not to be suspended, but it is {state}; add the new ground to the running case.",
            f"协议{number}正处于{label}，新发现的情形应并入在办案件。",
            ("O3-39-a", "O2-42-a"),
        )
        self.number = number
        self.state = state


class AnotherInForce(Refused):
    """The party has another agreement in force in that pooling area; `other` is its number."""

    code = "another-agreement-in-force"

    def __init__(self, number: str, other: str) -> None:
        super().__init__(
            f"Expected no other agreement in force beside {number}, but {other} is; end that one first.",
            f"该机构在本统筹区已有履行中的协议{other}，协议{number}不能同时生效。",
        )
        self.number = number
        self.other = other


class NotRegistered(InvalidFact):
    """Nobody of that identity number is registered under the agreement."""

    code = "person-not-registered"

    def __init__(self, field: str, number: str, id_number: str) -> None:
        super().__init__(
            field,
            f"somebody registered under agreement {number}",
            mask_text(id_number),
            "look at the list of personnel",
            f"协议{number}下没有登记身份证号为{mask_text(id_number)}的人员，请核对。",
            ("P23-03-a",),
        )
        self.number = number


class PersonnelStepRefused(Refused):
    """A person's payment qualification cannot become that (procedures.md 3.3). `state` and `target` are the states."""

    code = "personnel-step-refused"

    def __init__(self, name: str, state: PersonnelState, target: PersonnelState, allowed: Sequence[PersonnelState]) -> None:
        super().__init__(
            f"Expected a lawful step for the person, but {state} to {target} is none; choose: {', '.join(allowed) or 'none'}.",
            f"{name}的支付资格为“{state.label}”，不能登记为“{target.label}”；"
            + (f"可以登记为：{'、'.join(one.label for one in allowed)}。" if allowed else "须重新登记备案。"),
            ("P23-16-a",),
        )
        self.state = state
        self.target = target
        self.allowed = tuple(allowed)


class SamePersonnelState(Refused):
    """The person's payment qualification is that already."""

    code = "same-personnel-state"

    def __init__(self, name: str, state: PersonnelState) -> None:
        super().__init__(
            f"Expected a new state of the person, but it is {state} already; nothing is to be entered.",
            f"{name}的支付资格已经为“{state.label}”，无须再次登记。",
        )
        self.state = state


class RegionRefused(Refused):
    """A region cannot take that value now. `allowed` lists the values it may take."""

    code = "region-refused"

    def __init__(self, number: str, region: str, value: str, reason: str, reason_zh: str, allowed: Sequence[str] = ()) -> None:
        super().__init__(
            f"Expected {region} of agreement {number} to take a lawful value, but {value} is none: {reason}; "
            f"choose: {', '.join(allowed) or 'none'}.",
            reason_zh,
        )
        self.number = number
        self.region = region
        self.value = value
        self.allowed = tuple(allowed)
