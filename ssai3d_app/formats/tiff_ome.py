"""OME-TIFF: planes where the metadata say they are, in one file or in several."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ssai3d_app.errors import UserError, unreadable
from ssai3d_app.formats import metadata
from ssai3d_app.formats.ome_xml import OmeDocument, OmeImage, TiffData, read_document
from ssai3d_app.formats.tiff_members import Members, MemberSource, beside, companion_text
from ssai3d_app.formats.tiff_pixels import TiffPixels
from ssai3d_app.formats.tiff_planes import (
    MISSING,
    Samples,
    TiffImage,
    photometric_remarks,
    pyramid_of,
)
from ssai3d_app.volume.scene import Scene

_TYPES = {"float": "float32", "double": "float64", "bit": "uint8"}

_BEYOND = "The metadata place planes beyond the axes; those are left out."
_AGAIN = "The metadata place several planes at the same position; the first counts."


def is_ome(description: str) -> bool:
    """Whether a description of an image is OME-XML."""
    return description.rstrip("\0\n\r\t ").endswith("OME>")


class OmeSet:
    """Images of an OME-TIFF, one scene each; ``document`` describes them if no TIFF does."""

    def __init__(
        self, pixels: TiffPixels, members: Members, document: OmeDocument | None = None
    ) -> None:
        self._pixels = pixels
        self._members = members
        self._document = self._read() if document is None else document
        names = {b.file for image in self._document.images for b in image.blocks if b.file}
        self._only_name = names.pop() if len(names) == 1 else None
        self._places: dict[str, int] = {}

    def images(self) -> list[TiffImage]:
        """All images, from metadata alone.

        Raises
        ------
        UserError
            When a file of the set is missing, or a name leads out of the folder.
        ValueError
            When the metadata claim what cannot be.
        """
        path = self._pixels.path
        for described in self._document.images:
            metadata.refuse_absurd(path, *(described.lengths[axis] for axis in "TCZ"))
        names = metadata.unique_names([image.name or path.stem for image in self._document.images])
        made: list[TiffImage] = []
        next_ifd = 0
        for name, described in zip(names, self._document.images, strict=True):
            # Images without any word on their place follow each other.
            blocks = described.blocks or (
                TiffData(next_ifd, dict.fromkeys("TCZ", 0), _planes(described), None, None),
            )
            next_ifd += _planes(described)
            made.append(self._image(len(made), name, described, blocks))
        if not made:
            raise ValueError("the OME metadata describe no image")
        return made

    def _read(self) -> OmeDocument:
        document = read_document(self._pixels.directories.descriptions[0])
        if document.metadata_file is None:
            return document
        text = companion_text(self._pixels.path, document.metadata_file)
        metadata.refuse_entities(text)
        described = read_document(text)
        if described.metadata_file is not None:
            raise ValueError("the metadata point from file to file")
        return OmeDocument(document.uuid, described.images)

    def _file(self, block: TiffData) -> int:
        """The number of the file that a block of planes lies in."""
        if not block.file:
            return 0
        if block.file not in self._places:
            self._places[block.file] = self._members.file(self._find(block))
        return self._places[block.file]

    def _find(self, block: TiffData) -> Path:
        name = str(block.file)
        opened = self._pixels.path
        if name == opened.name:
            return opened
        try:
            return beside(opened, name)
        except UserError:
            # The file may have been renamed: it is known by its identity, or it is alone.
            itself = block.uuid is not None and block.uuid == self._document.uuid
            if itself or name == self._only_name:
                return opened
            raise

    def _image(
        self, index: int, name: str, described: OmeImage, blocks: tuple[TiffData, ...]
    ) -> TiffImage:
        samples_each = described.samples
        numbers, remarks = self._numbers(described, samples_each, blocks)
        there = numbers[numbers != MISSING]
        if not there.size:
            raise unreadable(
                f"No plane of the image {name} is in {self._pixels.path.name}",
                "copy it again from the microscope, or export it as OME-TIFF",
            )
        file, ifd = self._members.place(int(there[0]))
        pixels = self._members.pixels(file)
        if ifd >= len(pixels.directories.chain):
            raise ValueError(f"{pixels.path.name} has no directory {ifd}")
        page = pixels.directories.chain[ifd]
        keyframe = pixels.keyframe(page)
        samples = Samples.of(keyframe)
        if samples_each == 1 and samples.count > 1:
            # The metadata forgot to say that a directory holds several samples.
            if described.lengths["C"] % samples.count:
                raise ValueError(f"{samples.count} samples of {described.lengths['C']} channels")
            numbers, remarks = self._numbers(described, samples.count, blocks)
        metadata.refuse_absurd_plane(pixels.path, samples.plane_bytes)
        numbers, missing = _without_unrecorded_times(numbers)
        remarks += [*missing, *_contradictions(described, samples), *photometric_remarks(keyframe)]
        folded = samples.count > 1 and not samples.are_colour
        if folded and numbers.shape[1] != 1:
            raise ValueError("channels of several samples each")
        times, stored, planes = numbers.shape
        count = samples.count if folded else stored
        axes = "TCZYXS" if samples.are_colour else "TCZYX"
        shape = (times, count, planes, samples.length, samples.width)
        known = described.channels
        scene = Scene(
            index,
            name,
            axes,
            (*shape, samples.count) if samples.are_colour else shape,
            samples.dtype,
            described.voxel_size,
            metadata.channels(
                count,
                [channel.name for channel in known],
                [channel.color for channel in known],
                [channel.excitation_nm for channel in known],
                [channel.emission_nm for channel in known],
            ),
            described.microscope,
            described.time_step_s,
            pyramid_of(pixels, page, planes),
            tuple(dict.fromkeys([*described.remarks, *remarks])),
        )
        return TiffImage(scene, numbers, MemberSource(self._members, page.shape), folded)

    def _numbers(
        self, described: OmeImage, samples: int, blocks: tuple[TiffData, ...]
    ) -> tuple[npt.NDArray[np.int64], list[str]]:
        """The page of each plane, shape (T, C, Z), and what is odd about it."""
        lengths = {axis: described.lengths[axis] for axis in "TCZ"}
        if lengths["C"] % samples:
            raise ValueError(f"{lengths['C']} channels of {samples} samples each")
        lengths["C"] //= samples
        order = described.order[2:]
        if sorted(order) != ["C", "T", "Z"] or described.order[:2] != "XY":
            raise ValueError(f"the order of dimensions {described.order[:20]!r}")
        numbers = np.full([lengths[axis] for axis in "TCZ"], MISSING, np.int64)
        beyond = again = 0
        for block in blocks:
            file = self._file(block)
            ifd = block.ifd or 0
            first = dict(block.first)
            if first["C"] >= lengths["C"]:
                first["C"] //= samples
            if any(not 0 <= first[axis] < lengths[axis] for axis in "TCZ") or ifd < 0:
                beyond += 1
                continue
            here = len(self._pixels.directories.chain) if file == 0 else None
            for step, place in zip(
                range(self._count(block, file)), _following(first, lengths, order), strict=False
            ):
                if here is not None and ifd + step >= here:
                    break
                if numbers[place] == MISSING:
                    numbers[place] = self._members.number(file, ifd + step)
                    continue
                again += 1
                if again > numbers.size:
                    raise ValueError("the metadata place planes again and again")
        return numbers, [_BEYOND] * bool(beyond) + [_AGAIN] * bool(again)

    def _count(self, block: TiffData, file: int) -> int:
        if block.count is not None:
            return block.count
        if block.ifd is not None:
            return 1
        return len(self._members.pixels(file).directories.chain)


def _planes(image: OmeImage) -> int:
    lengths = image.lengths
    return lengths["T"] * lengths["Z"] * max(lengths["C"] // image.samples, 1)


def _following(
    first: dict[str, int], lengths: dict[str, int], order: str
) -> Iterator[tuple[int, int, int]]:
    """Positions (t, c, z) from the first on, in the order of the file."""
    fast, middle, slow = tuple(order)
    sizes = (lengths[slow], lengths[middle], lengths[fast])
    start = (first[slow] * sizes[1] + first[middle]) * sizes[2] + first[fast]
    for number in range(start, sizes[0] * sizes[1] * sizes[2]):
        rest, last = divmod(number, sizes[2])
        where = {fast: last, middle: rest % sizes[1], slow: rest // sizes[1]}
        yield where["T"], where["C"], where["Z"]


def _without_unrecorded_times(
    numbers: npt.NDArray[np.int64],
) -> tuple[npt.NDArray[np.int64], list[str]]:
    """Leave out the times at the end that were not recorded whole, and say what is missing."""
    missing = numbers == MISSING
    if not missing.any():
        return numbers, []
    whole = ~missing.any(axis=(1, 2))
    times = len(whole)
    complete = times if whole.all() else int(np.argmin(whole))
    if complete and not whole[complete:].any():
        return numbers[:complete], [
            f"Only the first {complete} of {times} times are in the file whole; the rest is left "
            "out."
        ]
    return numbers, [
        f"{int(missing.sum())} of {missing.size} planes are missing from the file and cannot be "
        "read."
    ]


def _contradictions(described: OmeImage, samples: Samples) -> list[str]:
    remarks = []
    stated = (described.lengths["X"], described.lengths["Y"])
    if stated != (samples.width, samples.length):
        remarks.append(
            f"The metadata speak of {stated[0]} × {stated[1]} pixels, the planes have "
            f"{samples.width} × {samples.length}; the planes count."
        )
    kind = described.pixel_type.lower()
    if kind and _TYPES.get(kind, kind) != samples.dtype:
        remarks.append(
            f"The metadata speak of pixels of type {kind[:20]}, the planes hold {samples.dtype}; "
            "the planes count."
        )
    return remarks
