"""The same stack in every format, by writers that share no code with our readers."""

import numpy as np

from tests.writers.czi import write_czi
from tests.writers.lif import write_lif
from tests.writers.nd2 import write_nd2
from tests.writers.tiff import write_imagej, write_ome_tiff
from tests.writers.zarr import placed, write_levels, write_ome_zarr

VOXEL_SIZE = (0.55, 0.11, 0.12)
CHANNELS = ["DAPI", "GFP"]


def write_little_endian_imagej(path, data, voxel_size, channels):
    write_imagej(path, data, voxel_size, channels, byteorder="<")


def write_big_endian_ome_tiff(path, data, voxel_size, channels):
    write_ome_tiff(path, data, voxel_size, channels, byteorder=">")


def write_compressed_ome_tiff(path, data, voxel_size, channels):
    write_ome_tiff(path, data, voxel_size, channels, compression="lzw", tile=(32, 32))


def write_sharded_ome_zarr(path, data, voxel_size, channels):
    omero = {"channels": [{"label": name} for name in channels]}
    scale = placed((1.0, 1.0, *voxel_size))
    write_levels(path, [data], "tczyx", [scale], version="0.5", attributes={"omero": omero})


def write_xz_scan(path, data, voxel_size, channels):
    write_lif(path, data, voxel_size, channels, order="TYCZX")


def write_first_version_of_lif(path, data, voxel_size, channels):
    write_lif(path, data, voxel_size, channels, version=1)


def write_compressed_czi(path, data, voxel_size, channels):
    write_czi(path, data, voxel_size, channels, compression="zstd1:")


def write_compressed_nd2(path, data, voxel_size, channels):
    write_nd2(path, data, voxel_size, channels, compressed=True)


FORMATS = {
    "CZI": (write_czi, "stack.czi", "CZI metadata"),
    "CZI zstd": (write_compressed_czi, "stack.czi", "CZI metadata"),
    "LIF": (write_lif, "stack.lif", "LIF metadata"),
    "LIF version 1": (write_first_version_of_lif, "stack.lif", "LIF metadata"),
    "LIF xz scan": (write_xz_scan, "stack.lif", "LIF metadata"),
    "ND2": (write_nd2, "stack.nd2", "ND2 metadata"),
    "ND2 deflated": (write_compressed_nd2, "stack.nd2", "ND2 metadata"),
    "OME-TIFF": (write_ome_tiff, "stack.ome.tif", "OME metadata"),
    "OME-TIFF big-endian": (write_big_endian_ome_tiff, "stack.ome.tif", "OME metadata"),
    "OME-TIFF tiled LZW": (write_compressed_ome_tiff, "stack.ome.tif", "OME metadata"),
    "ImageJ TIFF big-endian": (write_imagej, "stack.tif", "ImageJ metadata"),
    "ImageJ TIFF little-endian": (write_little_endian_imagej, "stack.tif", "ImageJ metadata"),
    "OME-Zarr": (write_ome_zarr, "stack.ome.zarr", "OME-Zarr metadata"),
    "OME-Zarr 0.5 sharded": (write_sharded_ome_zarr, "stack.ome.zarr", "OME-Zarr metadata"),
}


def sample_data() -> np.ndarray:
    """Noise of shape (T, C, Z, Y, X), so that no two planes are alike."""
    return np.random.default_rng(0).integers(0, 60000, (3, 2, 5, 40, 56)).astype(np.uint16)
