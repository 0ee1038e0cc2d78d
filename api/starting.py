"""What an empty installation gets at its first start."""

from __future__ import annotations

from engine.actor import Actor
from engine.commands.unit_of_work import UnitOfWork
from engine.engine import Engine
from engine.store import versioned
from engine.store.process_definitions import ProcessDefinitionRow
from handlers.bootstrap import deploy_processes


def deploy_when_empty(engine: Engine) -> bool:
    """Deploy the packaged procedures when nothing was ever deployed; later versions are the designers' act."""

    def work(uow: UnitOfWork) -> bool:
        if versioned.all_latest(uow.session, ProcessDefinitionRow):
            return False
        deploy_processes(uow)
        return True

    return engine.run(Actor.system(), work)
