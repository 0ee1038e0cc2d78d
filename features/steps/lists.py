"""Bars to application, the public lists, and the commitments of the register."""

from __future__ import annotations

from datetime import date

from features.steps.phrases import then
from features.world.world import World
from handlers import bans, publicity
from handlers.bans import BanHit


@then("限制申请至{day}")
def barred_through(world: World, day: date) -> None:
    """该机构及其负责人今天受到的限制中最长的一项，最后一个受限日。

    例：那么 限制申请至2026-06-10
    """
    longest = bans.longest(_hits(world))
    found = longest.barred_through if longest else None
    assert found == day, f"限制至 {found}。"


@then("该机构今天不受限制申请")
def not_barred(world: World) -> None:
    """该机构及其负责人今天没有任何限制申请的记录在效。

    例：那么 该机构今天不受限制申请
    """
    found = _hits(world)
    assert not found, "；".join(hit.reason for hit in found)


@then('公示名单中有"{name}"')
def is_on_proposed_list(world: World, name: str) -> None:
    """社会公众今天看到的拟签约名单列有该机构。

    例：那么 公示名单中有"康民大药房"
    """
    found = _proposed(world)
    assert name in found, f"名单为 {'、'.join(found) or '空'}。"


@then('公示名单中没有"{name}"')
def is_not_on_proposed_list(world: World, name: str) -> None:
    """社会公众今天看到的拟签约名单没有该机构。

    例：那么 公示名单中没有"康民大药房"
    """
    assert name not in _proposed(world)


@then("公示截止日为{day}")
def publicity_ends(world: World, day: date) -> None:
    """名单上该机构的公示截止日期。

    例：那么 公示截止日为2026-03-09
    """
    found = world.case(lambda session, application: publicity.entry_of(session, application).ends_on)
    assert found == day, f"截止日为 {found}。"


@then('定点名单中有"{name}"')
def is_on_designated_list(world: World, name: str) -> None:
    """社会公众今天看到的定点医药机构名单列有该机构。

    例：那么 定点名单中有"康民大药房"
    """
    found = _designated(world)
    assert name in found, f"名单为 {'、'.join(found) or '空'}。"


@then('定点名单中没有"{name}"')
def is_not_on_designated_list(world: World, name: str) -> None:
    """社会公众今天看到的定点医药机构名单没有该机构。

    例：那么 定点名单中没有"康民大药房"
    """
    assert name not in _designated(world)


@then('登记的承诺包含"{content}"')
def commitment_is_stored(world: World, content: str) -> None:
    """登记库存有该机构的承诺：追溯码、同价、上传结果。

    例：那么 登记的承诺包含"追溯码"
    """
    words = {"追溯码": "traceability_codes", "同价": "price_parity", "上传结果": "result_upload"}
    stored = world.party(lambda _, party: {one.item for one in party.declarations if one.satisfied})
    assert words[content] in stored


def _hits(world: World) -> tuple[BanHit, ...]:
    return world.party(lambda session, party: bans.bans_against(session, party, world.today))


def _proposed(world: World) -> list[str]:
    return [entry.party_name for entry in world.look(publicity.public_list)]


def _designated(world: World) -> list[str]:
    return [entry.name for entry in world.look(lambda session: publicity.designated_list(session, world.today))]
