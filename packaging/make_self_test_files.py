"""Make the small files that the program tries its readers on; run it at the root of the checkout.

``PYTHONPATH=. python packaging/make_self_test_files.py`` writes ``resources/self_test``, by the
writers of the tests, which share no code with the readers.
"""

from __future__ import annotations

from ssai3d_app.build_info import sha256_of
from ssai3d_app.self_test.specimens import Specimen, folder, pixels, to_json
from tests.writers.czi import write_czi
from tests.writers.lif import write_lif
from tests.writers.nd2 import write_nd2
from tests.writers.tiff import write_ome_tiff

VOXEL_SIZE = (0.5, 0.1, 0.1)
CHANNELS = ["DAPI", "GFP"]


def main() -> None:
    """Write the files and the list of what must be read from them."""
    place = folder()
    place.mkdir(parents=True, exist_ok=True)
    data = pixels()
    listed: dict[str, Specimen] = {}

    def list_up(word: str, name: str, kind: str) -> None:
        listed[word] = Specimen(
            name=name, format=kind, sha256=sha256_of(place / name), voxel_size=VOXEL_SIZE
        )

    write_czi(place / "zeiss.czi", data, VOXEL_SIZE, CHANNELS, compression="zstd1:")
    list_up("czi", "zeiss.czi", "CZI")
    write_lif(place / "leica.lif", data, VOXEL_SIZE, CHANNELS)
    list_up("lif", "leica.lif", "LIF")
    write_nd2(place / "nikon.nd2", data, VOXEL_SIZE, CHANNELS, compressed=True)
    list_up("nd2", "nikon.nd2", "ND2")
    for codec in ("zlib", "lzw"):
        name = f"{codec}.ome.tif"
        write_ome_tiff(place / name, data, VOXEL_SIZE, CHANNELS, compression=codec)
        list_up(codec, name, "OME-TIFF")
    (place / "expected.json").write_bytes(to_json(listed))
    for specimen in listed.values():
        print(f"{specimen.name}: {specimen.path.stat().st_size / 1000:.1f} kB")


if __name__ == "__main__":
    main()
