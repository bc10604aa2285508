"""OME-TIFF, ImageJ TIFF, makers' TIFF and plain TIFF over tifffile (BSD-3)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ssai3d_app.errors import unreadable
from ssai3d_app.formats.ome_xml import read_document
from ssai3d_app.formats.plane_names import series_around
from ssai3d_app.formats.planewise import PlanewiseReader
from ssai3d_app.formats.tiff_facilities import facility_format, facility_images
from ssai3d_app.formats.tiff_imagej import imagej_description, imagej_image
from ssai3d_app.formats.tiff_members import Members, beside, metadata_text
from ssai3d_app.formats.tiff_ome import OmeSet, is_ome
from ssai3d_app.formats.tiff_pixels import TiffPixels
from ssai3d_app.formats.tiff_plain import plain_image
from ssai3d_app.formats.tiff_planes import TiffImage
from ssai3d_app.volume.scene import Box, Scene, Voxels


class TiffFileReader(PlanewiseReader):
    """Images of a TIFF file as scenes, whatever lies beside it."""

    format_name = "TIFF"

    def _open(self) -> None:
        self._hold(self.path)

    def _hold(self, file: Path) -> None:
        """Open a file, whose set may have others that are opened when they are needed."""
        self._pixels = TiffPixels(file)
        self._resources.callback(self._pixels.close)
        self._members = Members(self._pixels)
        self._resources.callback(self._members.close)

    def _describe(self) -> list[Scene]:
        kind, self._images = self._found()
        self.format_name = kind  # type: ignore[misc]
        return [image.scene for image in self._images]

    def _found(self) -> tuple[str, list[TiffImage]]:
        descriptions = self._pixels.directories.descriptions
        if descriptions and is_ome(descriptions[0]):
            return "OME-TIFF", OmeSet(self._pixels, self._members).images()
        hyperstack = imagej_description(descriptions)
        if hyperstack is not None:
            return "ImageJ TIFF", [imagej_image(self._pixels, hyperstack)]
        maker = facility_format(self._pixels)
        if maker is not None:
            return maker, facility_images(self._pixels, maker)
        return "TIFF", [plain_image(self._pixels)]

    def _box(self, scene: int, time: int, channel: int, box: Box, level: int) -> Voxels:
        return self._images[scene].box(time, channel, box, level)


class TiffReader(TiffFileReader):
    """The same, which also notices that a file seems to be one plane of many."""

    def _describe(self) -> list[Scene]:
        scenes = super()._describe()
        if len(scenes) > 1 or scenes[0].shape[:3] != (1, 1, 1):
            return scenes
        count = series_around(self.path)
        if not count:
            return scenes
        advice = (
            f"This file seems to be one of {count} planes; open its folder to read them as one "
            "stack."
        )
        return [replace(scenes[0], remarks=(*scenes[0].remarks, advice))]


class CompanionReader(TiffFileReader):
    """Images of OME-TIFF files that a ``.companion.ome`` file beside them describes."""

    format_name = "OME-TIFF"

    def _open(self) -> None:
        self._document = read_document(metadata_text(self.path))
        names = [b.file for image in self._document.images for b in image.blocks if b.file]
        if not names:
            raise unreadable(
                f"{self.path.name} describes no image files",
                "choose an image file, or the companion file of an OME-TIFF",
            )
        self._hold(beside(self.path, names[0]))

    def _found(self) -> tuple[str, list[TiffImage]]:
        return "OME-TIFF", OmeSet(self._pixels, self._members, self._document).images()
