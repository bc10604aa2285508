"""What the stack tells of how it was recorded, with the network's prediction for the object.

The prediction is no sharper than the object, so the width under which it explains the raw planes
is a lower bound. Where the planes bear many steps, what is left unexplained after them at pixels
that only judge tells the width itself, and which microscope it was; where they bear few, they
cannot tell, and the lower bound serves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from ssai3d_app.engine.cancellation import CancellationToken
from ssai3d_app.engine.classics.acquisition import PointSpread
from ssai3d_app.engine.consistency.diffraction import (
    MICROSCOPES,
    Microscope,
    usual_lateral_sigma,
)
from ssai3d_app.engine.consistency.recording import Recording, lateral_sigma_of
from ssai3d_app.engine.consistency.trials import Material, Trial, Window
from ssai3d_app.engine.degradation import NoiseModel

_WIDTHS = np.geomspace(0.35, 1.7, 9)
"""Axial sigmas that are tried, in sampling steps (of two voxels at least)."""
_PLAUSIBLE = (0.37, 1.4)
"""Widths beyond are no simple microscope's: strong aberration, or nothing to measure."""
_LEAST_FACTOR, _FACTOR_STEP, _MOST_FACTOR = 1.05, 1.08, 1.45
"""Of the width under which the prediction explains the planes."""
_TELLING_STEPS = 4
"""Fewer do not tell widths and microscopes apart."""
_BEYOND = 2.0
"""Over the steps that pay, those after which widths and microscopes are judged: a wrong one fails
the more, the further it is taken."""
_FURTHEST = 60
_CANNOT_BE = 1.5
"""A microscope under which the prediction leaves so many times more unexplained is out."""
_DENIED = 1.15
"""A microscope that is told of is denied where it leaves so many times more than another, each
after its steps."""
_EXPLAINED = 1.15
"""Misfit, in units of the noise's variance, from which on no microscope is right."""
_HARMLESS = 8
"""Steps at the most by which a wrong PSF does no harm."""
_MISFIT, _LEAST_GAINED = 1.2, 0.7
"""A PSF is wrong where more than the first, in units of the noise's variance, is left unexplained
after whatever steps, and these explain less than this share of what the prediction leaves beyond
noise. Many photons show the smallest fault of a PSF, so both count."""
_MORE_WITH_ALL = 1.5
"""With the pixels that judge, and shown at a resolution that hides noise, so many more pay."""
_SURE = 3.0
"""Standard errors by which another microscope must explain judging pixels better."""


class UnclearBlurError(Exception):
    """The data do not tell a blur that a simple microscope has."""


def find_recording(
    windows: Sequence[Window],
    anisotropy: float,
    noise: NoiseModel,
    seed: int,
    device: torch.device,
    token: CancellationToken,
    psf: PointSpread | None = None,
    most_steps: int = 40,
    known: Microscope | None = None,
) -> Recording:
    """Find blur, background and steps from windows of a channel; with a ``psf`` no blur.

    ``known`` is the microscope that the file tells of: it is taken, unless it leaves far more
    unexplained than another.

    Raises
    ------
    UnclearBlurError
        When the blur is not one that the model can hold.
    """
    material = Material(windows, noise, anisotropy, device)
    if psf is None:
        trial, count = _Search(material, seed, token, most_steps, known).best()
    else:
        given = Recording(
            axial_sigma=None,
            lateral_sigma=lateral_sigma_of(psf),
            background=material.background,
            shift=material.shift,
        )
        trial = Trial(material, given, psf)
        count = trial.steps_borne(most_steps, seed, token)
    judged = trial.misfits(range(count + 1), seed, token)
    misfits = [float(squares.mean()) for squares in judged]
    if misfits[count] > misfits[0]:
        # Under this PSF the steps lead astray.
        count = min(count, round(_MORE_WITH_ALL * int(np.argmin(misfits)) + 1))
    if psf is None and count > _HARMLESS and _is_wrong(misfits):
        raise UnclearBlurError
    found = {
        "strides": trial.strides(count, token),
        "misfit_before": misfits[0],
        "misfit_after": misfits[count],
    }
    return trial.recording.model_copy(update=found)


def _is_wrong(misfits: Sequence[float]) -> bool:
    """Whether no number of steps explains the planes, nor most of what the prediction does not: the
    steps then make detail of what is wrong with the PSF."""
    least, excess = min(misfits), misfits[0] - 1
    return least > _MISFIT and misfits[0] - least < _LEAST_GAINED * excess


@dataclass(frozen=True)
class _Explanation:
    """The width (in voxels) under which the prediction explains most."""

    microscope: Microscope
    width: float
    unexplained: float

    def has_plausible_width(self, unit: float) -> bool:
        """Whether a simple microscope has such a width; ``unit`` is the step of sampling."""
        return _PLAUSIBLE[0] <= self.width / unit <= _PLAUSIBLE[1]


