"""Which scenes of a file are restored, and what each becomes: decided before anything is read."""

from __future__ import annotations

from dataclasses import dataclass

from ssai3d_app.engine.preparation import cautions, check_restorable
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.errors import ExitStatus, UserError, wrong_usage
from ssai3d_app.formats.contradictions import contradictions
from ssai3d_app.formats.result import ImageDescription
from ssai3d_app.volume.grid import IsotropicGrid
from ssai3d_app.volume.scene import Scene

Likeness = tuple[str, int, str, str, str]
"""What two channels have in common when one tuned network serves both."""


@dataclass(frozen=True)
class ScenePlan:
    """One scene to restore: as the file has it (``stored``), as corrected, and on its new grid.

    ``channels`` and ``times`` are indices into the corrected scene; ``dtype`` is the result's.
    """

    stored: Scene
    scene: Scene
    grid: IsotropicGrid
    channels: tuple[int, ...]
    times: tuple[int, ...]
    dtype: str

    @property
    def index(self) -> int:
        """Number of the scene in the file, from 0."""
        return self.scene.index

    @property
    def shape(self) -> tuple[int, int, int, int, int]:
        """Shape of the result, (T, C, Z, Y, X)."""
        return len(self.times), len(self.channels), *self.grid.shape

    @property
    def image(self) -> ImageDescription:
        """What the result will say of this scene."""
        return ImageDescription(
            name=f"{self.scene.name} (isotropic)",
            shape=self.shape,
            dtype=self.dtype,
            voxel_size=(self.grid.voxel,) * 3,
            channels=tuple(self.scene.channels[c] for c in self.channels),
            time_step_s=self.scene.time_step_s if len(self.times) > 1 else None,
            microscope=self.scene.microscope,
        )

    @property
    def cautions(self) -> list[str]:
        """Plain warnings from the metadata, each once: what the file contradicts itself about or
        leaves open and no correction has settled, what contradicts itself since, and the engine's.
        """
        now = contradictions(self.scene)
        settled = set(contradictions(self.stored)) - set(now)
        remarks = (text for text in self.stored.remarks if text not in settled)
        return list(dict.fromkeys([*remarks, *now, *cautions(self.scene, self.grid)]))

    def likeness(self, channel: int) -> Likeness:
        """Equal for channels of other scenes that were recorded like this one."""
        name = self.scene.channels[channel].name
        # Of channels with one name, the first of one scene is like the first of another.
        earlier = sum(other.name == name for other in self.scene.channels[:channel])
        anisotropy, voxel = f"{self.grid.anisotropy:.3g}", f"{self.grid.voxel:.3g}"
        return name, earlier, self.scene.dtype, anisotropy, voxel


@dataclass(frozen=True)
class SkippedScene:
    """A scene that is left out when all are asked for, and why, in a sentence."""

    index: int
    name: str
    reason: str


def label(scene: Scene) -> str:
    """What a scene is called in sentences, when a file has several."""
    return f"Scene {scene.index} ({scene.name})"


def plan_scenes(
    scenes: tuple[Scene, ...], request: RestoreRequest
) -> tuple[list[ScenePlan], list[SkippedScene]]:
    """The scenes to restore, in the order asked for, and those that ``all`` leaves out.

    Raises
    ------
    UserError
        When a scene, channel or time does not exist; when a scene that was asked for cannot be
        restored; or when none can.
    """
    wanted = tuple(range(len(scenes))) if request.scenes is None else request.scenes
    plans: list[ScenePlan] = []
    skipped: list[SkippedScene] = []
    first: UserError | None = None
    for index in wanted:
        if index >= len(scenes):
            raise wrong_usage(
                f"Scene {index} does not exist", f"choose a scene from 0 to {len(scenes) - 1}"
            )
        try:
            plans.append(_plan(scenes[index], request))
        except UserError as error:
            named = error if len(scenes) == 1 else named_after(scenes[index], error)
            if request.scenes is not None or error.status is not ExitStatus.UNRESTORABLE_STACK:
                raise named from error
            first = first or named
            skipped.append(SkippedScene(index, scenes[index].name, error.sentence))
    if not plans and first is not None:
        raise first
    return plans, skipped


def named_after(scene: Scene, error: UserError) -> UserError:
    """The same failure, saying which scene it befell."""
    return UserError(f"{label(scene)}: {error.problem}", error.remedy, error.status, error.detail)


def _plan(stored: Scene, request: RestoreRequest) -> ScenePlan:
    scene = request.corrections.scene(stored)
    for word, axis, values in (
        ("Channel", "C", request.channels or ()),
        ("Time", "T", () if request.time is None else (request.time,)),
    ):
        for value in values:
            if not 0 <= value < scene.length(axis):
                raise wrong_usage(
                    f"{word} {value} does not exist",
                    f"choose a {word.lower()} from 0 to {scene.length(axis) - 1}",
                )
    return ScenePlan(
        stored,
        scene,
        check_restorable(scene),
        request.channels or tuple(range(scene.length("C"))),
        tuple(range(scene.length("T"))) if request.time is None else (request.time,),
        scene.dtype if request.dtype == "same" else "float32",
    )
