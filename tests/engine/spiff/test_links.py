"""Link events: jumps inside one scope."""

from __future__ import annotations

from .drawing import catch, chain, document, end, flow, gateway, link, start, sub, throw, user
from .running import Run


def test_a_link_jumps_to_the_catch_of_its_name() -> None:
    source = document(
        start(),
        throw("go", link("there")),
        catch("elsewhere", link("other")),
        catch("there", link("there")),
        user("b"),
        user("c"),
        throw("go_other", link("other")),
        end(),
        end("end2"),
        chain("start", "go"),
        chain("there", "b", "go_other"),
        chain("elsewhere", "c", "end"),
    )
    run = Run(source)
    assert run.path[:4] == ["p:activated", "start:completed", "go:completed", "there:completed"]
    assert run.open == ["b"]
    assert run.complete("b").open == ["c"]
    assert run.complete("c").finished


def test_several_throws_lead_to_one_catch_each_with_its_own_token() -> None:
    source = document(
        start(),
        gateway("parallel", "f"),
        throw("go1", link("there")),
        throw("go2", link("there")),
        catch("there", link("there")),
        user("b"),
        end(),
        chain("start", "f", "go1"),
        chain("f", "go2"),
        chain("there", "b", "end"),
    )
    run = Run(source)
    assert run.open == ["b", "b"]
    assert run.complete("b").complete("b").finished


def test_a_link_stays_in_its_scope() -> None:
    def jump(prefix: str) -> str:
        return throw(f"{prefix}go", link("there")) + catch(f"{prefix}there", link("there")) + user(f"{prefix}t")

    inner = start("s0") + jump("in_") + end("e0") + chain("s0", "in_go") + chain("in_there", "in_t", "e0")
    source = document(start(), sub("s", inner), jump(""), end(), chain("start", "s", "go"), chain("there", "t", "end"))
    run = Run(source)
    assert run.open == ["in_t"]
    assert run.complete("in_t").open == ["t"]


def test_an_inclusive_join_waits_for_a_token_that_comes_by_a_link() -> None:
    source = document(
        start(),
        gateway("inclusive", "f", default="f_a"),
        user("a"),
        user("b"),
        throw("go", link("there")),
        catch("there", link("there")),
        gateway("inclusive", "j"),
        user("after"),
        end(),
        chain("start", "f", "a", "j", "after", "end"),
        flow("f", "b", "=n > 1"),
        flow("f", "a", "=true", flow_id="f_also_a"),
        chain("b", "go"),
        chain("there", "j"),
    )
    run = Run(source, {"n": 2}).complete("a")
    assert run.open == ["b"]
    assert run.complete("b").open == ["after"]
    assert run.complete("after").finished


def test_a_loop_of_links_runs_round_after_round() -> None:
    source = document(
        start(),
        gateway("exclusive", "m"),
        user("a"),
        gateway("exclusive", "g", default="g_end"),
        throw("again", link("top")),
        catch("top", link("top")),
        end(),
        chain("start", "m", "a", "g"),
        flow("g", "again", "=more"),
        flow("g", "end"),
        chain("top", "m"),
    )
    run = Run(source)
    size = len(run.complete("a", more=True).state)
    for _ in range(5):
        assert run.complete("a", more=True).open == ["a"]
    assert len(run.state) == size
    assert run.complete("a", more=False).finished
