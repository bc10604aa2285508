"""How much blurrier a stack is along z than in the plane: the plausible range and the best guess.

Widths are those of a Gaussian of the same full width at half maximum, in voxels of the isotropic
grid, and *extra*: what z has beyond the blur that the plane has too, so that the square of the
axial width is the square of the lateral one plus that of the extra one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ssai3d_app.engine.sample.axial_fit import WIDTHS, AxialFit
from ssai3d_app.engine.sample.spectra import PowerSpectrum, Values

_ALREADY_ISOTROPIC_SIGMA = 0.6
_INSIDE = 0.95
"""Probability that the range is to hold the true width with."""

_MODEL_ERROR = 0.12
"""Standard deviation, in log width, of what the fit finds in stacks without noise against the true
width, over structures and microscopes that differ."""

_CELLS_ALIKE = 4.0
"""Cells of a spectrum that stray from the model together."""

_LEAST_MISFIT = 0.3
_MOST_SPREAD = 0.5
"""Standard deviation in log width from which the spectrum is said to tell nothing."""

_LOG_WIDTHS = np.log(WIDTHS)


@dataclass(frozen=True)
class BlurRange:
    """Plausible widths (Gaussian sigma, voxels) of the blur that z has beyond the plane's own.

    ``measured`` is the width read from the spectra, ``None`` where they tell nothing and the range
    comes from the voxel ratio or the optics alone.
    """

    smallest: float
    largest: float
    measured: float | None

    @property
    def best(self) -> float:
        """The single width to work with where one is wanted: the measured one, held within the
        range, else the middle of the range."""
        if self.measured is None:
            return float(np.sqrt(self.smallest * self.largest))
        return float(np.clip(self.measured, self.smallest, self.largest))

    @property
    def already_isotropic(self) -> bool:
        """Whether axial and lateral resolution agree."""
        return self.measured is not None and self.measured < _ALREADY_ISOTROPIC_SIGMA


@dataclass(frozen=True)
class Expectation:
    """A width expected before the pixels are asked, and its standard deviation in log width."""

    width: float
    spread: float

    @classmethod
    def from_sampling(cls, step: float) -> Expectation:
        """From the distance of the planes in voxels: few record them much finer or coarser than
        the blur is wide."""
        return cls(0.75 * step + 0.7, 0.6)

    def log_probability(self) -> Values:
        """Of each width that is tried, but for a constant."""
        return np.asarray(-0.5 * ((_LOG_WIDTHS - np.log(self.width)) / self.spread) ** 2)

    def range(self) -> BlurRange:
        """The range that is worked with where nothing can be measured: one standard deviation."""
        factor = float(np.exp(self.spread))
        return BlurRange(self.width / factor, self.width * factor, None)


@dataclass(frozen=True)
class Evidence:
    """What the spectrum says: ``log_likelihood`` of each width that is tried."""

    log_likelihood: Values

    @classmethod
    def of(cls, spectrum: PowerSpectrum | None, step: float) -> Evidence | None:
        """From a spectrum of planes ``step`` voxels apart; ``None`` where it tells nothing."""
        if spectrum is None:
            return None
        fit = AxialFit(spectrum, step)
        if not fit.has_enough:
            return None
        misfits = fit.misfits()
        alike = _CELLS_ALIKE * max(_LEAST_MISFIT, float(misfits.min()) / fit.cells)
        likelihood = np.exp(-0.5 * (misfits - misfits.min()) / alike).mean(axis=0)
        apart = (_LOG_WIDTHS[:, None] - _LOG_WIDTHS) / _MODEL_ERROR
        smeared = np.exp(-0.5 * apart**2) @ likelihood
        found = cls(np.log(np.maximum(smeared / smeared.max(), 1e-300)))
        return found if found.spread < _MOST_SPREAD else None

    @property
    def width(self) -> float:
        """The middle of what the spectrum alone allows."""
        return float(_quantiles(self.log_likelihood, 0.5)[0])

    @property
    def spread(self) -> float:
        """Standard deviation in log width of what the spectrum alone allows."""
        share = _shares(self.log_likelihood)
        mean = float(share @ _LOG_WIDTHS)
        return float(np.sqrt(share @ (_LOG_WIDTHS - mean) ** 2))

    def contradicts(self, expected: Expectation) -> bool:
        """Whether both can hardly be true."""
        apart = abs(np.log(self.width / expected.width))
        return bool(apart > 2 * np.hypot(self.spread, expected.spread))

    def range(self, expected: Expectation) -> BlurRange:
        """The range after both were heard."""
        tail = 0.5 * (1 - _INSIDE)
        smallest, best, largest = _quantiles(
            self.log_likelihood + expected.log_probability(), tail, 0.5, 1 - tail
        )
        return BlurRange(float(smallest), float(largest), float(best))


def plausible_blur(
    evidence: Evidence | None, step: float, optics: Expectation | None = None
) -> BlurRange:
    """The range of axial blurs of a stack whose planes lie ``step`` voxels apart.

    Where the pixels contradict the optics, the pixels win.
    """
    from_sampling = Expectation.from_sampling(step)
    if evidence is None:
        return (optics or from_sampling).range()
    if optics is None or evidence.contradicts(optics):
        return evidence.range(from_sampling)
    return evidence.range(optics)


def _shares(log_probability: Values) -> Values:
    share = np.exp(log_probability - log_probability.max())
    return np.asarray(share / share.sum())


def _quantiles(log_probability: Values, *levels: float) -> Values:
    share = _shares(log_probability)
    return np.asarray(np.exp(np.interp(levels, np.cumsum(share) - 0.5 * share, _LOG_WIDTHS)))
