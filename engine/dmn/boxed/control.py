"""Boxed conditional, filter, iteration and quantification (DMN 1.4)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from lxml.etree import _Element

from engine.dmn.scope import Scope
from engine.dmn.session import Boxed, Session
from engine.dmn.xml import local_name, name_of, owner_of
from engine.feel import Value
from engine.feel.compiler.iteration import NotIterable, iterate
from engine.feel.kinds import kind_of

if TYPE_CHECKING:
    from engine.dmn.boxed.compiler import BoxedCompiler


def compile_conditional(compiler: BoxedCompiler, element: _Element) -> Boxed:
    """`if`, `then`, `else`; a condition that is neither true, false nor null makes the whole null."""
    condition, yes, no = (compiler.part(element, name) for name in ("if", "then", "else"))

    def choose(session: Session, scope: Scope) -> Value:
        value = condition(session, scope)
        if value is True:
            return yes(session, scope)
        return no(session, scope) if value is False or value is None else None

    return choose


def compile_filter(compiler: BoxedCompiler, element: _Element) -> Boxed:
    """The items of `in` for which `match` is true, or the one at an index."""
    source, match = compiler.part(element, "in"), compiler.part(element, "match")

    def select(session: Session, scope: Scope) -> Value:
        value = source(session, scope)
        if value is None:
            return None
        items = value if isinstance(value, list) else [value]
        chosen: list[Value] = []
        for item in items:
            session.run.step()
            names = {"item": item, **(item if isinstance(item, dict) else {})}
            answer = match(session, scope.inner(names))
            if isinstance(answer, Decimal):
                return _at(items, answer)
            if answer is True:
                chosen.append(item)
            elif answer is not False and answer is not None:
                return None
        return chosen

    return select


def _at(items: list[Value], index: Decimal) -> Value:
    position = int(index)
    if position != index or position == 0 or abs(position) > len(items):
        return None
    return items[position - 1 if position > 0 else position]


def compile_for(compiler: BoxedCompiler, element: _Element) -> Boxed:
    """The list of what `return` gives for every item of `in`."""
    name = _iterator(compiler, element)
    source, body = compiler.part(element, "in"), compiler.part(element, "return")
    label = owner_of(element)

    def collect(session: Session, scope: Scope) -> Value:
        results: list[Value] = []
        try:
            for item in iterate(source(session, scope)):
                session.run.step()
                session.run.allocate(len(results) + 1)
                results.append(body(session, scope.inner({name: item, "partial": list(results)})))
        except NotIterable as failure:
            session.warn("not-iterable", str(failure), label)
            return None
        return results

    return collect


def compile_quantified(compiler: BoxedCompiler, element: _Element) -> Boxed:
    """`some` and `every`."""
    decisive = local_name(element) == "some"
    name = _iterator(compiler, element)
    source, condition = compiler.part(element, "in"), compiler.part(element, "satisfies")
    label = owner_of(element)

    def decide(session: Session, scope: Scope) -> Value:
        answers: list[Value] = []
        try:
            for item in iterate(source(session, scope)):
                session.run.step()
                answers.append(condition(session, scope.inner({name: item})))
        except NotIterable as failure:
            session.warn("not-iterable", str(failure), label)
            return None
        return _verdict(session, answers, label, decisive=decisive)

    return decide


def _iterator(compiler: BoxedCompiler, element: _Element) -> str:
    name = name_of(element, "iteratorVariable")
    if not name:
        compiler.language.report(element, "no-iterator", "Expected an iterator variable, but found none", "name one")
    return name


def _verdict(session: Session, answers: list[Value], label: str, *, decisive: bool) -> bool | None:
    strange = [answer for answer in answers if answer is not None and not isinstance(answer, bool)]
    if strange:
        session.warn("not-boolean", f"Expected conditions, but found {kind_of(strange[0])}", label)
        return None
    if any(answer is decisive for answer in answers):
        return decisive
    return None if None in answers else not decisive