@dataclass(frozen=True)
class _Judged:
    explained: _Explanation
    trial: Trial
    misfit: Tensor

    def explains_much_less_than(self, other: _Judged) -> bool:
        """Whether no other width is going to mend it."""
        return float(self.misfit.mean()) > _CANNOT_BE * float(other.misfit.mean())

    def is_surely_better_than(self, other: _Judged) -> bool:
        """Whether it explains judging pixels, and better by more than chance."""
        gained = other.misfit - self.misfit
        error = float(gained.std()) / len(gained) ** 0.5
        explains = float(self.misfit.mean()) < _EXPLAINED
        return explains and bool(float(gained.mean()) > _SURE * error)


def _beyond(count: int) -> int:
    """The steps after which PSFs are told apart that bear ``count``."""
    return min(round(_BEYOND * count), _FURTHEST)


class _Search:
    """Looks for the microscope and the width."""

    def __init__(
        self,
        material: Material,
        seed: int,
        token: CancellationToken,
        most_steps: int,
        known: Microscope | None,
    ) -> None:
        self._material = material
        self._seed = seed
        self._token = token
        self._most_steps = most_steps
        self._known = known

    def best(self) -> tuple[Trial, int]:
        """The most plausible trial, and the steps that it bears."""
        unit = max(self._material.anisotropy, 2.0)
        explained = [self._explanation(microscope, unit) for microscope in MICROSCOPES]
        least = min(one.unexplained for one in explained)
        simple = [one for one in explained if one.has_plausible_width(unit)]
        plausible = [one for one in simple if one.unexplained <= _CANNOT_BE * least]
        if not plausible:
            raise UnclearBlurError
        told = [one for one in simple if one.microscope == self._known]
        other = self._best_of(plausible)
        if not told or other[0].recording.microscope == self._known:
            return other
        known = self._best_of(told)
        return other if self._denies(known, other) else known

    def _denies(self, known: tuple[Trial, int], other: tuple[Trial, int]) -> bool:
        told, found = (float(self._misfit(*one).mean()) for one in (known, other))
        return told > _DENIED * found

    def _best_of(self, plausible: Sequence[_Explanation]) -> tuple[Trial, int]:
        """Among several, the first unless another explains more by more than chance."""
        usual = self._trial(plausible[0].microscope, _LEAST_FACTOR * plausible[0].width)
        count = self._steps_borne(usual)
        if count < _TELLING_STEPS:
            return usual, count
        beyond = _beyond(count)
        chosen = self._widened(plausible[0], beyond)
        for one in plausible[1:]:
            other = self._judged(one, _LEAST_FACTOR, beyond)
            if other.explains_much_less_than(chosen):
                continue
            other = self._widened(one, beyond, other)
            if other.is_surely_better_than(chosen):
                chosen = other
        if chosen.trial.recording == usual.recording:
            return usual, count
        count = self._steps_borne(chosen.trial)
        if chosen.explained != plausible[0] and _beyond(count) > beyond:
            # Under the better PSF more steps are borne, which tell its width better.
            chosen = self._widened(chosen.explained, _beyond(count))
            count = self._steps_borne(chosen.trial)
        return chosen.trial, count

    def _steps_borne(self, trial: Trial) -> int:
        return trial.steps_borne(self._most_steps, self._seed, self._token)

    def _explanation(self, microscope: Microscope, unit: float) -> _Explanation:
        """Between the tried widths a parabola over their logarithm."""
        errors = []
        for width in _WIDTHS:
            self._token.raise_if_cancelled()
            errors.append(self._trial(microscope, float(width * unit)).unexplained_by_start())
        best = int(np.argmin(errors))
        width = float(_WIDTHS[best])
        if 0 < best < len(_WIDTHS) - 1:
            near = slice(best - 1, best + 2)
            curved, sloped, _ = np.polyfit(np.log(_WIDTHS[near]), errors[near], 2)
            width = float(np.exp(-sloped / (2 * curved)))
        return _Explanation(microscope, width * unit, errors[best])

    def _widened(
        self, explained: _Explanation, count: int, narrowest: _Judged | None = None
    ) -> _Judged:
        """Wider as long as that explains more after so many steps."""
        factor, best = _LEAST_FACTOR, narrowest or self._judged(explained, _LEAST_FACTOR, count)
        while factor * _FACTOR_STEP < _MOST_FACTOR:
            factor *= _FACTOR_STEP
            wider = self._judged(explained, factor, count)
            if float(wider.misfit.mean()) >= float(best.misfit.mean()):
                break
            best = wider
        return best

    def _judged(self, explained: _Explanation, factor: float, count: int) -> _Judged:
        trial = self._trial(explained.microscope, factor * explained.width)
        return _Judged(explained, trial, self._misfit(trial, count))

    def _misfit(self, trial: Trial, count: int) -> Tensor:
        return trial.misfits((count,), self._seed, self._token)[0]

    def _trial(self, microscope: Microscope, axial_sigma: float) -> Trial:
        recording = Recording(
            microscope=microscope,
            axial_sigma=axial_sigma,
            lateral_sigma=usual_lateral_sigma(microscope),
            background=self._material.background,
            shift=self._material.shift,
        )
        return Trial(self._material, recording)
