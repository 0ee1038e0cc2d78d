"""Where an instance stands in its diagram, read from its history."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from api.cases import repository
from api.cases.incidents import incident_view
from api.cases.schemas import Diagram, Token
from api.cases.summary import require_case
from api.kit.context import Context
from api.kit.params import to_key
from api.kit.problems import not_found
from engine.commands.definitions import Opened
from engine.spiff.effects import ElementState
from engine.store import deployments
from engine.store.incidents import Incident
from engine.store.process_instances import ProcessInstance


@dataclass(slots=True)
class Path:
    """The elements that are active, those that were completed at least once, and the flows taken."""

    active: Counter[str] = field(default_factory=Counter)
    completed: list[str] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)


def get_diagram(ctx: Context, business_key: str, key: str) -> Diagram:
    """The diagram of one instance of a visible case."""
    instance_key = to_key(key, "该流程实例")
    with ctx.read() as session:
        require_case(session, ctx.principal, business_key)
        instances = {row.key: row for row in repository.instances(session, business_key)}
        instance = instances.get(instance_key)
        if instance is None:
            raise not_found("该流程实例")
        incidents = [row for row in repository.open_incidents(session, business_key) if row.instance_key == instance_key]
        return draw(ctx, session, instance, incidents)


def draw(ctx: Context, session: Session, instance: ProcessInstance, incidents: Sequence[Incident]) -> Diagram:
    """The diagram of an instance whose visibility was checked, with its open incidents."""
    definition = repository.definitions(session, {instance.definition_key})[instance.definition_key]
    resource = deployments.get_resource(session, definition.resource_key)
    compiled = ctx.runtime.engine.definitions.process(Opened(session), definition.key)
    path = read_path(repository.element_history(session, instance.key))
    return Diagram(
        instance_key=str(instance.key),
        process_id=definition.id,
        process_name=definition.name or definition.id,
        version=definition.version,
        xml=resource.content.decode("utf-8"),
        active=[Token(element_id=element, count=count) for element, count in path.active.items()],
        # an instance that was migrated has been where the present diagram has nothing
        completed=[element for element in path.completed if element in compiled.elements],
        taken=[flow for flow in path.taken if flow in compiled.flow_positions],
        incidents=[incident_view(row) for row in incidents],
    )


def read_path(events: Iterable[tuple[str, int, str | None, str | None]]) -> Path:
    """Follow (element, element instance, state, sequence flow it came by) lines in order."""
    path, open_instances = Path(), dict[tuple[str, int], None]()
    completed, taken = dict[str, None](), dict[str, None]()
    for element_id, seq, state, flow_id in events:
        if flow_id is not None:
            taken[flow_id] = None
        if state == ElementState.ACTIVATED:
            open_instances[(element_id, seq)] = None
        else:
            open_instances.pop((element_id, seq), None)
        if state == ElementState.COMPLETED:
            completed[element_id] = None
    path.active.update(element_id for element_id, _ in open_instances)
    path.completed, path.taken = list(completed), list(taken)
    return path
