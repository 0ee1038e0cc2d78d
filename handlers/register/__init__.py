"""The register of designated parties and applicants, and the statutory conditions they must meet."""

from __future__ import annotations

from handlers.register.assessment import assess, check_conditions, limits_in_force, unmet
from handlers.register.conditions import ConditionResult, ExtraCondition, Limits
from handlers.register.facts import LicenceFacts, PartyFacts, StaffFacts, facts_of
from handlers.register.kinds import Category, Declared, Duty, KeyRole, LicenceKind, Ownership, PartyKind
from handlers.register.models import (
    Declaration,
    KeyPerson,
    Licence,
    Party,
    PartyAddress,
    Person,
    StaffContract,
)
from handlers.register.service import (
    DuplicateParty,
    NewContract,
    NewParty,
    UnknownParty,
    add_key_person,
    add_licence,
    add_staff,
    declare,
    find_party,
    key_persons,
    move_address,
    parties_in,
    party_by_credit_code,
    party_of,
    person,
    register_party,
)

__all__ = [
    "Category",
    "ConditionResult",
    "Declaration",
    "Declared",
    "DuplicateParty",
    "Duty",
    "ExtraCondition",
    "KeyPerson",
    "KeyRole",
    "Licence",
    "LicenceFacts",
    "LicenceKind",
    "Limits",
    "NewContract",
    "NewParty",
    "Ownership",
    "Party",
    "PartyAddress",
    "PartyFacts",
    "PartyKind",
    "Person",
    "StaffContract",
    "StaffFacts",
    "UnknownParty",
    "add_key_person",
    "add_licence",
    "add_staff",
    "assess",
    "check_conditions",
    "declare",
    "facts_of",
    "find_party",
    "key_persons",
    "limits_in_force",
    "move_address",
    "parties_in",
    "party_by_credit_code",
    "party_of",
    "person",
    "register_party",
    "unmet",
]
