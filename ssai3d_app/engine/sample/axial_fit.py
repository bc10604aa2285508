"""What the spectrum of a stack says about the extra axial blur, width by width.

A stack that is as sharp along z as in the plane has a spectrum Q(|k|) that depends, but for the
structure's own direction, on the length of the frequency alone. Blur along z alone multiplies it by
|K(k_z)|², sampling every ``step`` voxels folds it, and noise that planes do not share adds to it:

    S(k_r, k_z) = Σ_m Q(|k_m|) · e^(a · (cos²θ_m − 1/3)) · |K(k_z + m / step)|² + N(k_r)

Q and N are free (broken lines in log power against log frequency), N about the power at the highest
frequencies. ``a`` lets structure prefer a direction, the same at every frequency, and K is fitted.
Structure's preference and blur are told apart because blur grows with frequency and the preference
does not.
"""

from __future__ import annotations

import numpy as np

from ssai3d_app.engine.sample.spectra import PowerSpectrum, Values

WIDTHS: Values = np.exp(np.linspace(np.log(0.25), np.log(20.0), 56))
"""Gaussian sigma in voxels of the blurs that are tried."""

_TAILS = (0.0, 0.2, 0.4)
"""Shares of light in a pedestal four times as wide, that are tried with each width."""

_TAIL_WIDTH = 4.0
_KNOTS = 10
_HIGHEST = 0.45
"""Cycles per voxel; above it the corners of a square pixel and its aliases show."""

_LEAST_RADIUS = 3.0
"""In frequency steps of a block: below it the window leaks the block's mean into the spectrum."""

_MISFIT = 0.35
"""Standard deviation in log power that structure is expected to stray from the model."""

_FLOOR_MISFIT = 0.3
"""Relative uncertainty of the noise's power."""

_PREFERENCE = 0.3
"""Standard deviation expected of ``a``."""

_FLOOR_KNOTS = 5
_FLOOR_SPREAD = 3.0
"""Standard deviation, in log power, of the noise's power at a lateral frequency from that at the
highest ones: smoothing and interpolation colour noise in the plane, and stray light adds to it."""

_HUBER = 2.0
_LEAST_CELLS = 24
_FOLDS = np.arange(-2, 3)


