"""Demo 2: confocal mitochondria with their DNA, and what is true of them.

Two channels. The first is the matrix, even within branched tubules 0.3–0.5 µm thick; the second the
nucleoids, spots of 0.1 µm that lie in the tubules, over a faint haze of the matrix. The channels
differ in wavelength and so in blur. The recording is blurred laterally by a Gaussian and axially by
the confocal profile of scalar diffraction (:mod:`ssai3d_app.engine.psf`), sampled every fourth
plane, and counted in photons.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from ssai3d_app.engine.analysis.demos.recording import counted, kernel
from ssai3d_app.engine.analysis.demos.tubules import (
    STEP,
    Network,
    Points,
    Random,
    grow_networks,
    signed_depth,
)
from ssai3d_app.engine.analysis.distances import nearest_distances
from ssai3d_app.engine.analysis.mitochondria.centrelines import Centrelines
from ssai3d_app.engine.analysis.objects import measure_shapes
from ssai3d_app.engine.classics.acquisition import PointSpread
from ssai3d_app.engine.psf import (
    FWHM_PER_SIGMA,
    Microscope,
    blur_and_sample,
    diffraction_profile,
    profile,
)

VOXEL = 0.08
"""Lateral pixel, and edge of the isotropic voxel, in µm."""

ANISOTROPY = 4
SHAPE = (93, 224, 224)
"""Isotropic voxels (z, y, x): 7.4 × 17.9 × 17.9 µm."""

_NETWORKS = 56
_GAP = 0.25
"""Least distance in µm between the surfaces of two networks, and of two branches."""
_SPOT_SIGMA = 0.1 / 2 / np.sqrt(5)  # of a ball of 0.1 µm, along each axis


@dataclass(frozen=True)
class Optics:
    """Blur and light of one channel: full widths at half maximum in µm, and photons: of brightness
    1, and of the background."""

    name: str
    lateral_fwhm: float
    axial_fwhm: float
    photons: float
    background: float


MATRIX = Optics("Mitochondria", 0.25, 0.82, 80.0, 3.0)
DNA = Optics("DNA", 0.20, 0.66, 90.0, 2.0)


@dataclass(frozen=True)
class Nucleoid:
    """A spot of DNA: its centre (z, y, x) in µm, and where in which network it lies.

    ``network`` counts from 1; ``tubule`` and ``point`` say at which point of which branch.
    """

    centre: tuple[float, float, float]
    network: int
    tubule: int
    point: int
    brightness: float


@dataclass(frozen=True)
class MitochondriaScene:
    """The truth, on the isotropic grid and as curves, and the recording.

    ``raw`` is uint16, (channel, Z, Y, X), with planes :data:`ANISOTROPY` voxels apart; ``labels``
    numbers the networks from 1 on the isotropic grid; ``depth`` is positive (µm) inside tubules;
    ``brightness`` is that of each network, by its number.
    """

    networks: tuple[Network, ...]
    nucleoids: tuple[Nucleoid, ...]
    depth: npt.NDArray[np.float32]
    labels: npt.NDArray[np.int32]
    brightness: npt.NDArray[np.float32]
    raw: npt.NDArray[np.uint16]
    seed: int

    @property
    def voxel_size(self) -> tuple[float, float, float]:
        """Steps (z, y, x) of the recording in µm."""
        return (ANISOTROPY * VOXEL, VOXEL, VOXEL)

    @property
    def headline(self) -> dict[str, float | int]:
        """The true numbers under the names that the analysis gives them."""
        shapes = measure_shapes(self.labels, self.depth, VOXEL)
        spots = np.array([spot.centre for spot in self.nucleoids])
        of = np.array([spot.network for spot in self.nucleoids])
        along = true_centrelines(self.networks).nearest_along(spots, of)
        return {
            "mitochondria": len(self.networks),
            "mitochondrial volume": sum(shape.volume for shape in shapes),
            "mitochondrial surface": sum(shape.surface for shape in shapes),
            "network length": sum(network.length for network in self.networks),
            "nucleoids": len(spots),
            "nucleoid spacing": float(nearest_distances(spots).mean()),
            "spacing along the network": float(np.nanmean(along)),
        }

    def described(self) -> dict[str, Any]:
        """The truth as a JSON document: branches, nucleoids, recording."""
        return {
            "unit": "µm",
            "axes": "zyx",
            "voxel_size": self.voxel_size,
            "channels": [asdict(MATRIX), asdict(DNA)],
            "networks": [
                [
                    {
                        "parent": tubule.parent,
                        "parent_point": tubule.parent_point,
                        "points": np.round(tubule.points, 4).tolist(),
                        "radii": np.round(tubule.radii, 4).tolist(),
                    }
                    for tubule in network.tubules
                ]
                for network in self.networks
            ],
            "nucleoids": [asdict(nucleoid) for nucleoid in self.nucleoids],
        }


def point_spread(optics: Optics) -> PointSpread:
    """The true PSF of a channel, on the isotropic grid."""
    lateral, axial = (
        fwhm / FWHM_PER_SIGMA / VOXEL for fwhm in (optics.lateral_fwhm, optics.axial_fwhm)
    )
    return PointSpread.everywhere(kernel(Microscope.CONFOCAL, lateral, axial))


def true_centrelines(networks: tuple[Network, ...]) -> Centrelines:
    """The lines that the tubules were drawn around, joined where a branch springs from another."""
    points: list[Points] = []
    links: list[tuple[int, int]] = []
    labels: list[int] = []
    for number, network in enumerate(networks, 1):
        first: list[int] = []
        for tubule in network.tubules:
            first.append(len(labels))
            places = range(len(labels), len(labels) + len(tubule.points))
            links += pairwise(places)
            if tubule.parent >= 0:
                links.append((first[tubule.parent] + tubule.parent_point, places[0]))
            points.append(tubule.points)
            labels += [number] * len(places)
    return Centrelines(np.concatenate(points), np.array(links), np.array(labels))


def _nucleoids(networks: tuple[Network, ...], rng: Random) -> tuple[Nucleoid, ...]:
    """Spots along the tubules, 0.4–1.2 µm apart, and never nearer than 0.32 µm to each other."""
    spots: list[Nucleoid] = []
    for number, network in enumerate(networks, 1):
        for branch, tubule in enumerate(network.tubules):
            at = rng.uniform(0.2, 0.8)
            while at < tubule.length - 0.2:
                point = round(at / STEP)
                aside = rng.standard_normal(3)
                aside *= 0.3 * tubule.radii[point] * rng.random() / np.linalg.norm(aside)
                centre = tubule.points[point] + aside
                apart = [np.linalg.norm(centre - np.asarray(spot.centre)) for spot in spots]
                if not apart or min(apart) >= 0.32:
                    brightness = float(np.clip(np.exp(rng.normal(-0.3, 0.25)), 0.4, 1.2))
                    place = (float(centre[0]), float(centre[1]), float(centre[2]))
                    spots.append(Nucleoid(place, number, branch, point, brightness))
                at += rng.uniform(0.4, 1.2)
    return tuple(spots)


def _planes(optics: Optics, depth: int) -> Points:
    """Matrix (planes × voxels) of the axial blur and sampling of a channel."""
    positions = np.arange(0, depth, ANISOTROPY, dtype=np.float64)
    sigma = optics.axial_fwhm / FWHM_PER_SIGMA / VOXEL
    return blur_and_sample(depth, positions, diffraction_profile(Microscope.CONFOCAL), sigma)


def _seen(volume: npt.NDArray[np.float32], optics: Optics) -> npt.NDArray[np.float32]:
    """Raw planes of an object, without noise."""
    from scipy import ndimage

    lateral = optics.lateral_fwhm / FWHM_PER_SIGMA / VOXEL
    blurred = ndimage.gaussian_filter(volume, (0, lateral, lateral), mode="constant")
    return np.asarray(np.tensordot(_planes(optics, len(volume)), blurred, axes=1), dtype=np.float32)


def _spots_seen(
    spots: tuple[Nucleoid, ...], shape: tuple[int, int, int]
) -> npt.NDArray[np.float32]:
    """Raw planes of the nucleoids, each exactly where it is, of height 1 where in focus."""
    lateral = np.hypot(DNA.lateral_fwhm / FWHM_PER_SIGMA, _SPOT_SIGMA)
    axial = DNA.axial_fwhm / FWHM_PER_SIGMA
    z = np.arange(0, shape[0], ANISOTROPY, dtype=np.float64) * VOXEL
    y, x = (np.arange(n) * VOXEL for n in shape[1:])
    focus = diffraction_profile(Microscope.CONFOCAL)
    height = float(profile(focus, axial, np.zeros(1))[0])
    planes = np.zeros((len(z), *shape[1:]), dtype=np.float32)
    for spot in spots:
        along = profile(focus, axial, z - spot.centre[0]) / height
        down = np.exp(-0.5 * ((y - spot.centre[1]) / lateral) ** 2)
        across = np.exp(-0.5 * ((x - spot.centre[2]) / lateral) ** 2)
        rows, columns = np.flatnonzero(down > 1e-4), np.flatnonzero(across > 1e-4)
        box = (slice(None), slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1))
        lateral_spot = np.outer(down[box[1]], across[box[2]])
        planes[box] += spot.brightness * along[:, None, None] * lateral_spot
    return planes


def make_mitochondria(seed: int, shape: tuple[int, int, int] = SHAPE) -> MitochondriaScene:
    """The scene of a seed, always the same; it takes a few seconds.

    Another shape (Z, Y, X) of the isotropic grid holds fewer networks.
    """
    rng = np.random.default_rng([2, seed])
    depth_um, height_um, width_um = (VOXEL * (n - 1) for n in shape)
    count = max(1, round(_NETWORKS * np.prod(shape) / np.prod(SHAPE)))
    networks = grow_networks((depth_um, height_um, width_um), count, _GAP, rng)
    depth, nearest = signed_depth(networks, shape, VOXEL)
    labels = np.where(depth > 0, nearest, 0).astype(np.int32)
    spots = _nucleoids(networks, rng)
    # A voxel that a surface cuts shines with the share of it that lies within.
    share = np.clip(depth / VOXEL + 0.5, 0, 1)
    brightness = np.concatenate([[0.0], rng.uniform(0.6, 1.0, len(networks))]).astype(np.float32)
    matrix = _seen(share * brightness[nearest], MATRIX)
    haze = _seen(share, DNA)
    dna = _spots_seen(spots, shape) + 0.06 * haze / max(float(haze.max()), 1e-6)
    raw = np.stack(
        [
            counted(optics.photons * light + optics.background, rng)
            for light, optics in ((matrix, MATRIX), (dna, DNA))
        ]
    )
    return MitochondriaScene(networks, spots, depth, labels, brightness, raw, seed)
