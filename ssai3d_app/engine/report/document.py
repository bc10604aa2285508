"""A record put into sections: what a page and a paper show, in the same order and words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ssai3d_app.engine.record import RunRecord
from ssai3d_app.engine.report.drawing import Drawing
from ssai3d_app.engine.report.pictures import Pictures


@dataclass(frozen=True)
class Heading:
    """A heading; ``level`` is 2 for sections and 3 within them."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    """Words; a ``note`` stands out, a ``caution`` warns, ``small`` ones explain."""

    text: str
    kind: Literal["plain", "note", "caution", "small"] = "plain"


@dataclass(frozen=True)
class Table:
    """Rows of words; without ``head``, the first cell of each row is what the second tells of."""

    rows: tuple[tuple[str, ...], ...]
    head: tuple[str, ...] = ()


@dataclass(frozen=True)
class Figure:
    """Drawings in a row, or below each other where there is no room, and what they show."""

    drawings: tuple[Drawing, ...]
    caption: str


Block = Heading | Paragraph | Table | Figure


@dataclass(frozen=True)
class Document:
    """A report as it is read."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]


def document_of(record: RunRecord, pictures: Mapping[tuple[int, int], Pictures]) -> Document:
    """The report of a run; ``pictures`` by numbers of the scene and channel in the record."""
    from ssai3d_app.engine.report import run_sections
    from ssai3d_app.engine.report.channel_sections import channel_blocks

    blocks: list[Block] = [*run_sections.in_brief(record)]
    for number, scene in enumerate(record.scenes):
        for channel in scene.channels:
            name = channel.name
            if len(record.scenes) > 1:
                name = f"Scene {scene.index} ({scene.name}), {name}"
            blocks.append(Heading(name))
            blocks += channel_blocks(scene, channel, pictures.get((number, channel.channel)))
    blocks += run_sections.what_was_said(record)
    blocks += run_sections.how_it_was_made(record)
    return Document(
        title=f"Restoration of {record.request.path.name}",
        subtitle=f"{record.software} · {record.finished.replace('T', ' ')[:16]} UTC",
        blocks=tuple(blocks),
    )
