"""Ad-hoc sub-processes."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

import pytest

from engine.errors import StepFailed

from .drawing import boundary, chain, document, element, end, extensions, script, start, sub, timer, user
from .running import Run


def ad_hoc(chosen: str, *more: str, done: str = "", cancels: bool = True, output: tuple[str, str] | None = None) -> bytes:
    """Tasks a, then b behind it, and c, all in an ad-hoc sub-process; task z comes after it."""
    out = f' outputCollection="{output[0]}" outputElement={quoteattr(output[1])}' if output else ""
    head = extensions(f"<zeebe:adHoc activeElementsCollection={quoteattr(chosen)}{out}/>")
    inside = user("a") + user("b") + user("c") + chain("a", "b") + "".join(more)
    condition = f"<bpmn:completionCondition>{escape(done)}</bpmn:completionCondition>" if done else ""
    flag = "true" if cancels else "false"
    drawn = element("adHocSubProcess", "s", head + inside + condition, cancelRemainingInstances=flag)
    return document(start(), drawn, user("z"), end(), chain("start", "s", "z", "end"))


def test_the_chosen_elements_run_with_all_that_follows_them() -> None:
    run = Run(ad_hoc("=chosen"), {"chosen": ["a", "c"]})
    assert run.open == ["a", "c"]
    assert run.complete("a").open == ["b", "c"]
    assert run.complete("c").open == ["b"]
    assert run.complete("b").open == ["z"]
    assert run.complete("z").finished


def test_nothing_chosen_completes_at_once_and_one_may_be_chosen_twice() -> None:
    assert Run(ad_hoc("=[]")).open == ["z"]
    assert Run(ad_hoc('=["c", "c"]')).open == ["c", "c"]


@pytest.mark.parametrize("chosen", [["b"], ["gone"], [1], "a", None])
def test_only_elements_that_nothing_leads_to_can_be_chosen(chosen: object) -> None:
    with pytest.raises(StepFailed, match="active elements"):
        Run(ad_hoc("=chosen"), {"chosen": chosen})


def test_the_completion_condition_ends_the_rest() -> None:
    run = Run(ad_hoc('=["a", "c"]', done="=enough"), {"enough": False})
    assert run.complete("c", enough=True).open == ["z"]
    assert "a:terminated" in run.path


def test_the_completion_condition_may_wait_for_the_rest() -> None:
    run = Run(ad_hoc('=["a", "c"]', done="=enough", cancels=False), {"enough": False})
    assert run.complete("c", enough=True).open == ["a"]
    assert run.complete("a").complete("b").open == ["z"]


def test_a_condition_that_never_holds_is_an_error_and_no_standstill() -> None:
    run = Run(ad_hoc('=["c"]', done="=enough"), {"enough": False})
    with pytest.raises(StepFailed, match="completion condition is false"):
        run.complete("c")


def test_outputs_are_collected_in_the_order_of_completion() -> None:
    source = ad_hoc('=["a", "c", "d"]', script("d", '="by itself"', "said"), output=("answers", "=said"))
    run = Run(source, {"said": None}).complete("c", said="second").complete("a").complete("b", said="third")
    assert run.variables["answers"] == ["by itself", "second", "third"]
    assert run.open == ["z"]


def test_an_event_on_its_edge_ends_all_of_it() -> None:
    edge = boundary("late", "s", timer("P1D")) + end("end2") + chain("late", "end2")
    source = ad_hoc('=["a", "c"]').replace(b"</bpmn:process>", f"{edge}</bpmn:process>".encode())
    run = Run(source).pass_time(days=1)
    assert run.finished
    assert run.waits == {}


def test_what_undoes_and_what_handles_is_not_chosen() -> None:
    handler = sub("h", start("h0", timer("P1D"), isInterrupting="false"), end("h1"), chain("h0", "h1"), event=True)
    with pytest.raises(StepFailed, match=r"none of a, c \("):
        Run(ad_hoc('=["h"]', handler))
