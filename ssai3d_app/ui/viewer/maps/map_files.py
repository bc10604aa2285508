"""Opens the maps, in the thread of a reader."""

from __future__ import annotations

from pathlib import Path

from ssai3d_app.engine.trust.belonging import is_of_run, map_facts
from ssai3d_app.errors import unreadable
from ssai3d_app.formats.placing import trust_map_beside
from ssai3d_app.safe_reading.opening import open_safely, record_safely
from ssai3d_app.ui import texts
from ssai3d_app.volume.scene import ImageFile


def open_trust_map(result: Path) -> ImageFile:
    """The trust map beside a result.

    Raises
    ------
    UserError
        When there is none, it cannot be read, or it is not of the run that made the result.
    """
    path = trust_map_beside(result)
    if not path.is_file():
        raise unreadable(
            texts.NO_TRUST_MAP.format(name=result.name), texts.NO_TRUST_MAP_REMEDY, str(path)
        )
    facts = map_facts(record_safely(path))
    if facts is None or not is_of_run(facts, record_safely(result)):
        raise unreadable(
            texts.TRUST_MAP_OF_ANOTHER.format(map=path.name, name=result.name),
            texts.TRUST_MAP_OF_ANOTHER_REMEDY,
            str(facts),
        )
    return open_safely(path)


def open_label_map(path: Path) -> ImageFile:
    """A stack of whole numbers.

    Raises
    ------
    UserError
        When it cannot be read or holds anything else.
    """
    image = open_safely(path)
    dtype = image.scenes[0].dtype
    if not dtype.startswith(("uint", "int", "bool")):
        image.close()
        raise unreadable(
            texts.LABELS_NOT_WHOLE.format(name=path.name, dtype=dtype),
            texts.LABELS_NOT_WHOLE_REMEDY,
            str(path),
        )
    return image
