"""Where the progress of a restoration is kept: durable at each safe point, small, and checked."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import safetensors.torch
from torch import nn

from ssai3d_app import __version__
from ssai3d_app.durable import remove_leftovers, sync_folder, write_durably
from ssai3d_app.engine.checkpoints.document import Document, Origin, Place
from ssai3d_app.engine.checkpoints.tuning_state import TuningState
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.engine.record import Ingredients
from ssai3d_app.engine.source import Source
from ssai3d_app.errors import CannotGoOnError, cannot_write
from ssai3d_app.formats.placing import PROGRESS

_TUNING = "tuning.pt"
_LARGEST_SHARE = 0.01
"""Of the time that keeping the state of a tuning may take."""
_LEAST_INTERVAL_S = 5.0
_SLOW_DISK_S = 0.05
"""What the first time is taken to cost."""


class Checkpoints:
    """What is kept of one restoration, in the folder of its working files."""

    def __init__(self, folder: Path, document: Document) -> None:
        self.document = document
        self._folder = folder
        self._began = time.monotonic()
        self._before = document.seconds

    @property
    def seconds(self) -> float:
        """Time worked on this restoration, in all its runs."""
        return self._before + time.monotonic() - self._began

    @property
    def is_worth_keeping(self) -> bool:
        """Whether anything is done that would be lost with the folder."""
        done = self.document.channels or self.document.finished or self.document.underway
        return bool(done) or (self._folder / _TUNING).exists()

    def save(self) -> None:
        """Write down how far it has come; it survives a power cut when this returns.

        Raises
        ------
        UserError
            When the disk is full or cannot be written.
        """
        self.document.seconds = self.seconds
        self._write(PROGRESS, self.document.model_dump_json().encode())

    def tuning_of(self, place: Place, on_load: Callable[[int], None]) -> TuningKeeper:
        """The keeper of the tuning on that volume; ``on_load`` hears at which step it goes on."""
        return TuningKeeper(self, place, on_load)

    def keep_network(self, scene: int, channel: int, network: nn.Module) -> None:
        """Keep a tuned network as it is, in float32; its tuning needs no state any more."""
        weights = {name: value.cpu().contiguous() for name, value in network.state_dict().items()}
        self._write(_network_name(scene, channel), safetensors.torch.save(weights))

    def network(self, scene: int, channel: int, blank: nn.Module) -> nn.Module:
        """The network that was kept, put into ``blank``, one of its shape."""
        content = self._read(_network_name(scene, channel))
        blank.load_state_dict(safetensors.torch.load(content), strict=True)
        return blank

    def forget_tuning(self) -> None:
        """Remove the state of a tuning that has come to its end."""
        (self._folder / _TUNING).unlink(missing_ok=True)

    def keep_tuning(self, state: TuningState, place: Place) -> None:
        """Make the state of a tuning durable."""
        self._write(_TUNING, state.to_bytes(place.name))

    def tuning_state(self, place: Place) -> TuningState | None:
        """The state of the tuning on that volume, if it was interrupted."""
        if not (self._folder / _TUNING).exists():
            return None
        return TuningState.from_bytes(self._read(_TUNING), place.name)

    def _write(self, name: str, content: bytes) -> None:
        try:
            write_durably(self._folder / name, content)
        except OSError as error:
            raise cannot_write(
                "The working files beside the result cannot be written",
                "free some disk space or choose another folder for the result",
                str(error),
            ) from error

    def _read(self, name: str) -> bytes:
        try:
            return (self._folder / name).read_bytes()
        except OSError as error:
            raise _unusable(str(error)) from error


class TuningKeeper:
    """Keeps the state of one tuning: often, but never at more than a hundredth of its time."""

    def __init__(
        self, checkpoints: Checkpoints, place: Place, on_load: Callable[[int], None]
    ) -> None:
        self._on_load = on_load
        self._checkpoints = checkpoints
        self._place = place
        self._cost = _SLOW_DISK_S
        self._kept = time.monotonic()

    @property
    def halvings(self) -> int:
        """How often the patches at a time are to be halved from the start: as asked for."""
        return self._checkpoints.document.origin.request.halvings

    @property
    def is_due(self) -> bool:
        """Whether it is time to keep the state again."""
        interval = max(_LEAST_INTERVAL_S, self._cost / _LARGEST_SHARE)
        return time.monotonic() - self._kept >= interval

    def load(self) -> TuningState | None:
        """The state of an interrupted tuning on this volume, if there is one."""
        state = self._checkpoints.tuning_state(self._place)
        if state is not None:
            self._on_load(state.facts.step)
        return state

    def keep(self, state: TuningState) -> None:
        """Make a state durable."""
        began = time.monotonic()
        self._checkpoints.keep_tuning(state, self._place)
        self._kept = time.monotonic()
        self._cost = self._kept - began


def origin_of(request: RestoreRequest, ingredients: Ingredients, source: Source) -> Origin:
    """All that decides the pixels of a restoration that is about to begin or to go on."""
    return Origin(
        software=f"SSAI-3D {__version__}",
        torch=version("torch"),
        request=request,
        recipe=request.recipe,
        weights_sha256=ingredients.weights_sha256,
        model_sha256=ingredients.model_sha256,
        psf_sha256=ingredients.psf_sha256,
        source=source.fingerprint,
    )


def begin(folder: Path, origin: Origin, device: str) -> Checkpoints:
    """Begin to keep a new restoration; its folder is there and empty."""
    started = datetime.now(UTC).isoformat(timespec="seconds")
    document = Document(
        origin=origin, devices=[device], started=started, halvings=origin.request.halvings
    )
    checkpoints = Checkpoints(folder, document)
    checkpoints.save()
    sync_folder(folder)
    return checkpoints


def go_on(folder: Path, origin: Origin, device: str) -> Checkpoints:
    """Go on with what an earlier run has kept in a folder.

    Raises
    ------
    CannotGoOnError
        When it was made from something else, so that the pixels would not be those of one run.
    """
    try:
        document = Document.model_validate_json((folder / PROGRESS).read_bytes())
    except (OSError, ValueError) as error:
        raise _unusable(str(error)) from error
    difference = origin.difference(document.origin)
    if difference is not None:
        reason = f"{difference[0].lower()}{difference[1:]}"
        raise CannotGoOnError(f"This restoration cannot go on: {reason}")
    remove_leftovers(folder)
    # Smaller than it was when memory ran out, also where it had made them smaller by itself.
    document.halvings += max(0, origin.request.halvings - document.origin.request.halvings)
    document.origin = origin
    if device != document.devices[-1]:
        document.devices.append(device)
    return Checkpoints(folder, document)


def _network_name(scene: int, channel: int) -> str:
    return f"network-{scene}-{channel}.safetensors"


def _unusable(detail: str) -> CannotGoOnError:
    return CannotGoOnError("What was kept of this restoration is damaged", detail)
