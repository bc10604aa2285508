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


OPTICS = {
    # file: (modality, objective, magnification, NA, immersion, s between frames)
    "vendor/arcadia-example-zstack.nd2": (None, "Plan Apo λ 20x", 20, 0.75, "air", None),
    "vendor/readlif_testdata_2channel_xz.lif": (
        "confocal", "HC PL APO CS2 63x/1.30 GLYC", 63, 1.3, "glycerol", 0.53,
    ),
    "vendor/CD_s_1_t_3_c_2_z_5.czi": (
        "widefield", "Plan-Apochromat 50x/1.2", 50, 1.2, "water", 60.075,
    ),
    "vendor/tiles_z.czi": (
        "confocal", "C-Apochromat 40x/1.2 W Korr FCS M27", 40, 1.2, "water", None,
    ),
    "vendor/S3_1Pos_2Mosaic_T2Z3_CH2_sm.czi": (
        "widefield", "Plan-Apochromat 5x/0.35", 5, 0.35, "air", 33.412,
    ),
}  # fmt: skip

CHANNELS = {
    # file: (name, colour, excitation, emission in nm) of each channel
    "vendor/arcadia-example-zstack.nd2": [("FITC BP", "#07FF00", 405, 512)],
    "vendor/readlif_testdata_2channel_xz.lif": [
        ("FITC", "#00FF00", 488, 517.04), ("TRITC", "#FF0000", None, 659.18),
    ],
    "vendor/CD_s_1_t_3_c_2_z_5.czi": [
        ("LED555", "#FF7E00", 553, 568), ("LED470", "#00FF33", 493, 517),
    ],
    "vendor/tiles_z.czi": [("Ch1", "#00FF00", None, 571), ("T PMT", "#FFFFFF", None, None)],
    "vendor/S3_1Pos_2Mosaic_T2Z3_CH2_sm.czi": [
        ("DAPI", "#00A1FF", 353, 465), ("EGFP", "#00FF5B", 488, 509),
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", OPTICS)
def test_a_genuine_file_tells_of_its_microscope(genuine, name):
    with open_image(genuine / name) as image:
        scene = image.scenes[0]
    modality, objective, magnification, aperture, immersion, time_step = OPTICS[name]
    known = scene.microscope
    assert (known.modality, known.objective, known.immersion) == (modality, objective, immersion)
    assert known.magnification == magnification
    assert known.numerical_aperture == pytest.approx(aperture)
    assert scene.time_step_s == (None if time_step is None else pytest.approx(time_step))


@pytest.mark.parametrize("name", CHANNELS)
def test_a_genuine_file_tells_of_its_channels(genuine, name):
    with open_image(genuine / name) as image:
        found = image.scenes[0].channels
    for channel, (title, color, excitation, emission) in zip(found, CHANNELS[name], strict=True):
        assert (channel.name, channel.color) == (title, color)
        for nm, known in ((channel.excitation_nm, excitation), (channel.emission_nm, emission)):
            assert nm == (None if known is None else pytest.approx(known, abs=0.01))


def test_a_genuine_contradiction_is_told(genuine):
    with open_image(genuine / "vendor/arcadia-example-zstack.nd2") as image:
        assert any("spinning disk (CSU-W1)" in remark for remark in image.scenes[0].remarks)


def test_the_scenes_of_a_genuine_mosaic_have_their_names_extents_and_gaps(genuine):
    with open_image(genuine / "vendor/S3_1Pos_2Mosaic_T2Z3_CH2_sm.czi") as image:
        assert [scene.name for scene in image.scenes] == ["TR1", "P1", "TR2"]
        assert [scene.shape[3:] for scene in image.scenes] == [(122, 295), (64, 64), (237, 352)]
        # The third covers a polygon; two of its corners have no tile.
        gaps = ["no tile" in " ".join(scene.remarks) for scene in image.scenes]
        assert gaps == [False, False, True]
        plane = image.stack(2).read_plane(0, 0, 0)
        assert plane[:20, -20:].max() == plane[-20:, :20].max() == 0


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
