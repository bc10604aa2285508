"""Two clocks: the one on the wall, which may be set, and one that only ever goes forward."""

from __future__ import annotations

import time as system_time
from datetime import UTC, datetime, time, timedelta
from typing import Protocol


class Clock(Protocol):
    """What the jobs know of time."""

    def now(self) -> datetime:
        """The time on the wall, in UTC. It may jump in either direction."""

    def elapsed(self) -> float:
        """Seconds since some moment; never goes back."""


class SystemClock:
    """The clocks of this computer."""

    def now(self) -> datetime:
        """The time on the wall, in UTC."""
        return datetime.now(UTC)

    def elapsed(self) -> float:
        """Seconds since some moment."""
        return system_time.monotonic()


def next_time_of_day(hour: time, now: datetime) -> datetime:
    """The next moment at which the clocks of ``now``'s time zone show ``hour``, in UTC.

    For "run at night": ``now`` carries the user's time zone.
    """
    moment = datetime.combine(now.date(), hour, tzinfo=now.tzinfo)
    if moment <= now:
        moment = datetime.combine(now.date() + timedelta(days=1), hour, tzinfo=now.tzinfo)
    return moment.astimezone(UTC)
