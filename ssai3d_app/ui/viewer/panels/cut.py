"""The three ways to cut a stack."""

from __future__ import annotations

from enum import Enum


class Cut(Enum):
    """Which way a panel cuts the stack: (vertical axis, horizontal axis, axis through it)."""

    XY = (1, 2, 0)
    XZ = (0, 2, 1)
    YZ = (1, 0, 2)

    @property
    def vertical(self) -> int:
        """Axis (0 z, 1 y, 2 x) that runs down."""
        return self.value[0]

    @property
    def horizontal(self) -> int:
        """Axis that runs to the right."""
        return self.value[1]

    @property
    def through(self) -> int:
        """Axis that the wheel walks along."""
        return self.value[2]
