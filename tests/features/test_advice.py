"""What a tester gets wrong is told in Chinese, with what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from features.advice import advice, explain_unreadable, unknown_tags
from features.vocabulary import phrases
from features.world.contents import ContentError, calendar_day
from features.world.tables import Table, TableError, column, pairs, records


@pytest.fixture(autouse=True, scope="module")
def _vocabulary() -> None:
    phrases()


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("时间推到2026-10-27", "最接近的是：时间到达〈日期〉"),
        ('协议状态是"履行中"', '协议状态为"〈状态〉"'),
        ("协议状态为“履行中”", '引号和数字用半角，句末不加标点，写作：协议状态为"履行中"。'),
        ('协议状态为"履行中"。', '写作：协议状态为"履行中"。'),
        ("时间到达２０２６-１０-２７", "写作：时间到达2026-10-27。"),
        ('协议状态为"履行中"', "这一句写在“那么”之后。"),
        ("今天是2026-10-27", "这一句写在“假如”之后。"),
        ('有待办任务"<任务>"', "“例子”的表头里没有“任务”"),
        ('稽查岗办理"核对申请材料"', "岗位为受理岗、评估岗、协议岗、稽核岗"),
        ("天下雨了", "全部句子见 features/README.zh-CN.md。"),
    ],
)
def test_a_line_that_is_no_step(written: str, told: str) -> None:
    assert told in advice(written)


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ([["状态", "履行中"]], "第一行为表头 项目|内容 或者 字段|内容，实为 状态|履行中"),
        ([["项目", "内容", "说明"]], "数据表应有两列"),
        ([["项目", "内容"], ["状态", "履行中"], ["状态", "已解除"]], "“状态”写了不止一次"),
    ],
)
def test_a_table_of_pairs(table: Table, told: str) -> None:
    with pytest.raises(TableError, match=told.replace("|", r"\|")):
        pairs(table)


@pytest.mark.parametrize("table", [[], [["协商续签"]], [["任务", "岗位"], ["协商续签", "协议岗"]]])
def test_a_table_of_one_column(table: Table) -> None:
    with pytest.raises(TableError, match="数据表应只有一列，第一行为表头"):
        column(table)


def test_a_head_may_say_more_than_its_word() -> None:
    assert column([["条款编号"], ["O3-39-2"]]) == ["O3-39-2"]


def test_a_head_that_a_table_needs() -> None:
    with pytest.raises(TableError, match="表头缺少“起算日”，实为 事由"):
        records([["事由"], ["再评估不合格"]], "事由", "起算日")
    with pytest.raises(TableError, match=r"缺少数据表，表头为 事由\|起算日"):
        records([], "事由", "起算日")


def test_a_day_that_no_calendar_has() -> None:
    with pytest.raises(ContentError, match="“2026-02-30”不是日历上的日期"):
        calendar_day("2026-02-30")


def test_a_tag_that_means_nothing(tmp_path: Path) -> None:
    file = tmp_path / "甲.feature"
    file.write_text("# language: zh-CN\n功能: 甲\n\n  @SC-016 @O3-99-z @O3-07-b\n  场景: 乙\n", "utf-8")
    assert list(unknown_tags(tmp_path)) == [(file, "O3-99-z")]


def test_a_file_that_cannot_be_read_is_told_with_its_line() -> None:
    told = str(explain_unreadable("expected: #EOF", "features/甲.feature", 2, "功能：甲"))
    assert "features/甲.feature 第2行无法读懂：功能：甲" in told
    assert "冒号用半角" in told
