"""Names of pooling areas (统筹区) by their GB/T 2260 code. An area not listed here goes by its code."""

from __future__ import annotations

from api.kit.schemas import Label

NAMES = {
    "110000": "北京市",
    "120000": "天津市",
    "310000": "上海市",
    "500000": "重庆市",
    "330000": "浙江省",
    "330100": "杭州市",
    "330200": "宁波市",
    "330300": "温州市",
    "330400": "嘉兴市",
    "330500": "湖州市",
    "330600": "绍兴市",
    "330700": "金华市",
    "330800": "衢州市",
    "330900": "舟山市",
    "331000": "台州市",
    "331100": "丽水市",
}


def area_name(code: str) -> str:
    """What people call the area."""
    return NAMES.get(code, code)


def area_label(code: str) -> Label:
    """Code and name together."""
    return Label(code=code, name=area_name(code))
