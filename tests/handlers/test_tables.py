"""The tables of the domain hang together on one metadata."""

from __future__ import annotations

from handlers.tables import MODULES


def test_every_domain_module_declares_a_table() -> None:
    """Each listed module has at least one mapped class of its own."""
    for module in MODULES:
        own = [one for one in vars(module).values() if getattr(one, "__module__", "") == module.__name__]
        assert any(hasattr(one, "__tablename__") for one in own), module.__name__
