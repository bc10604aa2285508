"""Genuine microscope files open with the values that are known of them."""

import pytest

from ssai3d_app.formats.opening import open_image

FILES = {
    # file: (format, scene, T C Z Y X, (z, y, x) in µm)
    "vendor/arcadia-example-zstack.nd2": ("ND2", 0, (1, 1, 11, 128, 128), (6.0, 0.3234, 0.3234)),
    "vendor/readlif_testdata_2channel_xz.lif": (
        "LIF", 1, (1, 2, 128, 23, 128), (0.1403, 0.2291, 0.1403),
    ),
    "vendor/CD_s_1_t_3_c_2_z_5.czi": ("CZI", 0, (3, 2, 5, 170, 240), (0.32, 0.0906, 0.0906)),
    "vendor/tiles_z.czi": ("CZI", 0, (1, 2, 2, 512, 510), (4.0, 0.830, 0.830)),
    "vendor/S3_1Pos_2Mosaic_T2Z3_CH2_sm.czi": ("CZI", 2, (2, 2, 3, 237, 352), (1.0, 1.6, 1.6)),
    "stacks/purkinje_neuron.tif": ("ImageJ TIFF", 0, (1, 1, 50, 256, 256), (None, None, None)),
    "stacks/widefield_dapi.tif": ("ImageJ TIFF", 0, (1, 1, 40, 201, 101), (None, None, None)),
    "stacks/lightsheet_brain_cells_5x2x2um.tif": (
        "ImageJ TIFF", 0, (1, 1, 30, 256, 256), (5.0, 2.0, 2.0),
    ),
    "stacks/bead_confocal_imagej_bigendian.tif": (
        "ImageJ TIFF", 0, (1, 1, 41, 150, 150), (0.125, 0.0225, 0.0225),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_genuine_file_opens_with_its_known_values(genuine, name):
    kind, scene_index, shape, voxel_size = FILES[name]
    with open_image(genuine / name) as image:
        assert image.format == kind
        scene = image.scenes[scene_index]
        assert scene.shape == shape
        size = (scene.voxel_size.z, scene.voxel_size.y, scene.voxel_size.x)
        for found, known in zip(size, voxel_size, strict=True):
            assert found == (None if known is None else pytest.approx(known, abs=6e-4))
        middle = image.stack(scene_index).read_plane(0, 0, shape[2] // 2)
        assert middle.shape == shape[3:]
        assert middle.max() > middle.min() or name == "vendor/tiles_z.czi"


def test_the_lif_series_keep_their_names(genuine):
    with open_image(genuine / "vendor/readlif_testdata_2channel_xz.lif") as image:
        assert [scene.name for scene in image.scenes] == ["xzt", "xzy", "xz"]


def test_opening_imports_no_reader_that_is_not_needed_and_no_torch():
    import subprocess
    import sys

    code = (
        "import sys, ssai3d_app.formats.opening\n"
        "assert not {'aicsimageio', 'tifffile', 'torch', 'nd2'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
