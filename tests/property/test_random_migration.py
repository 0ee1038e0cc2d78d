"""Random processes moved to other versions of themselves at random moments: it must not make any difference."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from engine.spiff import Instance, ProcessDefinition
from engine.spiff.migration import Fate, MigrationPlan
from tests.engine.spiff.running import Run, compiled
from tests.property.blocks import Block, blocks
from tests.property.drawn import process
from tests.property.profile import random_cases
from tests.property.test_random_diagrams import MOVES, Move, Pair, balanced, told

SAME = MigrationPlan(same_ids=True)


def renamed(source: bytes, definition: ProcessDefinition) -> bytes:
    """The same diagram, in which every element and every flow is called otherwise."""
    names = {*definition.elements, *definition.flow_names} - {definition.process_id}
    return re.sub(r'"([^"]+)"', lambda found: f'"r{found[1]}"' if found[1] in names else found[0], source.decode()).encode()


def every_pair(definition: ProcessDefinition, *, back: bool = False) -> MigrationPlan:
    """A plan that says of each element and each flow what it becomes."""
    names = [name for name in (*definition.elements, *definition.flow_names) if name != definition.process_id]
    return MigrationPlan(tuple((f"r{name}", name) if back else (name, f"r{name}") for name in names))


def migrate(run: Run, target: ProcessDefinition, plan: MigrationPlan) -> None:
    """Move the instance, and its waits as the store would."""
    instance = Instance.load(run.definition, run.state, run.world)
    moved, migration = instance.migrated(target, plan, {})
    assert migration.refusals == []
    assert {wait.fate for wait in migration.waits} <= {Fate.KEPT}
    assert {wait.wait_id for wait in migration.waits} == set(run.waits)
    for wait in migration.waits:
        run.waits[wait.wait_id] = replace(run.waits[wait.wait_id], element_id=str(wait.target_id))
    moved.run_on()
    run.definition = target
    run._settle(moved)


class Wanderer(Pair):
    """A walk beside its model, now and then moved to an identical copy, or to one with other ids and back."""

    def __init__(self, block: Block, n: int) -> None:
        super().__init__(block, n)
        source = process(block)
        self.copy = compiled(source)
        self.other = compiled(renamed(source, self.copy))

    def wander(self) -> None:
        """Migrate; nothing changes."""
        before, waits = self.run.state, dict(self.run.waits)
        told("migrated to a copy, and to another and back")
        migrate(self.run, self.copy, SAME)
        assert (self.run.state, self.run.waits) == (before, waits)
        migrate(self.run, self.other, every_pair(self.copy))
        migrate(self.run, self.copy, every_pair(self.copy, back=True))
        assert (self.run.state, self.run.waits) == (before, waits)
        self.compare()


@random_cases(600)
@given(block=blocks(10), n=st.integers(0, 5), moves=MOVES, every=st.integers(1, 4))
def test_a_migrated_walk_goes_as_the_model_says(block: Block, n: int, moves: list[Move], every: int) -> None:
    pair = Wanderer(block, n)
    for number, move in enumerate(moves):
        if pair.run.finished:
            break
        if number % every == 0:
            pair.wander()
        pair.move(move)
    if not pair.run.finished:
        pair.wander()
    pair.finish()
    assert pair.run.waits == {}
    assert balanced(pair.run)
