"""The demonstration accounts: one for each role. They work in demonstration mode only."""

from __future__ import annotations

from dataclasses import dataclass

PASSWORD = "dingdian-demo"  # noqa: S105 -- printed on purpose; refused outside demonstration mode
HANGZHOU = "330100"
NINGBO = "330200"


@dataclass(frozen=True, slots=True)
class Persona:
    """A demonstration account. `party` is the name of the institution its user belongs to."""

    username: str
    display_name: str
    roles: tuple[str, ...]
    area: str = HANGZHOU
    party: str | None = None


PERSONAS = (
    Persona("yaodian", "陈晓梅(药店)", ("institution",), party="杭州拱墅康泽大药房"),
    Persona("yiyuan", "沈立群(医院)", ("institution",), party="杭州钱塘仁济医院"),
    Persona("zhensuo", "俞佩兰(门诊部)", ("institution",), party="杭州滨江安康门诊部"),
    Persona("fendian", "陈晓梅(分店)", ("institution",), party="杭州拱墅康泽大药房湖墅分店"),
    Persona("yikang", "钱伟明(药房)", ("institution",), party="杭州上城益康药房"),
    Persona("shouli", "王建平", ("agency-intake",)),
    Persona("pinggu", "李静怡", ("agency-evaluator",)),
    Persona("pinggu2", "周明远", ("agency-evaluator",)),
    Persona("xieyi", "赵文斌", ("agency-negotiator",)),
    Persona("jihe", "孙丽华", ("agency-auditor",)),
    Persona("fuzeren", "吴国强", ("agency-leader",)),
    Persona("xingzheng", "郑海燕", ("admin-department",)),
    Persona("disanfang", "冯志刚", ("third-party",)),
    Persona("yunwei", "钱学军", ("operator",)),
    Persona("sheji", "许若兰", ("designer",)),
    Persona("nb-shouli", "林婷", ("agency-intake",), area=NINGBO),
    Persona("nb-fuzeren", "何俊", ("agency-leader",), area=NINGBO),
)
