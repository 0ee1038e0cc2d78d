"""The documents issued in a case."""

from __future__ import annotations

import re
from datetime import date

from features.steps.phrases import then
from features.world import repository
from features.world.tables import Table, column
from features.world.world import World
from handlers import notices
from handlers.notices import Notice

MARKUP = re.compile(r"<[^>]+>")


@then('出具了"{document}"')
def document_is_issued(world: World, document: str) -> None:
    """本案已出具该名称的文书。

    例：那么 出具了"受理通知书"
    """
    assert _issued(world, document), _all(world)


@then('没有出具"{document}"')
def document_is_not_issued(world: World, document: str) -> None:
    """本案没有出具该名称的文书。

    例：那么 没有出具"一次性补正告知书"
    """
    assert not _issued(world, document)


@then('共出具{count}份"{document}"')
def so_many_are_issued(world: World, count: int, document: str) -> None:
    """本案出具该名称文书的份数。

    例：那么 共出具1份"一次性补正告知书"
    """
    found = len(_issued(world, document))
    assert found == count, f"出具了{found}份。"


@then('"{document}"列明')
def document_says(world: World, document: str, datatable: Table) -> None:
    """最近一份该名称的文书正文写有各项文字；数据表一列 内容，其首尾的数字、字母须完整（写“12日”不算写有“2日”）。

    例：那么 "一次性补正告知书"列明
      | 内容 |
      | 定点零售药店申请表 |
    """
    text = _text(world, document)
    missing = [one for one in column(datatable) if not _says(text, one)]
    assert not missing, f"未列明 {'、'.join(missing)}；正文：{text}"


@then('"{document}"未列明')
def document_does_not_say(world: World, document: str, datatable: Table) -> None:
    """最近一份该名称的文书正文没有这些文字；数据表一列 内容。

    例：而且 "一次性补正告知书"未列明
      | 内容 |
      | 与医保有关的信息系统相关材料 |
    """
    text = _text(world, document)
    assert not [one for one in column(datatable) if one in text], text


@then('"{document}"引用的依据为')
def document_cites(world: World, document: str, datatable: Table) -> None:
    """最近一份该名称的文书所引用的事由条款，不多不少；数据表一列 条款。

    例：那么 "不予受理告知书"引用的依据为
      | 条款 |
      | O3-11-3 |
    """
    found = _latest(world, document).grounds
    assert sorted(found) == sorted(column(datatable)), f"引用的是 {'、'.join(found)}。"


@then('"{document}"载明的日期为{day}')
def document_sets(world: World, document: str, day: date) -> None:
    """最近一份该名称的文书载明的期限或起始日期。

    例：那么 "再评估申请退回告知书"载明的日期为2026-04-16
    """
    found = _latest(world, document).due_on
    assert found == day, f"载明的是 {found}。"


@then('"{document}"的出具日期为{day}')
def document_is_dated(world: World, document: str, day: date) -> None:
    """最近一份该名称的文书的落款日期。

    例：那么 "受理通知书"的出具日期为2026-09-29
    """
    assert _latest(world, document).issued_on == day


@then('"{document}"的送达日期为{day}')
def document_is_delivered(world: World, document: str, day: date) -> None:
    """最近一份该名称的文书的送达日期。

    例：那么 "评估结果告知书"的送达日期为2026-01-15
    """
    assert _latest(world, document).delivered_on == day


def _says(text: str, content: str) -> bool:
    """Whether the text contains that, not as part of a longer number or code: 12日 does not say 2日."""
    before = r"(?<![0-9A-Za-z])" if content[:1].isascii() and content[:1].isalnum() else ""
    after = r"(?![0-9A-Za-z])" if content[-1:].isascii() and content[-1:].isalnum() else ""
    return re.search(f"{before}{re.escape(content)}{after}", text) is not None


def _issued(world: World, title: str) -> list[Notice]:
    return [notice for notice in _notices(world) if notice.title == title]


def _latest(world: World, title: str) -> Notice:
    found = _issued(world, title)
    assert found, f"没有出具“{title}”；{_all(world)}"
    return found[-1]


def _text(world: World, title: str) -> str:
    number = _latest(world, title).id
    return world.look(lambda session: MARKUP.sub("", notices.notice_of(session, number).html))


def _all(world: World) -> str:
    return f"已出具：{'、'.join(notice.title for notice in _notices(world)) or '无'}。"


def _notices(world: World) -> list[Notice]:
    return world.look(lambda session: list(repository.notices(session, world.keys)))
