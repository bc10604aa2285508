"""Durations in words."""

from __future__ import annotations

SECONDS = "{count} s"
FEW_SECONDS = "a few seconds"
MINUTES = "{count} min"
HOURS = "{hours} h {minutes} min"
