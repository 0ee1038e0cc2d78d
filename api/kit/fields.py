"""Pydantic's validation errors in Chinese: field, label, reason and remedy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from api.kit.problems import FieldProblem

LABELS = {
    "username": "用户名",
    "password": "密码",
    "assignee": "办理人",
    "variables": "表单内容",
    "area": "统筹区",
    "party_type": "机构类型",
    "attachments": "附件",
    "file": "文件",
    "files": "部署文件",
    "facts": "异议事实",
    "evidence": "证据",
    "name": "姓名",
    "contact": "联系方式",
    "reason": "理由",
    "rectification": "整改情况",
    "delivered_on": "送达日期",
    "method": "送达方式",
    "receipt": "回执",
    "value": "参数值",
    "effective_from": "生效日期",
    "source": "依据来源",
    "off": "放假日",
    "work": "调休上班日",
    "year": "年度",
    "days": "天数",
    "to": "目标日期",
    "today": "日期",
    "limit": "每页条数",
    "cursor": "分页位置",
    "view": "任务视图",
    "sort": "排序",
    "ids": "条款编号",
    "key": "编号",
    "business_key": "申请编号",
}

REASONS = {
    "missing": ("未填写", "请填写此项"),
    "extra_forbidden": ("不是可提交的字段", "请删除此项"),
    "string_too_short": ("内容过短(至少 {min_length} 个字)", "请补充内容"),
    "string_too_long": ("内容过长(最多 {max_length} 个字)", "请缩短内容"),
    "string_pattern_mismatch": ("格式不正确", "请按规定格式填写"),
    "string_type": ("应为文字", "请改填文字"),
    "int_parsing": ("应为整数", "请改填整数"),
    "int_type": ("应为整数", "请改填整数"),
    "bool_parsing": ("应为是或否", "请选择是或否"),
    "greater_than_equal": ("不能小于 {ge}", "请改填较大的数"),
    "less_than_equal": ("不能大于 {le}", "请改填较小的数"),
    "enum": ("不在可选范围内(可选：{expected})", "请从可选项中选择"),
    "json_invalid": ("不是有效的 JSON", "请检查提交内容的格式"),
    "date_from_datetime_parsing": ("不是有效日期", "请按 2026-09-29 的格式填写"),
    "date_parsing": ("不是有效日期", "请按 2026-09-29 的格式填写"),
    "date_type": ("不是有效日期", "请按 2026-09-29 的格式填写"),
    "too_long": ("数量过多(最多 {max_length} 项)", "请减少数量"),
    "too_short": ("数量过少(至少 {min_length} 项)", "请补充"),
}
VALUE_ERRORS = {
    "anonymous-needs-evidence": ("evidence", "匿名提出异议时须说明证据", "请填写证据，或改为实名"),
    "real-name-needs-contact": (
        "contact",
        "实名提出异议时须填写姓名和联系方式",
        "请填写，或改为匿名并说明证据",
    ),
    "days-or-to": ("days", "天数和目标日期须且只能填写一项", "请保留其中一项"),
}
UNKNOWN = ("内容不符合要求", "请检查后重新填写")


def field_problems(errors: Sequence[Mapping[str, Any]]) -> list[FieldProblem]:
    """One entry per pydantic error (`Any`: pydantic's own untyped dictionaries)."""
    return [_field_problem(error) for error in errors]


def label_of(field: str) -> str:
    """What people call a field, by the last part of its path."""
    return LABELS.get(field.rsplit(".", 1)[-1], field)


def _field_problem(error: Mapping[str, Any]) -> FieldProblem:
    context = error.get("ctx") or {}
    cause = str(context.get("error", ""))
    if cause in VALUE_ERRORS:
        field, reason, remedy = VALUE_ERRORS[cause]
    else:
        field = ".".join(str(part) for part in error["loc"][1:]) or str(error["loc"][0])
        reason, remedy = REASONS.get(error["type"], UNKNOWN)
        reason = reason.format(**context) if context else reason
    return FieldProblem(field=field, label=label_of(field), reason=reason, remedy=remedy)
