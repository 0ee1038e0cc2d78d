"""The limits themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from api.kit.problems import ProblemError
from api.throttling import repository
from api.throttling.models import Attempt


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many attempts in `window`: about one subject from one address, and from one address in all."""

    action: str
    window: timedelta
    per_subject: int
    per_address: int
    detail: str

    def check(self, session: Session, subject: str, address: str, now: datetime) -> None:
        """Raise a 429 problem when the limit is reached."""
        since = now - self.window
        of_subject = repository.count(session, self.action, address, since, subject[:64])
        of_address = repository.count(session, self.action, address, since)
        if of_subject >= self.per_subject or of_address >= self.per_address:
            retry_after = {"Retry-After": str(int(self.window.total_seconds()))}
            raise ProblemError(429, "too-many-attempts", "尝试次数过多", self.detail, headers=retry_after)

    def record(self, session: Session, subject: str, address: str, now: datetime) -> None:
        """Count one attempt, and drop what no limit counts any more."""
        repository.forget_before(session, now - LONGEST)
        session.add(Attempt(action=self.action, subject=subject[:64], address=address[:64], at=now))

    def forgive(self, session: Session, subject: str, address: str) -> None:
        """Start counting anew."""
        repository.forget(session, self.action, address, subject[:64])


LONGEST = timedelta(days=1)
SIGN_IN = Limit(
    "sign-in",
    timedelta(minutes=15),
    per_subject=5,
    per_address=50,
    detail="登录失败次数过多，请在 15 分钟后重试。如忘记密码，请联系系统运维人员。",
)
OBJECTION = Limit(
    "objection",
    timedelta(hours=1),
    per_subject=3,
    per_address=10,
    detail="短时间内提交的异议过多，请在 1 小时后重试，或到经办机构窗口当面提出。",
)
