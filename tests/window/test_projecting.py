"""Maximum-intensity projections: with and without OpenGL they show the same thing at one place."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from ssai3d_app.ui.opening.loaded_volume import LoadedVolume, VolumeKey
from ssai3d_app.ui.viewer.exporting.picture import image_of
from ssai3d_app.ui.viewer.volume_view.opengl import (
    GlProjector,
    NoOpenGLError,
    surface_for_opengl,
)
from ssai3d_app.ui.viewer.volume_view.projecting import SoftwareProjector
from ssai3d_app.ui.viewer.volume_view.solid import Solid, pooled, solid_of
from ssai3d_app.ui.viewer.volume_view.turning import (
    from_above,
    from_the_side,
    front,
    oblique,
    turned,
)
from tests.window.conftest import some_stack

SIZE = QSize(160, 120)
STEPS = (3.0, 1.0, 1.0)


def dot(z: int, y: int, x: int) -> Solid:
    """One bright block of 1 × 3 × 3 voxels."""
    values = np.zeros((16, 40, 60), np.uint16)
    values[z, y - 1 : y + 2, x - 1 : x + 2] = 1000
    return Solid(values, STEPS)


def on_screen(projection) -> np.ndarray:
    """The projection as it is drawn, as an array of SIZE."""
    shades = (projection.intensities / 1000 * 255).clip(0, 255).astype(np.uint8)
    picture = QImage(SIZE, QImage.Format.Format_RGB888)
    picture.fill(0)
    painter = QPainter(picture)
    painter.translate(SIZE.width() / 2, SIZE.height() / 2)
    painter.setTransform(projection.to_screen, True)
    drawn = image_of(np.repeat(shades[..., None], 3, axis=2))
    painter.drawImage(QRectF(drawn.rect()), drawn)
    painter.end()
    rows = np.frombuffer(picture.constBits(), np.uint8).reshape(SIZE.height(), -1)
    return rows[:, : 3 * SIZE.width() : 3].astype(float)


def centre_of(seen: np.ndarray) -> tuple[float, float]:
    """Where the light is: (x, y) from the middle of the view."""
    y, x = np.indices(seen.shape)
    weight = seen * (seen > 60)
    assert weight.sum() > 0
    return (
        float((x * weight).sum() / weight.sum()) + 0.5 - SIZE.width() / 2,
        float((y * weight).sum() / weight.sum()) + 0.5 - SIZE.height() / 2,
    )


def expected_place(rotation, place: tuple[int, int, int]) -> tuple[float, float]:
    apart = [
        (n - (count - 1) / 2) * step
        for n, count, step in zip(place, (16, 40, 60), STEPS, strict=True)
    ]
    return float(rotation[0] @ apart), float(rotation[1] @ apart)


VIEWS = [
    front(),
    from_above(),
    from_the_side(),
    oblique(),
    turned(front(), 0.9, 0.4),
    turned(front(), -2.5, 0.2),
]


@pytest.mark.parametrize("view", range(len(VIEWS)))
@pytest.mark.parametrize("place", [(3, 30, 12), (13, 9, 48)])
def test_without_opengl_a_bead_is_seen_where_the_rotation_brings_it(view, place):
    rotation = VIEWS[view]
    seen = on_screen(SoftwareProjector().project(dot(*place), rotation, 1.0, SIZE))
    assert centre_of(seen) == pytest.approx(expected_place(rotation, place), abs=1.0)


def test_seen_from_the_front_it_is_the_maximum_along_z():
    rng = np.random.default_rng(1)
    solid = Solid(rng.integers(1, 60000, (9, 20, 30), np.uint16), STEPS)
    seen = SoftwareProjector().project(solid, front(), 1.0, SIZE)
    assert np.array_equal(seen.intensities, solid.values.max(axis=0))


@pytest.fixture
def card(qapp):
    """OpenGL, be it imitated by the processor as on machines that only test."""
    try:
        projector = GlProjector(surface_for_opengl(), imitated=True)
    except NoOpenGLError as problem:
        pytest.skip(f"no OpenGL here: {problem}")
    yield projector
    projector.release()


@pytest.mark.parametrize("view", range(len(VIEWS)))
def test_opengl_shows_a_bead_at_the_same_place_and_as_bright(card, view):
    place = (3, 30, 12)
    seen = on_screen(card.project(dot(*place), VIEWS[view], 1.0, SIZE))
    assert centre_of(seen) == pytest.approx(expected_place(VIEWS[view], place), abs=1.0)
    assert seen.max() > 250


def test_opengl_keeps_sixteen_bits_and_odd_widths(card):
    values = np.full((4, 7, 9), 40_001, np.uint16)
    seen = card.project(Solid(values, (1.0, 1.0, 1.0), offset=5.0, gain=2.0), front(), 0.1, SIZE)
    assert seen.intensities[60, 80] == pytest.approx(40_001 * 2 + 5, abs=2)


def test_a_processor_that_imitates_opengl_is_not_taken_for_a_graphics_card(qapp):
    try:
        projector = GlProjector(surface_for_opengl())
    except NoOpenGLError:
        return
    assert "llvmpipe" not in projector.name
    projector.release()


def volume_of(data: np.ndarray) -> LoadedVolume:
    image = some_stack((1, 1, *data.shape))
    volume = LoadedVolume(VolumeKey(1, 0, 0, 0), image.scene, 10**9)
    for z, plane in enumerate(data):
        volume.put(z, plane)
    return volume


def test_a_solid_within_a_budget_keeps_the_brightest_voxels_and_the_size_in_um():
    data = np.zeros((10, 100, 120), np.uint16)
    data[7, 33, 77] = 900
    solid = solid_of(volume_of(data), (2.0, 0.5, 0.5), 60_000)
    assert solid.values.nbytes <= 60_000
    assert solid.values.max() == 900
    # The axes that are finest are made coarser first.
    assert solid.values.shape[0] == 10
    assert solid.extent == pytest.approx((20.0, 50.0, 60.0), rel=0.05)


def test_real_numbers_keep_their_intensities():
    data = np.linspace(-3.0, 7.0, 4 * 5 * 6, dtype=np.float32).reshape(4, 5, 6)
    image = some_stack((1, 1, 4, 5, 6))
    image.data = data[None, None]
    volume = LoadedVolume(VolumeKey(1, 0, 0, 0), image.scene, 10**9)
    for z, plane in enumerate(data):
        volume.put(z, plane)
    solid = solid_of(volume, (1.0, 1.0, 1.0), 10**6)
    seen = SoftwareProjector().project(solid, front(), 1.0, SIZE)
    assert seen.intensities == pytest.approx(data.max(axis=0), abs=1e-3)


def test_pooling_keeps_the_maximum_also_of_the_last_smaller_block():
    values = np.arange(35).reshape(5, 7)
    assert pooled(values, (2, 3)).tolist() == [[9, 12, 13], [23, 26, 27], [30, 33, 34]]
