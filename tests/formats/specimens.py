"""Small valid files of many kinds, which the mutation campaign damages."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import tifffile

from tests.writers.czi import Block, czi_xml, write_czi, write_czi_blocks
from tests.writers.deltavision import write_deltavision
from tests.writers.lif import Series, write_lif, write_lif_series, write_lof
from tests.writers.makers_tiff import write_lsm, write_stk
from tests.writers.nd2 import write_nd2
from tests.writers.tiff import (
    ome,
    ome_image,
    tiff_data,
    write_imagej,
    write_ome_tiff,
    write_pages,
)
from tests.writers.zarr import placed, write_levels, write_ome_zarr

SIZE = (0.55, 0.11, 0.12)
NAMES = ["DAPI", "GFP"]
SHAPE = (2, 2, 3, 20, 24)

Write = Callable[[Path], None]

_OLD_PLANE = (
    '<a{0} runtype="CLxListVariant"><uiCompCount runtype="lx_uint32" value="1"/>'
    '<uiSampleIndex runtype="lx_uint32" value="{0}"/><uiColor runtype="lx_uint32" value="255"/>'
    '<sDescription runtype="CLxStringW" value="{1}"/><pFluorescentProbe runtype="CLxListVariant">'
    '<sName runtype="CLxStringW" value="{1}"/></pFluorescentProbe></a{0}>'
)
_OLD_ND2_XML = (
    '<?xml version="1.0" encoding="UTF-8"?><variant version="1.0">'
    '<no_name runtype="CLxListVariant"><bCalibrated runtype="bool" value="true"/>'
    '<dCalibration runtype="double" value="0.1"/><sPicturePlanes runtype="CLxListVariant">'
    '<uiCount runtype="lx_uint32" value="2"/><sPlaneNew runtype="CLxListVariant">'
    f"{_OLD_PLANE.format(0, NAMES[0])}{_OLD_PLANE.format(1, NAMES[1])}"
    "</sPlaneNew></sPicturePlanes></no_name></variant>"
)


def _data(dtype: str = "uint16", shape: tuple[int, ...] = SHAPE) -> np.ndarray:
    return np.random.default_rng(0).integers(0, 200, shape).astype(dtype)


def _czi_pyramid(path: Path) -> None:
    fine = _data(shape=(32, 48))
    blocks = [
        Block(fine[:, :24], place={"Z": 0, "C": 0}),
        Block(fine[:, 24:], x=24, place={"Z": 0, "C": 0}, jpeg_xr=True),
        Block(fine[::2, ::2], factor=2, place={"Z": 0, "C": 0}),
    ]
    write_czi_blocks(path, blocks, czi_xml("<SizeC>1</SizeC>", scaling_um=SIZE))


def _lif_series(path: Path, version: int = 2) -> None:
    steps = {"X": 1e-7, "Y": 1e-7, "Z": 5e-7, "T": 1.0}
    series = [
        Series("plain", _data(shape=(3, 20, 24)), "ZYX", steps, folder="a/b"),
        Series("spectrum", _data("uint8", (4, 20, 24)), "ΛYX", steps | {"Λ": 1e-8}),
        Series("tiles", _data(shape=(2, 2, 10, 12)), "MZYX", steps),
        Series("padded", _data(shape=(3, 7, 9)), "ZYX", steps, row_padding=2),
    ]
    write_lif_series(path, series, version=version)


def _tiff(path: Path, shape: tuple[int, ...] = (5, 20, 24), **options: object) -> None:
    tifffile.imwrite(path, _data(options.pop("dtype", "uint16"), shape), **options)


def _ome_pyramid(path: Path) -> None:
    data = _data(shape=(3, 64, 64))
    text = ome(ome_image((1, 1, *data.shape)))
    with tifffile.TiffWriter(path, bigtiff=True) as file:
        options = {"tile": (16, 16), "metadata": None, "contiguous": False}
        for z, plane in enumerate(data):
            described = text.encode() if z == 0 else None
            file.write(plane, subifds=1, description=described, **options)
            file.write(plane[::2, ::2], subfiletype=1, **options)


def _ome_scattered(path: Path) -> None:
    shape = (2, 1, 2, 20, 24)
    places = [(1, 0, 0), (0, 0, 1), (0, 0, 0), (1, 0, 1)]
    described = "".join(tiff_data(place, number) for number, place in enumerate(places))
    second = ome_image((1, 1, 1, 20, 24), tiff_data((0, 0, 0), 4), number=1)
    write_pages(path, list(_data(shape=(5, 20, 24))), ome(ome_image(shape, described) + second))


def _levels(path: Path, version: str) -> None:
    data = _data(shape=(2, 4, 32, 32))
    placings = [placed((1.0, *SIZE)), placed((1.0, *(2 * edge for edge in SIZE)))]
    write_levels(path, [data, data[:, ::2, ::2, ::2]], "czyx", placings, version=version)


SPECIMENS: dict[str, dict[str, Write]] = {
    "czi": {
        "plain.czi": lambda path: write_czi(path, _data(), SIZE, NAMES),
        "zstd.czi": lambda path: write_czi(path, _data(), SIZE, NAMES, compression="zstd1:"),
        "scenes.czi": lambda path: write_czi(
            path, _data("uint8"), SIZE, NAMES, compression="zstd0:", scenes=[_data("uint8")[:1]]
        ),
        "pyramid.czi": _czi_pyramid,
    },
    "lif": {
        "plain.lif": lambda path: write_lif(path, _data(), SIZE, NAMES),
        "xz.lif": lambda path: write_lif(path, _data(), SIZE, NAMES, order="TYCZX"),
        "series.lif": _lif_series,
        "first.lif": partial(_lif_series, version=1),
        "object.lof": lambda path: write_lof(path, Series("one", _data(shape=(3, 8, 9)), "ZYX")),
    },
    "nd2": {
        "plain.nd2": lambda path: write_nd2(path, _data(), SIZE, NAMES),
        "positions.nd2": lambda path: write_nd2(
            path, _data("uint8"), SIZE, NAMES, more_positions=[_data("uint8")], compressed=True
        ),
        "colour.nd2": lambda path: write_nd2(
            path, _data("uint8", (1, 3, 3, 20, 24)), SIZE, ["RGB"], rgb=True
        ),
        "old.nd2": lambda path: write_nd2(
            path, _data(), SIZE, NAMES, extra_metadata=_OLD_ND2_XML.encode()
        ),
    },
    "tiff": {
        "plain.tif": _tiff,
        "lzw.tif": partial(_tiff, compression="lzw", tile=(16, 16), predictor=True),
        "deflate.tif": partial(_tiff, compression="zlib", byteorder=">", rowsperstrip=7),
        "zstd.tif": partial(_tiff, compression="zstd", bigtiff=True),
        "colour.tif": partial(
            _tiff, shape=(4, 20, 24, 3), dtype="uint8", photometric="rgb", compression="packbits"
        ),
        "planar.tif": partial(
            _tiff, shape=(2, 3, 20, 24), dtype="uint8", photometric="rgb", planarconfig="separate"
        ),
        "jpeg.tif": partial(_tiff, dtype="uint8", compression="jpeg", tile=(16, 16)),
        "float.tif": partial(_tiff, dtype="float32", byteorder=">"),
        "positions.lsm": lambda path: write_lsm(path, _data(), SIZE, NAMES, positions=2),
        "plain.stk": lambda path: write_stk(
            path, _data(shape=(5, 20, 24)), z_um=0.4, pixel=(0.1, 0.1, "um")
        ),
    },
    "ome-tiff": {
        "plain.ome.tif": lambda path: write_ome_tiff(path, _data(), SIZE, NAMES),
        "big-endian.ome.tif": lambda path: write_ome_tiff(
            path, _data(), SIZE, NAMES, byteorder=">", bigtiff=True
        ),
        "tiled.ome.tif": lambda path: write_ome_tiff(
            path, _data(), SIZE, NAMES, compression="lzw", tile=(16, 16)
        ),
        "pyramid.ome.tif": _ome_pyramid,
        "scattered.ome.tif": _ome_scattered,
    },
    "imagej": {
        "big-endian.tif": lambda path: write_imagej(path, _data(), SIZE, NAMES),
        "little-endian.tif": lambda path: write_imagej(
            path, _data("float32"), SIZE, NAMES, byteorder="<"
        ),
    },
    "ome-zarr": {
        "plain.ome.zarr": lambda path: write_ome_zarr(path, _data(), SIZE, NAMES),
        "levels.ome.zarr": partial(_levels, version="0.4"),
        "sharded.ome.zarr": partial(_levels, version="0.5"),
    },
    "deltavision": {
        "plain.dv": lambda path: write_deltavision(path, _data(), SIZE, [450, 520]),
        "big-endian.dv": lambda path: write_deltavision(
            path, _data("float32"), SIZE, [450, 520], byteorder=">"
        ),
    },
}
"""Writers of specimens for each format, by the name of the file they write."""
