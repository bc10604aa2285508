"""OME-Zarr by the zarr package, and of version 0.5 by tensorstore."""

import json
from pathlib import Path

import numpy as np
import tensorstore
import zarr


def write_ome_zarr(
    path: Path, data: np.ndarray, voxel_size: tuple[float, float, float], channels: list[str]
) -> None:
    """An OME-Zarr 0.4 of ``data`` (T, C, Z, Y, X), by the zarr package."""
    group = zarr.open_group(str(path), mode="w")
    group.create_dataset("0", data=data, chunks=(1, 1, 2, 64, 64), dimension_separator="/")
    space = [{"name": n, "type": "space", "unit": "nanometer"} for n in "zyx"]
    scale = [1.0, 1.0, *(1000 * edge for edge in voxel_size)]
    group.attrs.update(
        {
            "multiscales": [
                {
                    "version": "0.4",
                    "axes": [
                        {"name": "t", "type": "time"},
                        {"name": "c", "type": "channel"},
                        *space,
                    ],
                    "datasets": [
                        {
                            "path": "0",
                            "coordinateTransformations": [{"type": "scale", "scale": scale}],
                        }
                    ],
                }
            ],
            "omero": {"channels": [{"label": n, "color": "00FF00"} for n in channels]},
        }
    )


Scale = tuple[float, ...]
UNITS = {"t": ("time", "second"), "c": ("channel", None)}


def axes_of(letters: str, units: dict[str, str] | None = None) -> list[dict[str, str]]:
    """NGFF axes; space in µm and time in seconds unless ``units`` says otherwise."""
    axes = []
    for letter in letters:
        kind, unit = UNITS.get(letter, ("space", "micrometer"))
        unit = (units or {}).get(letter, unit)
        axes.append({"name": letter, "type": kind} | ({"unit": unit} if unit else {}))
    return axes


def placed(scale: Scale, translation: Scale | None = None) -> list[dict[str, object]]:
    """Coordinate transformations of a level."""
    steps: list[dict[str, object]] = [{"type": "scale", "scale": list(scale)}]
    if translation is not None:
        steps.append({"type": "translation", "translation": list(translation)})
    return steps


def write_levels(
    path: Path,
    levels: list[np.ndarray],
    letters: str,
    placings: list[list[dict[str, object]]],
    *,
    version: str = "0.4",
    units: dict[str, str] | None = None,
    attributes: dict[str, object] | None = None,
    multiscale: dict[str, object] | None = None,
    chunk: int = 16,
) -> None:
    """An image of several levels, in 0.4 by the zarr package, in 0.5 sharded by tensorstore."""
    datasets = [
        {"path": str(number), "coordinateTransformations": steps}
        for number, steps in enumerate(placings)
    ]
    described = {"axes": axes_of(letters, units), "datasets": datasets, **(multiscale or {})}
    if version == "0.4":
        group = zarr.open_group(str(path), mode="w")
        for number, level in enumerate(levels):
            chunks = tuple(min(chunk, n) for n in level.shape)
            options = {"chunks": chunks, "dimension_separator": "/", "fill_value": 7}
            group.create_dataset(str(number), data=level, **options)
        group.attrs.update({"multiscales": [{"version": "0.4", **described}], **(attributes or {})})
        return
    for number, level in enumerate(levels):
        shard = [-(-n // chunk) * chunk for n in level.shape]
        inner = {
            "chunk_shape": [chunk] * level.ndim,
            "codecs": [{"name": "bytes"}, {"name": "zstd"}],
        }
        inner["codecs"][0]["configuration"] = {"endian": "little"}
        spec = {
            "driver": "zarr3",
            "kvstore": {"driver": "file", "path": str(path / str(number))},
            "metadata": {
                "shape": level.shape,
                "data_type": level.dtype.name,
                "chunk_grid": {"name": "regular", "configuration": {"chunk_shape": shard}},
                "codecs": [{"name": "sharding_indexed", "configuration": inner}],
            },
            "create": True,
        }
        tensorstore.open(spec).result().write(level).result()
    write_group(path, {"version": "0.5", "multiscales": [described], **(attributes or {})})


def write_group(path: Path, ome: dict[str, object]) -> None:
    """A Zarr 3 group with NGFF 0.5 attributes."""
    path.mkdir(exist_ok=True)
    document = {"zarr_format": 3, "node_type": "group", "attributes": {"ome": ome}}
    (path / "zarr.json").write_text(json.dumps(document))


def write_old_group(path: Path, attributes: dict[str, object]) -> None:
    """A Zarr 2 group with attributes."""
    path.mkdir(exist_ok=True, parents=True)
    (path / ".zgroup").write_text('{"zarr_format": 2}')
    (path / ".zattrs").write_text(json.dumps(attributes))
