"""One recipe for many files: which fit, in which groups, and what does not fit and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ssai3d_app.engine.preparation import check_restorable
from ssai3d_app.engine.recipe import MODEL_SUFFIX, RESULT_SUFFIXES, RestoreRequest
from ssai3d_app.errors import UserError, wrong_usage
from ssai3d_app.volume.corrections import Corrections
from ssai3d_app.volume.scene import Scene

_UNCORRECTED = Corrections()

SAME_WITHIN = 0.02
"""Voxel edges that differ by less count as equal: stages and files round."""


@dataclass(frozen=True)
class Candidate:
    """A scene of a file as it was read, with the corrections that the user made for it.

    ``same_as`` is the name of a file of the same content that is in the batch already.
    """

    path: Path
    scene: Scene
    corrections: Corrections = _UNCORRECTED
    same_as: str | None = None


@dataclass(frozen=True)
class GroupKey:
    """What stacks must share to be restored by one network."""

    voxel_size_um: tuple[float, float, float]
    channels: tuple[str, ...]
    modality: str | None

    def describes(self, other: GroupKey) -> bool:
        """Whether the other belongs to the same group; voxel sizes within 2 %."""
        sizes = zip(self.voxel_size_um, other.voxel_size_um, strict=True)
        alike = all(abs(a - b) <= SAME_WITHIN * max(a, b) for a, b in sizes)
        return alike and (self.channels, self.modality) == (other.channels, other.modality)

    @property
    def words(self) -> str:
        """The group as a line for the user."""
        z, y, x = self.voxel_size_um
        channels = ", ".join(self.channels)
        return f"{x:.4g} × {y:.4g} × {z:.4g} µm, {channels}, {self.modality or 'modality unknown'}"


@dataclass(frozen=True)
class Member:
    """A stack that will be restored, by that request."""

    candidate: Candidate
    request: RestoreRequest

    @property
    def title(self) -> str:
        """The name of its job."""
        scene = self.candidate.scene
        name = self.candidate.path.name
        return name if scene.index == 0 else f"{name}, {scene.name}"


@dataclass(frozen=True)
class Group:
    """Stacks that share what matters."""

    key: GroupKey
    members: tuple[Member, ...]


@dataclass(frozen=True)
class LeftOut:
    """A stack that does not fit, or a file that cannot be read, and the reason as a sentence."""

    path: Path
    reason: str
    candidate: Candidate | None = None


@dataclass(frozen=True)
class BatchPlan:
    """What a batch will do; nothing is skipped silently."""

    groups: tuple[Group, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def members(self) -> list[Member]:
        """All stacks that will be restored, group by group."""
        return [member for group in self.groups for member in group.members]


class TuneFor(StrEnum):
    """For what a network is tuned; the values are words for the user."""

    FILE = "each file"
    GROUP = "each group"
    ALL = "all files"


def plan_batch(
    candidates: Iterable[Candidate],
    like: RestoreRequest,
    output_of: Callable[[Candidate], Path],
    unreadable: Iterable[tuple[Path, str]] = (),
) -> BatchPlan:
    """Sort stacks into groups for a request like the one given.

    Parameters
    ----------
    candidates
        The stacks, in the user's order.
    like
        The request to repeat: its preset, channels, seed and types; its paths and corrections
        are each stack's own.
    output_of
        Where the result of a stack goes.
    unreadable
        Files that cannot be read, with the reason.
    """
    groups: list[tuple[GroupKey, list[Member]]] = []
    left_out = [LeftOut(path, reason) for path, reason in unreadable]
    taken: dict[Path, str] = {}
    for candidate in candidates:
        try:
            key = _key(candidate, like)
        except UserError as error:
            left_out.append(LeftOut(candidate.path, error.sentence, candidate))
            continue
        output = output_of(candidate)
        reason = _clash(candidate, output, taken)
        if reason is not None:
            left_out.append(LeftOut(candidate.path, reason, candidate))
            continue
        taken[output] = candidate.path.name
        changes = {
            "path": candidate.path,
            "output": output,
            "scenes": (candidate.scene.index,),
            "corrections": candidate.corrections,
            "report": None,
        }
        member = Member(candidate, like.model_copy(update=changes))
        for known, members in groups:
            if known.describes(key):
                members.append(member)
                break
        else:
            groups.append((key, [member]))
    return BatchPlan(tuple(Group(key, tuple(members)) for key, members in groups), tuple(left_out))


def leaders(plan: BatchPlan, tune_for: TuneFor) -> dict[int, int]:
    """For each member that needs another one's network, by position: the position of that one."""
    if tune_for is TuneFor.FILE:
        return {}
    following: dict[int, int] = {}
    position = 0
    for group in plan.groups:
        first = 0 if tune_for is TuneFor.ALL else position
        for _ in group.members:
            if position != first:
                following[position] = first
            position += 1
    return following


@dataclass(frozen=True)
class Step:
    """One job of a batch: its request, and the position of the job whose network it needs."""

    member: Member
    request: RestoreRequest
    leader: int | None = None


def steps(plan: BatchPlan, tune_for: TuneFor = TuneFor.FILE) -> list[Step]:
    """The jobs of a batch in order; what needs another one's network comes after it.

    That network is kept beside the other one's result.
    """
    following = leaders(plan, tune_for)
    leading = frozenset(following.values())
    made = []
    for position, member in enumerate(plan.members):
        leader = following.get(position)
        request = member.request
        if leader is not None:
            model = model_beside(plan.members[leader].request.output)
            request = request.model_copy(update={"model": model})
        elif position in leading:
            request = request.model_copy(update={"keep_model": model_beside(request.output)})
        made.append(Step(member, request, leader))
    return made


def model_beside(result: Path) -> Path:
    """Where the network that was tuned for a result is kept for others."""
    stem = result.name
    for suffix in RESULT_SUFFIXES:
        stem = stem.removesuffix(suffix)
    return result.with_name(f"{stem}{MODEL_SUFFIX}")


def _key(candidate: Candidate, like: RestoreRequest) -> GroupKey:
    """What group a stack belongs to.

    Raises
    ------
    UserError
        When it cannot be restored, or not in this way.
    """
    scene = candidate.corrections.scene(candidate.scene)
    grid = check_restorable(scene)
    names = [channel.name for channel in scene.channels]
    for channel in like.channels or ():
        if channel >= len(names):
            raise _not_like(
                f"It has {len(names)} {'channel' if len(names) == 1 else 'channels'} and "
                f"channel {channel + 1} is to be restored"
            )
    if like.time is not None and like.time >= scene.length("T"):
        raise _not_like(f"It has {scene.length('T')} times and time {like.time + 1} is wanted")
    modality = scene.microscope.modality
    return GroupKey(
        voxel_size_um=grid.raw_voxel_size,
        channels=tuple(names[c] for c in like.channels or range(len(names))),
        modality=None if modality is None else str(modality),
    )


def _clash(candidate: Candidate, output: Path, taken: dict[Path, str]) -> str | None:
    if candidate.same_as is not None:
        return f"It is a copy of {candidate.same_as}, which is in the batch already."
    if output in taken:
        return f"Its result would take the place of that of {taken[output]}; choose another name."
    if output == candidate.path:
        return "Its result would replace it; choose another name."
    return None


def _not_like(problem: str) -> UserError:
    return wrong_usage(problem, "restore it by itself")
