"""Structures that are never trained on, drawn apart from the generators of the pre-training.

All return (n, n, n), float64, 0 to about 1, from distances to bodies on a plain grid.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy import ndimage

Rng = np.random.Generator


def _box(centre: np.ndarray, reach: float, n: int) -> tuple[slice, ...] | None:
    """The part of the grid within ``reach`` of a point, or None when it lies outside."""
    low = np.maximum(np.floor(centre - reach), 0).astype(int)
    high = np.minimum(np.ceil(centre + reach) + 1, n).astype(int)
    return None if (high <= low).any() else tuple(map(slice, low, high))


def _offsets(box: tuple[slice, ...], centre: np.ndarray) -> np.ndarray:
    """Vectors from a point to every voxel of a box, shape (..., 3)."""
    lines = [np.arange(b.start, b.stop) - c for b, c in zip(box, centre, strict=True)]
    return np.stack(np.meshgrid(*lines, indexing="ij"), axis=-1)


def _capsule(field: np.ndarray, start: np.ndarray, end: np.ndarray, radius: float) -> None:
    """Lower a field of signed distances to a rod with round ends, in place."""
    box = _box((start + end) / 2, np.linalg.norm(end - start) / 2 + radius + 6, len(field))
    if box is None:
        return
    along = end - start
    offset = _offsets(box, start)
    share = np.clip(offset @ along / (along @ along + 1e-9), 0, 1)
    distance = np.linalg.norm(offset - share[..., None] * along, axis=-1) - radius
    field[box] = np.minimum(field[box], distance)


def _inside(distance: np.ndarray, softness: float = 0.5) -> np.ndarray:
    return 1.0 / (1.0 + np.exp(np.clip(distance / softness, -40, 40)))


def vessels(n: int, rng: Rng) -> np.ndarray:
    """A branching vascular tree: stained walls, a faint lumen; calibres after Murray's law."""
    field = np.full((n, n, n), 1e3)

    def grow(start: np.ndarray, heading: np.ndarray, radius: float) -> None:
        for _ in range(int(rng.integers(5, 9))):
            heading = heading + rng.normal(0, 0.25, 3)
            heading = heading / np.linalg.norm(heading)
            end = start + heading * 3.0 * max(radius, 1.5)
            _capsule(field, start, end, radius)
            start = end
        share = rng.uniform(0.3, 0.7)
        for part in (share, 1 - share):
            smaller = radius * part ** (1 / 3)
            if smaller > 1.3:
                grow(start, heading + rng.normal(0, 0.7, 3), smaller)

    for _ in range(3):
        root = rng.uniform(0, n, 3)
        root[rng.integers(3)] = rng.choice([0, n])
        grow(root, n / 2 - root + rng.normal(0, 10, 3), rng.uniform(4, 7))
    wall = np.exp(-0.5 * (field / 1.1) ** 2)
    return wall + 0.12 * _inside(field)


def actin(n: int, rng: Rng) -> np.ndarray:
    """Straight stress fibres in low planes and a mesh of short filaments under a domed cortex."""
    counts = np.zeros((n, n, n))

    def line(start: np.ndarray, end: np.ndarray, weight: float) -> None:
        steps = int(3 * np.linalg.norm(end - start)) + 2
        points = np.rint(np.linspace(start, end, steps)).astype(int)
        points = points[((points >= 0) & (points < n)).all(axis=1)]
        np.add.at(counts, tuple(points.T), weight)

    angle = rng.uniform(0, np.pi)
    for _ in range(16):
        turn = angle + rng.normal(0, 0.12)
        reach = (
            np.array([rng.normal(0, 0.04), np.sin(turn), np.cos(turn)]) * rng.uniform(0.3, 0.8) * n
        )
        middle = np.array([rng.uniform(0.15, 0.3) * n, *rng.uniform(0.1, 0.9, 2) * n])
        for _ in range(4):
            shift = rng.normal(0, 0.7, 3)
            line(middle - reach / 2 + shift, middle + reach / 2 + shift, rng.uniform(0.5, 1.2))
    for _ in range(1500):
        y, x = rng.uniform(0, n, 2)
        height = n * (0.2 + 0.6 * np.exp(-(((y / n - 0.5) ** 2 + (x / n - 0.5) ** 2) / 0.12)))
        start = np.array([height + rng.normal(0, 1.5), y, x])
        heading = rng.normal(0, 1, 3) * [0.4, 1, 1]
        line(start, start + heading * rng.uniform(3, 9), 0.5)
    image = ndimage.gaussian_filter(counts, 0.6)
    return image / np.quantile(image, 0.9995)


