"""What vendors write about microscopes, in our words: modality, immersion, numbers, spans."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from ssai3d_app.volume.scene import Modality

_MODALITIES: tuple[tuple[str, Modality], ...] = (
    # Searched in this order, since a spinning disk and two photons are called confocal too.
    ("multiphoton", Modality.MULTIPHOTON),
    ("twophoton", Modality.MULTIPHOTON),
    ("spinningdisk", Modality.SPINNING_DISK),
    ("spinningdisc", Modality.SPINNING_DISK),
    ("lightsheet", Modality.LIGHT_SHEET),
    ("planeillumination", Modality.LIGHT_SHEET),
    ("laserscan", Modality.CONFOCAL),
    ("pointscan", Modality.CONFOCAL),
    ("confocal", Modality.CONFOCAL),
    ("widefield", Modality.WIDEFIELD),
)

_MEDIA: tuple[tuple[str, str], ...] = (
    ("sil", "silicone oil"),
    ("glyc", "glycerol"),
    ("water", "water"),
    ("oil", "oil"),
    ("air", "air"),
    ("dry", "air"),
)

_LONGEST_NM, _SHORTEST_NM = 3000.0, 150.0
"""Beyond these no microscope images: such a number has another unit or is damage."""


def modality(words: str | None) -> Modality | None:
    """How sections are made, from a vendor's words for it; ``None`` where they do not tell."""
    plain = re.sub(r"[^a-z]", "", (words or "").lower())
    for part, found in _MODALITIES:
        if part in plain:
            return found
    return None


def one_modality(found: Iterable[Modality | None]) -> tuple[Modality | None, tuple[str, ...]]:
    """The modality of a whole scene from those of its channels, and a remark where they differ."""
    known = sorted({kind for kind in found if kind is not None})
    if len(known) > 1:
        named = " and ".join(known)
        return None, (f"The channels were recorded in different ways ({named}).",)
    return (known[0] if known else None), ()


def immersion(words: str | None) -> str | None:
    """The medium in lower case, from a vendor's word for it; ``None`` where it does not tell."""
    plain = (words or "").strip().lower()
    for part, medium in _MEDIA:
        if plain.startswith(part):
            return medium
    return None


def positive(value: object) -> float | None:
    """A number above zero; everything else, which files write for "unknown", is ``None``."""
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return None
    return number if math.isfinite(number) and number > 0 else None


def wavelength_nm(value: object) -> float | None:
    """A wavelength in nm; ``None`` where it is not stated or impossible for a microscope."""
    number = positive(value)
    return number if number is not None and _SHORTEST_NM <= number <= _LONGEST_NM else None


def band_centre_nm(begin: object, end: object) -> float | None:
    """The centre of a detected band in nm.

    Where a file states the band and no dye's peak, this stands for the emission, as vendors
    themselves write it.
    """
    low, high = wavelength_nm(begin), wavelength_nm(end)
    return (low + high) / 2 if low is not None and high is not None and low <= high else None


def even_step(positions: Sequence[float]) -> tuple[float | None, bool]:
    """The step of rising positions, and whether they are even to a tenth of it.

    The step is ``None`` for fewer than two positions and for such as do not rise.
    """
    if len(positions) < 2 or not all(math.isfinite(position) for position in positions):
        return None, True
    step = (positions[-1] - positions[0]) / (len(positions) - 1)
    if step == 0:
        return None, True
    off = max(abs(after - before - step) for before, after in pairwise(positions))
    return abs(step), off <= 0.1 * abs(step)
