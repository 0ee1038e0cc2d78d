"""Instances under lock for one step. Plain rows instead of mapped objects: this is the path every step takes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, cast

from msgspec import Struct
from sqlalchemy import Connection, Table, bindparam, exists, insert, select, update

from engine.errors import NotFound
from engine.store.driver import Executor
from engine.store.fast import FastRead, FastWrite
from engine.store.incidents import Incident, IncidentState
from engine.store.process_instances import InstanceStatus, ProcessInstance, StaleInstance

_TABLE = cast("Table", ProcessInstance.__table__)


class LockedInstance(Struct):
    """One row of `process_instance`, locked until the transaction ends; see there for the columns.

    `has_incidents` says whether an incident on it was open when it was locked. The fields after it are written when an
    instance begins or ends and are not read for a step.
    """

    key: int
    definition_key: int
    process_id: str
    tenant_id: str
    business_key: str | None
    status: InstanceStatus
    state: bytes
    revision: int
    open_waits: int
    parent_key: int | None
    parent_wait: int | None
    root_key: int
    start_key: str | None
    has_incidents: bool = False
    started: datetime | None = None
    started_by: str | None = None
    ended: datetime | None = None
    suspended: datetime | None = None
    result: dict[str, Any] | None = None


_NAMES = tuple(column.name for column in _TABLE.columns)
_READ = ("key", "definition_key", "process_id", "tenant_id", "business_key", "status", "state", "revision", "open_waits")
_READ_TREE = ("parent_key", "parent_wait", "root_key", "start_key")
_OPEN_INCIDENT = exists().where(Incident.instance_key == _TABLE.c.key, Incident.state == IncidentState.ACTIVE)
COLUMNS = (*(_TABLE.c[name] for name in (*_READ, *_READ_TREE)), _OPEN_INCIDENT.label("has_incidents"))
"""What `LockedInstance` is made of, in its order."""

_INNER = _TABLE.alias("inner_instance")
_LOCKED = select(*COLUMNS).with_for_update(of=_TABLE)
_ROOT_KEY = select(_INNER.c.root_key).where(_INNER.c.key == bindparam("instance_key")).scalar_subquery()
_BY_KEY = FastRead(_LOCKED.where(_TABLE.c.key == bindparam("instance_key")))
_ROOT_BY_KEY = FastRead(_LOCKED.where(_TABLE.c.key == _ROOT_KEY))

_INSERT = FastWrite(insert(_TABLE))
_GOES_ON = ("state", "revision", "open_waits")
_ENDS = ("status", "ended", "result")


def _update(names: tuple[str, ...]) -> FastWrite:
    as_read = (_TABLE.c.key == bindparam("instance_key"), _TABLE.c.revision == bindparam("read_revision"))
    return FastWrite(update(_TABLE).where(*as_read).values({name: bindparam(name) for name in names}), hits_one=True)


# SQLite writes every index anew that has a column which is set, whatever its value: so only who ends sets these
_UPDATE = _update(_GOES_ON)
_UPDATE_ENDED = _update((*_GOES_ON, *_ENDS))


def lock(executor: Executor, key: int) -> LockedInstance:
    """The instance with its state, locked with the whole tree it belongs to; raise `NotFound`.

    The root of the tree is locked first, so that parent and child never wait for each other.
    """
    root = _ROOT_BY_KEY.first(executor, {"instance_key": key})
    row = root if root is None or root[0] == key else _BY_KEY.first(executor, {"instance_key": key})
    if row is None:
        raise NotFound("process instance", key)
    return LockedInstance(*row)


def lock_all(connection: Connection, keys: Iterable[int]) -> dict[int, LockedInstance]:
    """The instances among `keys`, the roots of whose trees are locked already, in one go; by key."""
    rows = connection.execute(_LOCKED.where(_TABLE.c.key.in_(list(keys))).order_by(_TABLE.c.key))
    return {row.key: LockedInstance(*row) for row in rows}


def create(executor: Executor, row: LockedInstance) -> None:
    """Store a new instance at revision 1."""
    row.revision = 1
    _INSERT.run(executor, {name: getattr(row, name) for name in _NAMES})


def save(executor: Executor, row: LockedInstance) -> None:
    """Write a step's result over the revision it was read at; raise `StaleInstance`."""
    values = {
        "instance_key": row.key,
        "read_revision": row.revision,
        "state": row.state,
        "revision": row.revision + 1,
        "open_waits": row.open_waits,
    }
    if row.ended is not None:
        values |= {name: getattr(row, name) for name in _ENDS}
    if (_UPDATE if row.ended is None else _UPDATE_ENDED).run(executor, values) != 1:
        raise StaleInstance(row.key)
    row.revision += 1