def kidney(n: int, rng: Rng) -> np.ndarray:
    """Coiled thick tubules: a bright brush border round an open lumen, nuclei in the wall."""
    centre_line = np.ones((n, n, n), dtype=bool)
    nuclei = np.full((n, n, n), 1e3)
    for _ in range(8):
        knots = ndimage.gaussian_filter1d(rng.uniform(-0.4, 1.4, (26, 3)), 1.6, axis=0) * n
        path = ndimage.zoom(knots, (40, 1), order=3)
        points = np.rint(path).astype(int)
        centre_line[tuple(points[((points >= 0) & (points < n)).all(axis=1)].T)] = False
        for spot in path[:: 1 + int(rng.integers(12, 25))]:
            side = rng.standard_normal(3)
            place = spot + side / np.linalg.norm(side) * 7.0
            _capsule(nuclei, place, place + 0.1, 2.2)
    distance = ndimage.distance_transform_edt(centre_line)
    wall = _inside(np.abs(distance - 7.0) - 3.0)
    brush = np.exp(-0.5 * ((distance - 4.2) / 0.8) ** 2)
    membrane = np.exp(-0.5 * ((distance - 10.2) / 0.7) ** 2)
    return 0.3 * wall + 0.9 * brush + 0.6 * membrane + 0.8 * wall * _inside(nuclei)


def pollen(n: int, rng: Rng) -> np.ndarray:
    """Balls with a thick ornamented coat and spines."""
    image = np.zeros((n, n, n))
    golden = np.pi * (3 - np.sqrt(5))
    for _ in range(5):
        radius, centre = rng.uniform(14, 26), rng.uniform(0.1, 0.9, 3) * n
        box = _box(centre, radius + 9, n)
        if box is None:
            continue
        count = int(rng.integers(40, 90))
        height = 1 - 2 * (np.arange(count) + 0.5) / count
        around = golden * np.arange(count) + rng.uniform(0, 6)
        ring = np.sqrt(1 - height**2)
        spines = np.stack([height, ring * np.cos(around), ring * np.sin(around)], axis=1)
        offset = _offsets(box, centre)
        far = np.linalg.norm(offset, axis=-1)
        nearest = np.max((offset / (far[..., None] + 1e-9)) @ spines.T, axis=-1)
        away = np.arccos(np.clip(nearest, -1, 1)) * radius
        surface = radius + 5.0 * np.clip(1 - away / 2.6, 0, None)
        coat = _inside(np.abs(far - surface + 1.5) - 1.5)
        grain = 0.12 * _inside(far - 0.8 * radius) * (1 + 0.5 * np.sin(offset.sum(-1) * 0.9))
        image[box] = np.maximum(image[box], (coat + grain) * rng.uniform(0.5, 1))
    return image


def cortex(n: int, rng: Rng) -> np.ndarray:
    """Layered and upright: cell bodies in two bands, straight dendrites along z, level axons."""
    field = np.full((n, n, n), 1e3)
    bodies = np.full((n, n, n), 1e3)
    for band in (0.3, 0.75):
        for _ in range(14):
            soma = np.array([(band + rng.normal(0, 0.07)) * n, *rng.uniform(0, n, 2)])
            radius = rng.uniform(3.5, 6.0)
            _capsule(bodies, soma, soma - [radius * 0.8, 0, 0], radius)
            tip = np.array([0.0, *(soma[1:] + rng.normal(0, 4, 2))])
            _capsule(field, soma, tip, rng.uniform(0.9, 1.6))
            for _ in range(4):
                out = rng.normal(0, 1, 3) * [0.6, 1, 1] + [0.5, 0, 0]
                _capsule(field, soma, soma + out * rng.uniform(10, 22), 0.8)
    for _ in range(60):
        start = np.array([rng.beta(2, 2) * n, *rng.uniform(0, n, 2)])
        out = rng.normal(0, 1, 3) * [0.06, 1, 1] * rng.uniform(20, 60)
        _capsule(field, start, start + out, 0.6)
    return np.maximum(_inside(field), 0.7 * _inside(bodies))


def speckled_nuclei(n: int, rng: Rng) -> np.ndarray:
    """Nuclei filled with clustered points of light, with holes and a soft ground."""
    dots = np.zeros((n, n, n))
    ground = np.zeros((n, n, n))
    for _ in range(9):
        centre, axes = rng.uniform(0, n, 3), rng.uniform(10, 20) * rng.uniform(0.7, 1.2, 3)
        box = _box(centre, axes.max() + 4, n)
        if box is None:
            continue
        radius = np.linalg.norm(_offsets(box, centre) / axes, axis=-1)
        body = _inside((radius - 1) * axes.mean(), 0.8)
        holes = rng.normal(0, 0.45, (2, 3)) * axes + centre
        for hole in holes:
            body = body * (1 - _inside(np.linalg.norm(_offsets(box, hole), axis=-1) - 3.0, 0.7))
        density = ndimage.gaussian_filter(rng.standard_normal(body.shape), 2.0)
        density = np.exp(1.6 * density / density.std()) * body
        ground[box] = np.maximum(ground[box], 0.25 * body)
        dots[box] += rng.poisson(density / density.sum() * rng.uniform(400, 1500)) * rng.uniform(
            0.5, 1
        )
    points = ndimage.gaussian_filter(dots, 0.7)
    points /= np.quantile(points[points > 1e-3], 0.95)
    return ground + 1.5 * np.tanh(points / 1.5)


FAMILIES: dict[str, Callable[[int, Rng], np.ndarray]] = {
    "vessels": vessels,
    "actin": actin,
    "kidney": kidney,
    "pollen": pollen,
    "cortex (directional)": cortex,
    "speckled nuclei": speckled_nuclei,
}
