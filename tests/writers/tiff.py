"""ImageJ and OME-TIFF files by tifffile."""

from pathlib import Path

import numpy as np
import tifffile

Size = tuple[float, float, float]


def write_imagej(
    path: Path, data: np.ndarray, voxel_size: Size, channels: list[str], byteorder: str = ">"
) -> None:
    """An ImageJ hyperstack of ``data`` (T, C, Z, Y, X), big-endian as Fiji saves it."""
    z_um, y_um, x_um = voxel_size
    t, c, z = data.shape[:3]
    tifffile.imwrite(
        path,
        np.ascontiguousarray(data.swapaxes(1, 2)),
        imagej=True,
        byteorder=byteorder,
        resolution=(1 / x_um, 1 / y_um),
        metadata={
            "axes": "TZCYX",
            "spacing": z_um,
            "unit": "um",
            "Labels": [channels[n % c] for n in range(t * c * z)],
        },
    )


def write_ome_tiff(
    path: Path, data: np.ndarray, voxel_size: Size, channels: list[str], **options: object
) -> None:
    """An OME-TIFF of ``data`` (T, C, Z, Y, X)."""
    z_um, y_um, x_um = voxel_size
    tifffile.imwrite(
        path,
        data,
        ome=True,
        metadata={
            "axes": "TCZYX",
            "PhysicalSizeX": x_um,
            "PhysicalSizeY": y_um,
            "PhysicalSizeZ": z_um * 1000,
            "PhysicalSizeZUnit": "nm",
            "Channel": {"Name": channels},
        },
        **options,
    )


NAMESPACE = "http://www.openmicroscopy.org/Schemas/OME/{}"


def ome(content: str, schema: str = "2016-06", attributes: str = "") -> str:
    """An OME-XML text around Image elements and what else ``content`` holds."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><OME xmlns="{NAMESPACE.format(schema)}" '
        f"{attributes}>{content}</OME>"
    )


def ome_image(
    shape: tuple[int, ...],
    places: str = "<TiffData/>",
    *,
    order: str = "XYZCT",
    attributes: str = "",
    channels: str = "",
    after: str = "",
    before: str = "",
    number: int = 0,
    pixel_type: str = "uint16",
) -> str:
    """An Image element of ``shape`` (T, C, Z, Y, X), whose TiffData elements are ``places``."""
    t, c, z, y, x = shape
    return (
        f'<Image ID="Image:{number}" Name="image {number}">{before}<Pixels ID="Pixels:{number}" '
        f'DimensionOrder="{order}" Type="{pixel_type}" SizeT="{t}" SizeC="{c}" SizeZ="{z}" '
        f'SizeY="{y}" SizeX="{x}" {attributes}>{channels}{places}{after}</Pixels></Image>'
    )


def tiff_data(
    place: tuple[int, int, int], ifd: int | None, file: str = "", uuid: str = "", count: int = 1
) -> str:
    """A TiffData element: the plane at (t, c, z) is a directory of this or of another file."""
    t, c, z = place
    inside = f'<UUID FileName="{file}">{uuid}</UUID>' if file else ""
    directory = "" if ifd is None else f'IFD="{ifd}" PlaneCount="{count}"'
    return f'<TiffData FirstT="{t}" FirstC="{c}" FirstZ="{z}" {directory}>{inside}</TiffData>'


def write_pages(path: Path, pages: list[np.ndarray], description: str, **options: object) -> None:
    """A page after the other, the first with a description."""
    with tifffile.TiffWriter(path, **{"bigtiff": True}) as file:
        for number, page in enumerate(pages):
            file.write(
                page,
                description=description.encode() if number == 0 else None,
                metadata=None,
                contiguous=False,
                **options,
            )