class AxialFit:
    """The model of a spectrum whose planes lie ``step`` voxels apart."""

    def __init__(self, spectrum: PowerSpectrum, step: float) -> None:
        spacing = spectrum.radius[2] - spectrum.radius[1]
        rows = (spectrum.radius >= _LEAST_RADIUS * spacing) & (spectrum.radius < _HIGHEST)
        radius, axial = (
            grid.ravel()
            for grid in np.meshgrid(spectrum.radius[rows], spectrum.axial, indexing="ij")
        )
        self._observed = np.log(np.maximum(spectrum.power[rows].ravel(), 1e-300))
        self._modes = spectrum.modes[rows].ravel()
        noise = max(spectrum.noise, 1e-9 * float(spectrum.power[rows].max(initial=0.0)))
        self.cells = len(self._observed)
        self.has_enough = self.cells >= _LEAST_CELLS and rows.any()
        if not self.has_enough:
            return
        self._folded_axial = axial[:, None] + _FOLDS / step
        length = np.hypot(radius[:, None], self._folded_axial)
        self._direction = (self._folded_axial / length) ** 2 - 1.0 / 3.0
        first, last = np.log(radius.min()), np.log(0.6)
        self._basis = _hats((np.log(length) - first) / (last - first), _KNOTS)
        farthest = np.log(_HIGHEST)
        self._floor_basis = _hats((np.log(radius) - first) / (farthest - first), _FLOOR_KNOTS)
        self._stiffness = np.zeros((_KNOTS + 1 + _FLOOR_KNOTS,) * 2)
        self._stiffness[:_KNOTS, :_KNOTS] = _bending(_KNOTS)
        self._stiffness[_KNOTS, _KNOTS] = _PREFERENCE**-2
        self._stiffness[_KNOTS + 1 :, _KNOTS + 1 :] = (
            _bending(_FLOOR_KNOTS) + np.eye(_FLOOR_KNOTS) * _FLOOR_SPREAD**-2
        )
        level = axial == 0
        above = np.maximum(np.exp(self._observed[level]) - noise, 0.01 * noise)
        knots = np.linspace(first, last, _KNOTS)
        start = np.interp(knots, np.log(radius[level]), np.log(above))
        self._expected = np.zeros(len(self._stiffness))
        self._expected[_KNOTS + 1 :] = np.log(noise)
        # The fast half of the axis holds more noise than structure, mostly.
        fast = axial > 0.5 * axial.max()
        shown = np.linalg.lstsq(self._floor_basis[fast], self._observed[fast], rcond=None)[0]
        self._start = np.concatenate([start, [0.0], np.maximum(shown, np.log(noise))])

    def misfits(self) -> Values:
        """The misfit (a chi square) of every tail, rows, and width, columns."""
        found = np.empty((len(_TAILS), len(WIDTHS)))
        for row, tail in enumerate(_TAILS):
            parameters = self._start
            for column, width in enumerate(WIDTHS):
                steps = 8 if column == 0 else 4
                found[row, column], parameters = self._solved(width, tail, parameters, steps)
        return found

    def _solved(
        self, width: float, tail: float, parameters: Values, steps: int
    ) -> tuple[float, Values]:
        """The misfit and the parameters of a blur, by Gauss–Newton with Huber's weights."""
        passed = _transfer(width, tail, self._folded_axial) ** 2
        for _ in range(steps):
            level, preference = parameters[:_KNOTS], parameters[_KNOTS]
            sharp = self._basis @ level + preference * self._direction
            folds = passed * np.exp(np.clip(sharp, -60, 60))
            floor = np.exp(self._floor_basis @ parameters[_KNOTS + 1 :])
            model = folds.sum(axis=1) + floor
            residual = self._observed - np.log(model)
            slopes = np.empty((self.cells, len(parameters)))
            slopes[:, :_KNOTS] = np.einsum("cm,cmk->ck", folds, self._basis)
            slopes[:, _KNOTS] = (folds * self._direction).sum(axis=1)
            slopes[:, _KNOTS + 1 :] = self._floor_basis * floor[:, None]
            slopes /= model[:, None]
            variance = _MISFIT**2 + 1 / self._modes + (_FLOOR_MISFIT * floor / model) ** 2
            size = np.abs(residual) / np.sqrt(variance)
            weight = np.minimum(1.0, _HUBER / np.maximum(size, 1e-9)) / variance
            away = parameters - self._expected
            normal = slopes.T @ (slopes * weight[:, None]) + self._stiffness
            pull = slopes.T @ (weight * residual) - self._stiffness @ away
            change = np.linalg.solve(normal + 1e-6 * np.eye(len(normal)), pull)
            parameters = parameters + np.clip(change, -2.0, 2.0)
        losses = np.where(size < _HUBER, size**2, _HUBER * (2 * size - _HUBER))
        return float(losses.sum() + away @ self._stiffness @ away), parameters


def _hats(place: Values, knots: int) -> Values:
    """Weights of the knots of a broken line over 0 to 1 at each place, one more axis."""
    scaled = np.clip(place, 0, 1 - 1e-9) * (knots - 1)
    lower = scaled.astype(int)
    weights = np.zeros((*scaled.shape, knots))
    np.put_along_axis(weights, lower[..., None], 1 - (scaled - lower)[..., None], axis=-1)
    np.put_along_axis(weights, lower[..., None] + 1, (scaled - lower)[..., None], axis=-1)
    return weights


def _bending(knots: int) -> Values:
    """What a broken line's bends cost, as a quadratic form of its knots."""
    bends = np.diff(np.eye(knots), 2, axis=0)
    return np.asarray(bends.T @ bends)


def _transfer(width: float, tail: float, frequency: Values) -> Values:
    """Fourier transform of a Gaussian with a share of light in a wide pedestal."""
    exponent = -2.0 * (np.pi * width * frequency) ** 2
    return np.asarray((1 - tail) * np.exp(exponent) + tail * np.exp(_TAIL_WIDTH**2 * exponent))
