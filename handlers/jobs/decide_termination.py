"""Job `decide-termination`: the leaders have decided together whether the grounds are proved."""

from __future__ import annotations

from engine.jobs import Job
from handlers import cases, terminations
from handlers.bans import FaultClass
from handlers.cases import MeasureKind
from handlers.errors import InvalidFact
from handlers.form_values import word_of
from handlers.jobs.case import cause_of
from handlers.jobs.case_file import case_file_of
from handlers.jobs.inputs import flag, optional_day, optional_text, records, text, texts, word
from handlers.terminations import Verdict

_FEN = 100


def decide_termination(job: Job) -> dict[str, object]:
    """Record the collective decision of the form; return `decisionNumber` and what the rest of the procedure reads.

    Raises RightSkipped (notice, defence, collective, separation, judgement, fault class), InvalidFact.
    """
    case, proved = case_file_of(job), text(job, "groundFinding") == "proved"
    decision = terminations.decide_verdict(job.session, case, _verdict(job, proved=proved), cause_of(job))
    amount = _amount(job) if proved else 0
    if amount:
        kind = MeasureKind.RECOVER
        cases.add_measure(
            job.session, case, kind, "解除协议并追回违规费用", cause_of(job), decision=decision, amount=round(amount * _FEN)
        )
    return {
        "decisionNumber": decision.number,
        "decidedOn": decision.decided_on.isoformat(),
        "terminatesOn": decision.effective_on.isoformat(),
        "groundFinding": text(job, "groundFinding"),
        "provedGrounds": list(decision.grounds),
        "faultClass": None if decision.fault_class is None else decision.fault_class.value,
        "graveIllegality": proved and flag(job, "graveIllegality"),
        "managementBarFrom": optional_text(job, "managementBarFrom") if proved and flag(job, "managementBar") else None,
        "causeAtHq": decision.cause_at_hq is True,
        "recoveryAmount": amount,
    }


def _verdict(job: Job, *, proved: bool) -> Verdict:
    members = [word(row, "memberName") for row in records(job, "members")]
    if not proved:
        reasons = "；".join(filter(None, [text(job, "decisionReasons"), optional_text(job, "otherBreachFacts")]))
        return Verdict(reasons=reasons, members=members)
    asked = job.variables.get("causeAtHq")
    named = set(texts(job, "provedGrounds"))
    grounds = [one for one in terminations.grounds_of(records(job, "terminationGrounds")) if one.id in named]
    if not grounds:
        zh = "认定情形查实的，须指明查实的情形。"
        raise InvalidFact("provedGrounds", "the grounds that are proved", [], "choose them", zh, ("O3-40-1", "O2-43-1"))
    return Verdict(
        reasons=text(job, "decisionReasons"),
        members=members,
        proved=grounds,
        terminates_on=optional_day(job, "terminatesOn"),
        fault_class=word_of(job.variables, "faultClass", FaultClass) if job.variables.get("faultClass") else None,
        judgement_reasons=optional_text(job, "judgementReasons") or "",
        cause_at_hq=asked if isinstance(asked, bool) else None,
        cause_at_hq_reasons=optional_text(job, "causeAtHqReasons"),
        settles_in_patients=flag(job, "settlesInPatients"),
    )


def _amount(job: Job) -> float:
    found = job.variables.get("recoveryAmount")
    return float(found) if isinstance(found, int | float) and not isinstance(found, bool) else 0.0
