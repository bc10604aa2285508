"""What a bundle may weigh and how long it may take, and the table that compares."""

from __future__ import annotations

from dataclasses import dataclass

MB = 1_000_000


@dataclass(frozen=True)
class Figure:
    """Something measured. ``limit`` is the most that it may be, ``None`` where none is set."""

    name: str
    value: float
    unit: str
    limit: float | None = None

    @property
    def is_met(self) -> bool:
        """Whether it is within its limit."""
        return self.limit is None or self.value <= self.limit


@dataclass(frozen=True)
class Budget:
    """Limits of a variant; sizes in MB, times in seconds."""

    bundle_mb: float
    files: int
    package_mb: float | None
    first_window_cold_s: float = 5.0
    first_window_warm_s: float = 2.0
    self_test_s: float = 60.0


BUDGETS = {
    "cpu": Budget(bundle_mb=950, files=1_500, package_mb=350),
    "cuda": Budget(bundle_mb=4_500, files=1_500, package_mb=None),
}


def table(figures: list[Figure]) -> str:
    """The figures beside their limits, a line each."""
    rows = [("", "measured", "limit", "")]
    for figure in figures:
        limit = "–" if figure.limit is None else _number(figure.limit, figure.unit)
        verdict = "" if figure.is_met else "OVER"
        rows.append((figure.name, _number(figure.value, figure.unit), limit, verdict))
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join(
        f"{row[0]:<{widths[0]}}  {row[1]:>{widths[1]}}  {row[2]:>{widths[2]}}  {row[3]}".rstrip()
        for row in rows
    )


def _number(value: float, unit: str) -> str:
    digits = 2 if unit == "s" else 0
    return f"{value:,.{digits}f} {unit}".strip()
