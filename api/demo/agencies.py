"""What the agencies of the demonstration are called in their documents."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from api.demo.accounts import HANGZHOU, NINGBO
from handlers import parameters
from handlers.cause import Cause

NAMES = {
    HANGZHOU: ("杭州市医疗保障管理服务中心", "杭医保中心"),
    NINGBO: ("宁波市医疗保障管理服务中心", "甬医保中心"),
}
SOURCE = "演示数据"


FROM = date(2020, 1, 1)


def name_agencies(session: Session, cause: Cause) -> None:
    """Set the full and the short name of each agency, for the imported agreements too."""
    for area, (name, short_name) in NAMES.items():
        parameters.set_override(session, "agency_name", area, FROM, name, SOURCE, cause)
        parameters.set_override(session, "agency_short_name", area, FROM, short_name, SOURCE, cause)
