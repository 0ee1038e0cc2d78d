"""What a batch operation does with each of its items, as it is stored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.spiff.migration import MigrationPlan
from engine.spiff.modification import Ancestor, Modification, Move


def migration_to_json(definition_key: int, plan: MigrationPlan) -> dict[str, Any]:
    """Target and plan of a migration."""
    return {
        "definitionKey": str(definition_key),
        "mapping": [list(pair) for pair in plan.mapping],
        "sameIds": plan.same_ids,
        "reevaluate": plan.reevaluate,
    }


def migration_from_json(stored: Mapping[str, Any]) -> tuple[int, MigrationPlan]:
    """What `migration_to_json` wrote."""
    mapping = tuple((before, after) for before, after in stored["mapping"])
    return int(stored["definitionKey"]), MigrationPlan(mapping, stored["sameIds"], stored["reevaluate"])


def moves_to_json(moves: Mapping[str, str]) -> dict[str, Any]:
    """A modification in bulk: from which element to which the tokens move."""
    return {"moves": [list(pair) for pair in moves.items()]}


def moves_from_json(stored: Mapping[str, Any]) -> Modification:
    """The moves; each token stays in the scopes it shares with its target, as in Camunda 8."""
    return Modification(moves=tuple(Move(before, after, Ancestor.INFERRED) for before, after in stored["moves"]))
