"""Durations in words."""

from __future__ import annotations

SECONDS = "{count} s"
FEW_SECONDS = "a few seconds"
MINUTES = "{count} min"
HOURS = "{hours} h {minutes} min"
ABOUT_TIME = "about {time}"
SECONDS_RANGE = "{low}–{high} s"
MINUTES_RANGE = "{low}–{high} min"
TIME_RANGE = "{low} to {high}"
