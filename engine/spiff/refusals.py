"""Why an instance cannot be modified or migrated as somebody asks: a reason for each element concerned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.errors import EngineError, InvalidInput


@dataclass(frozen=True, slots=True)
class Reason:
    """One kind of obstacle. `found` and `remedy` are for engineers, `chinese` says both to people."""

    code: str
    found: str
    remedy: str
    chinese: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """An obstacle at one element; `other` names what it is about besides (an element, a flow, an error text)."""

    element_id: str
    reason: Reason
    other: str = ""

    def __str__(self) -> str:
        about = f" ({self.other})" if self.other else ""
        return f"element '{self.element_id}': {self.reason.found}{about}; {self.reason.remedy}"

    def in_chinese(self) -> str:
        """The same for people."""
        about = f"（{self.other}）" if self.other else ""
        return f"元素“{self.element_id}”：{self.reason.chinese}{about}"


class InstructionRefused(InvalidInput):
    """An instruction of a modification or a migration plan is wrong, whatever the instance does now."""

    code = "instruction-refused"

    def __init__(self, refusal: Refusal) -> None:
        reason = refusal.reason
        found = f"{reason.found} ({refusal.other})" if refusal.other else reason.found
        super().__init__(
            f"the instruction for element '{refusal.element_id}'", "one that can be carried out", found, reason.remedy
        )
        self.refusal = refusal


class MigrationRefused(EngineError):
    """The instance cannot be migrated as it stands; `refusals` lists every obstacle. Nothing was changed."""

    code = "migration-refused"

    def __init__(self, instance_key: int, refusals: Sequence[Refusal]) -> None:
        lines = "\n".join(f"- {refusal}" for refusal in refusals)
        super().__init__(f"Expected to migrate process instance {instance_key}, but found {len(refusals)} obstacles:\n{lines}")
        self.instance_key = instance_key
        self.refusals = tuple(refusals)


UNKNOWN_ELEMENT = Reason(
    "UNKNOWN_ELEMENT", "the process has no such element", "name an element of the diagram", "流程图中没有该元素，请核对元素编号"
)
UNKNOWN_TARGET = Reason(
    "UNKNOWN_TARGET", "the target process has no such element", "name an element of the target diagram", "目标流程图中没有该元素"
)
MAPPED_TWICE = Reason("MAPPED_TWICE", "it is mapped more than once", "map each element once", "同一元素不能对应两次")
UNSUPPORTED = Reason(
    "UNSUPPORTED_ELEMENT",
    "elements of this type cannot be begun from outside",
    "name the element behind it",
    "该类元素不能直接启动",
)
BEHIND_GATEWAY = Reason(
    "BEHIND_EVENT_GATEWAY",
    "it is an event of an event-based gateway",
    "begin the gateway, or the element behind the event",
    "该事件属于事件网关，请启动网关或事件之后的元素",
)
MULTI_INSTANCE = Reason(
    "MULTI_INSTANCE_SCOPE",
    "it lies in a multi-instance element that is not running",
    "begin the multi-instance element itself",
    "该元素位于尚未运行的多实例之内，请启动多实例本身",
)
MANY_SCOPES = Reason(
    "MANY_SCOPES",
    "the scope around it runs more than once",
    "choose one by its element instance key",
    "所在的子流程有多个正在运行，请指明其中一个",
)
NO_ANCESTOR = Reason(
    "NO_SUCH_ANCESTOR", "the chosen ancestor is not active here", "choose an active element instance", "所选的上级元素并未运行"
)
NOT_ANCESTOR = Reason(
    "NOT_AN_ANCESTOR",
    "the chosen ancestor does not contain it",
    "choose a scope around the element",
    "所选的上级元素不包含该元素",
)
NOT_IN_SCOPE = Reason(
    "NOT_A_SCOPE",
    "variables were meant for an element that is no scope of it",
    "name the element itself or a scope around it",
    "变量所属的范围不是该元素或其上级",
)
NOT_ACTIVE = Reason("NOT_ACTIVE", "it is not active", "reload and look again", "该元素并未运行")
SCOPE_ENDS = Reason(
    "SCOPE_ENDS",
    "the scope it needs would be ended by the same modification",
    "choose another ancestor, or do not end that scope",
    "同一次修改会结束其所在的子流程",
)
CALLED_ENDS = Reason(
    "CALLED_INSTANCE_ENDS",
    "this would end an instance that a call activity waits for",
    "end the call activity in the calling instance",
    "这会结束被调用的流程；请在调用它的流程中结束调用活动",
)
UNMAPPED = Reason(
    "UNMAPPED", "it is active and mapped to nothing", "map it to an element of the target", "该元素正在运行，但没有指定对应元素"
)
TYPE_CHANGED = Reason("TYPE_CHANGED", "it would change its type", "map it to an element of the same type", "对应元素的类型不同")
LOOP_CHANGED = Reason(
    "LOOP_CHANGED",
    "it would become or cease to be a multi-instance, or change between parallel and sequential",
    "map it to one that repeats the same way",
    "多实例的方式不同",
)
SCOPE_CHANGED = Reason(
    "SCOPE_CHANGED",
    "it would move into or out of a sub-process",
    "map it to an element of the corresponding sub-process",
    "会移入或移出子流程",
)
FLOW_LOST = Reason(
    "FLOW_LOST",
    "it waits for others behind a sequence flow that its target does not have",
    "map the sequence flow to one that leads to the target",
    "汇聚网关已到达的顺序流在目标中不存在，请指明对应的顺序流",
)
JOIN_COMPLETE = Reason(
    "JOIN_COMPLETE",
    "everything its target waits for is there already",
    "modify the instance instead: move it behind the gateway",
    "目标网关所等待的已全部到达，请改用修改流程",
)
DETACHED = Reason(
    "EVENT_DETACHED",
    "its event would be attached to another element",
    "map the event to one of the same element, or leave it out to open the target's anew",
    "附着的事件会脱离该元素",
)
EVENT_CHANGED = Reason(
    "EVENT_TYPE_CHANGED",
    "its event would wait for something of another type",
    "map it to an event of the same type, or leave it out to open the target's anew",
    "事件的类型不同",
)
EVENT_MERGED = Reason(
    "EVENTS_MERGED", "two events are mapped to the same one", "map each event to one of its own", "两个事件对应到同一个事件"
)
LISTENERS_LOST = Reason(
    "LISTENERS_LOST",
    "it waits for a listener and its target has none",
    "let the listener's job end first, or give the target one",
    "正在等待监听器，而对应元素没有监听器",
)
HANDLER_LOST = Reason(
    "HANDLER_LOST",
    "it is undoing work whose handler is mapped to nothing",
    "map the compensation handler",
    "正在补偿的工作没有指定对应的补偿处理",
)
EXPRESSION = Reason(
    "EXPRESSION_FAILED",
    "an expression of the target cannot be evaluated",
    "set the variables it reads first",
    "目标流程的表达式无法计算",
)
FORM_MISSING = Reason("FORM_NOT_FOUND", "the target's form is not deployed", "deploy the form", "目标流程引用的表单没有部署")
KEY_TAKEN = Reason(
    "START_KEY_TAKEN",
    "the target process has a running instance that was started by the same message key",
    "end that one first",
    "目标流程已有同一关联键启动的实例",
)
