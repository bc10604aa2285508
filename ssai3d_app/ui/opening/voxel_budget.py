"""Memory for voxels, shared among all that is on display: raw, restored, and every channel."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Hashable, Mapping
from typing import Protocol

BYTE_BUDGET = 1_000_000_000
"""Memory for voxels; a channel that does not fit into its share is shown as a coarse preview."""


class Claimant(Protocol):
    """Who holds voxels."""

    def shares_changed(self) -> None:
        """Others claimed more; called in their thread."""

    def __hash__(self) -> int:
        """Each claimant is only itself."""


class VoxelBudget:
    """Divides ``nbytes`` fairly: what is small is held whole, the larger ones share the rest.

    Readers in several threads claim from it. Nobody's claim grows at the cost of a smaller one
    (max-min fairness).
    """

    def __init__(self, nbytes: int = BYTE_BUDGET) -> None:
        self.nbytes = nbytes
        self._lock = threading.Lock()
        self._claims: dict[Claimant, dict[Hashable, int]] = {}
        self._claimants: weakref.WeakSet[Claimant] = weakref.WeakSet()

    def join(self, claimant: Claimant) -> None:
        """Tell a claimant from now on when its shares shrink."""
        self._claimants.add(claimant)

    def claim(self, claimant: Claimant, sizes: Mapping[Hashable, int]) -> dict[Hashable, int]:
        """Ask for volumes of these sizes in bytes, instead of all asked for before; the shares."""
        with self._lock:
            before = self._divided()
            # A claim that is renewed keeps its rank among others of the same size: if it went to
            # the end, two claimants would take shares from each other for ever.
            if sizes:
                self._claims[claimant] = dict(sizes)
            else:
                self._claims.pop(claimant, None)
            after = self._divided()
        shrunk = {
            other
            for (other, key), share in after.items()
            if share < before.get((other, key), 0) and other is not claimant
        }
        for other in list(self._claimants):
            if other in shrunk:
                other.shares_changed()
        return {key: after[claimant, key] for key in sizes}

    def spare(self) -> int:
        """Bytes that each claimant may keep beyond its shares, of what nobody claims."""
        with self._lock:
            claimed = sum(
                min(share, self._claims[holder][key])
                for (holder, key), share in self._divided().items()
            )
            return max(0, self.nbytes - claimed) // max(1, len(self._claims))

    def _divided(self) -> dict[tuple[Claimant, Hashable], int]:
        """Shares from the smallest claim to the largest, each an even part of what is left."""
        sizes = {(o, k): size for o, claim in self._claims.items() for k, size in claim.items()}
        left, shares = self.nbytes, {}
        for rank, name in enumerate(sorted(sizes, key=lambda name: sizes[name])):
            even = left // (len(sizes) - rank)
            shares[name] = even
            left -= min(even, sizes[name])
        return shares
