"""Rule `decision-model`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.decisions import DecisionFile
from engine.dialect.lint.rule import Report, Words, rule
from engine.dmn import DmnFinding

_ZH = {
    "aggregation": ("汇总（{}）只能有一个输出列", "请只保留一个输出列，或不使用汇总"),
    "cycle": ("决策之间循环引用：{}", "请解除循环引用"),
    "duplicate-id": ("id“{}”重复", "请修改其中一个的 id"),
    "hit-policy": ("没有命中策略“{}”", "请选择 DMN 的命中策略"),
    "language": ("表达式语言“{}”不受支持", "请用 FEEL 书写"),
    "missing-id": ("“{}”没有 id", "请填写 id，例如 eligibility"),
    "no-expression": ("缺少表达式（{}）", "请填写表达式"),
    "no-input": ("输入列没有输入表达式", "请填写输入表达式"),
    "no-iterator": ("循环没有命名迭代变量", "请填写迭代变量的名称"),
    "output-name": ("多个输出列需要各自不同的名称（“{}”）", "请为每个输出列填写名称"),
    "reference": ("引用的元素“{}”不存在", "请更正引用"),
    "row-width": ("关系表的行与列数不一致", "请补齐或删除单元格"),
    "rule-width": ("第 {} 条规则的单元格数与列数不一致", "请补齐或删除单元格"),
}
_OF_OTHERS = frozenset({"syntax", "limit", "function"})
_IMPORT = Words(
    "put the decisions into one file: this release deploys each file by itself", "请将决策合并到一个文件：本版本逐个部署文件"
)


@rule("decision-model", Words("complete the decision in Camunda Modeler", "请在 Camunda Modeler 中补全决策"))
def decision_model(file: DecisionFile) -> Iterator[Report]:
    """A file of decisions hangs together.

    References lead to nodes of the file, no decision requires itself, ids are there and differ, tables have a hit policy of
    DMN, input expressions and rules with a cell for each column, several outputs have different names and are not
    aggregated, and boxed expressions have all their parts, in FEEL. Imports of other files are not supported: this release
    deploys each file by itself.
    """
    for fault in file.faults:
        if fault.code in _OF_OTHERS:
            continue
        element = file.root if fault.element is None else fault.element
        if fault.code == "import":
            message = Words(f"the file imports '{''.join(fault.details)}'", f"文件引入了“{''.join(fault.details)}”")
            yield Report(element, message, _IMPORT)
        else:
            yield Report(element, *_words(fault))


def _words(fault: DmnFinding) -> tuple[Words, Words]:
    message, remedy = _ZH[fault.code]
    details = fault.details or ("",)
    english = fault.message[0].lower() + fault.message[1:]
    return Words(english, message.format(*details)), Words(fault.remedy, remedy)
