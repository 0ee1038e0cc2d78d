"""Rule `ad-hoc-sub-process`."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from engine.dialect.lint.diagram import Diagram, Scope
from engine.dialect.lint.names import ACTIVITIES, bpmn, extension, is_given, is_true, kind
from engine.dialect.lint.rule import Report, Words, rule
from engine.dialect.lint.rules.job_type import named_type
from engine.dialect.lint.rules.multi_instance import output_pair

NO_ENDS = Words(
    "delete it: paths begin where nothing leads to and end where nothing follows", "请删除：路径始于无流入、止于无流出的元素"
)


NO_INTERRUPTION = Words("make the start event non-interrupting", "请把开始事件改为非中断型")
ONE_CHOOSES = Words("keep the task definition, or the expressions", "请只保留任务定义，或只保留表达式")


@rule(
    "ad-hoc-sub-process",
    Words(
        'list the ids of the elements to run, such as "=[\\"visit\\", \\"call\\"]", in its active elements collection',
        "请在活动元素集合中以“=”开头的表达式列出要执行的元素 id",
    ),
)
def ad_hoc_sub_process(diagram: Diagram) -> Iterator[Report]:
    """An ad-hoc sub-process says which of its elements run, or who decides it.

    Either `zeebe:adHoc` has an `activeElementsCollection` that is a FEEL expression with a leading `=` and gives a list of ids,
    or a `zeebe:taskDefinition` names the job of the worker that chooses; then nothing else chooses, and no completion condition
    ends it. `outputCollection` and `outputElement` come together. It has at least one activity, no start or end events and no
    event sub-process that interrupts it. Elements activated from outside are not supported.
    """
    for scope in diagram.scopes:
        if scope.is_event_sub_process:
            yield from _interruptions(scope)
        if not scope.is_ad_hoc:
            continue
        chosen = extension(scope.element, "adHoc")
        collection = "" if chosen is None else chosen.get("activeElementsCollection", "").strip()
        job = extension(scope.element, "taskDefinition")
        if job is not None:
            yield from _by_worker(scope.element, job, collection)
        elif not (collection.startswith("=") and is_given(collection)):
            yield Report(scope.element, Words("nothing says which elements run", "没有说明执行哪些元素"))
        if chosen is not None:
            yield from output_pair(chosen)
        if not any(kind(node) in ACTIVITIES for node in scope.nodes.values()):
            yield Report(scope.element, Words("the ad-hoc sub-process has no activity", "临时子流程中没有活动"))
        for node in scope.nodes.values():
            if kind(node) in ("startEvent", "endEvent"):
                words = Words(f"an ad-hoc sub-process has no {kind(node)}", f"临时子流程中不得有 {kind(node)}")
                yield Report(node, words, NO_ENDS)


def _interruptions(scope: Scope) -> Iterator[Report]:
    around = scope.element.getparent()
    for start in scope.starts() if around is not None and kind(around) == "adHocSubProcess" else ():
        if is_true(start, "isInterrupting", default=True):
            words = Words("the event sub-process interrupts an ad-hoc sub-process", "事件子流程会中断临时子流程")
            yield Report(start, words, NO_INTERRUPTION)


def _by_worker(element: etree._Element, job: etree._Element, collection: str) -> Iterator[Report]:
    yield from named_type(element, job)
    if collection:
        yield Report(element, Words("both an expression and a worker choose", "表达式与任务程序同时选择元素"), ONE_CHOOSES)
    condition = element.find(bpmn("completionCondition"))
    if condition is not None:
        words = Words(
            "its worker says when it is done, so the condition is never asked", "由任务程序决定何时结束，完成条件不会生效"
        )
        yield Report(condition, words, ONE_CHOOSES)
