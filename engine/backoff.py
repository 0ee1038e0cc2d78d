"""How long a job rests after a failure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Backoff:
    """Exponential: `first` after the first failure, `factor` times as long after each further one, at most `most`."""

    first: timedelta = timedelta(seconds=10)
    factor: float = 3.0
    most: timedelta = timedelta(hours=1)

    def after(self, failures: int) -> timedelta:
        """The rest after that many failures, which is at least one."""
        if self.first >= self.most:
            return self.most
        rest = self.first
        for _ in range(failures - 1):
            rest *= self.factor
            if rest >= self.most:
                return self.most
        return rest
