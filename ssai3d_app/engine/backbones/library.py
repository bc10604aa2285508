"""All networks there are: those that ship, and those that the user has imported.

Each imported one is a folder of its name that holds the weights and ``card.json``; it appears
whole and disappears whole. Nothing here needs torch.
"""

from __future__ import annotations

import hashlib
import logging
import re
import shutil
import time
import unicodedata
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from ssai3d_app.durable import make_folder, put_durably, sync_folder, write_durably
from ssai3d_app.engine.backbones.registry import BACKBONES, Backbone
from ssai3d_app.errors import UserError, cannot_write, unreadable, wrong_usage
from ssai3d_app.locations import networks_folder

CARD = "card.json"
WEIGHTS = "weights.safetensors"

_LONGEST_NAME = 40
_UNFINISHED, _REMOVED = ".new-", ".removed-"
_LONGEST_IMPORT = 3600.0
"""Seconds after which an unfinished one was killed."""
_DEVICES = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)),
}

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Library:
    """The networks to choose from, and the names of imported ones whose card cannot be read."""

    networks: tuple[Backbone, ...]
    damaged: tuple[str, ...]


def library() -> Library:
    """What ships, in its order, then what was imported, by name."""
    networks, damaged = list(BACKBONES.values()), []
    for name in _imported_names():
        try:
            networks.append(_card(name))
        except (OSError, ValueError) as error:
            _log.warning("The card of the network %s cannot be read: %s", name, error)
            damaged.append(name)
    return Library(tuple(networks), tuple(damaged))


def find_network(name: str) -> Backbone:
    """The shipped or imported network of a name; capitals do not matter.

    Raises
    ------
    UserError
        When there is none, or its card cannot be read.
    """
    known = {other.casefold(): other for other in (*BACKBONES, *_imported_names())}
    found = known.get(name.casefold())
    if found is None:
        raise _unknown(name, known.values())
    if found in BACKBONES:
        return BACKBONES[found]
    try:
        return _card(found)
    except (OSError, ValueError) as error:
        raise unreadable(
            f"The network {found} is damaged", "remove it and import it again", str(error)
        ) from error


def content_of(backbone: Backbone) -> bytes:
    """The weights file of a network, once its hash is checked.

    Raises
    ------
    UserError
        When the file is missing or not the one it was.
    """
    shipped = backbone.origin is None
    remedy = "reinstall SSAI-3D" if shipped else "remove it and import it again"
    try:
        content = backbone.path.read_bytes()
    except OSError as error:
        problem = f"The weights of the network {backbone.name} cannot be read"
        raise unreadable(problem, remedy, str(error)) from error
    found = hashlib.sha256(content).hexdigest()
    if found != backbone.sha256:
        problem = f"The weights file of the network {backbone.name} is damaged"
        detail = f"{backbone.path}: SHA-256 {found}, expected {backbone.sha256}"
        raise unreadable(problem, remedy, detail)
    return content


def keep(
    name: str, write_weights: Callable[[Path], None], card_of: Callable[[str], Backbone]
) -> Backbone:
    """Put an imported network into the library: whole, or not at all; returns its card.

    ``write_weights`` writes the file, ``card_of`` makes the card from its SHA-256.

    Raises
    ------
    UserError
        When the name was taken meanwhile, or the disk does not take it.
    """
    folder = networks_folder() / name
    unfinished = folder.with_name(f"{_UNFINISHED}{uuid.uuid4().hex[:12]}")
    try:
        make_folder(unfinished)
        _sweep()
        written = unfinished / f"{WEIGHTS}.partial"
        write_weights(written)
        card = card_of(sha256_of(written))
        put_durably(written, unfinished / WEIGHTS)
        write_durably(unfinished / CARD, card.model_dump_json(indent=2).encode())
        # A folder takes the place of none that holds a network.
        if folder.exists():
            raise _name_taken(name)
        unfinished.rename(folder)
        sync_folder(folder.parent)
        return card
    except OSError as error:
        raise cannot_write(
            f"The network cannot be kept in {networks_folder()}",
            "make room on the disk, or check that you may write there",
            str(error),
        ) from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def remove_network(name: str) -> str:
    """Remove an imported network, also a damaged one; returns its name as it was kept.

    Raises
    ------
    UserError
        When it ships, is not there, or cannot be removed.
    """
    if name.casefold() in {shipped.casefold() for shipped in BACKBONES}:
        raise wrong_usage(
            f"The network {name} is part of SSAI-3D and cannot be removed",
            "choose one that was imported",
        )
    known = {other.casefold(): other for other in _imported_names()}
    found = known.get(name.casefold())
    if found is None:
        raise _unknown(name, known.values())
    folder = networks_folder() / found
    try:
        folder.rename(folder.with_name(f"{_REMOVED}{uuid.uuid4().hex[:12]}"))
    except OSError as error:
        raise cannot_write(
            f"The network {found} cannot be removed",
            "end the restorations that use it, and check that you may write there",
            str(error),
        ) from error
    _sweep()
    return found


def _sweep() -> None:
    """Delete what was removed, and what an import that was killed has left behind."""
    for folder in networks_folder().glob(".*"):
        killed = folder.name.startswith(_UNFINISHED) and (
            time.time() - folder.stat().st_mtime > _LONGEST_IMPORT
        )
        if killed or folder.name.startswith(_REMOVED):
            # What cannot be deleted now is the next time.
            shutil.rmtree(folder, ignore_errors=True)


def sha256_of(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def new_name(wished: str) -> str:
    """A name as it can be kept: letters, digits, dots, dashes and underscores.

    Raises
    ------
    UserError
        When nothing of it can be kept, or it is in use.
    """
    name = _usable(wished)
    if not name:
        raise wrong_usage(
            f"“{wished[:40]}” cannot be the name of a network", "choose one with letters in it"
        )
    if _is_taken(name):
        raise _name_taken(name)
    return name


def free_name(wished: str) -> str:
    """The same, numbered when it is in use."""
    name = _usable(wished) or "network"
    candidates = chain((name,), (f"{name}-{number}" for number in count(2)))
    return next(candidate for candidate in candidates if not _is_taken(candidate))


def _usable(wished: str) -> str:
    plain = unicodedata.normalize("NFKD", wished).encode("ascii", "ignore").decode()
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", plain).strip(".-_")[:_LONGEST_NAME].rstrip(".-_")
    # Windows keeps these names for devices, whatever follows the dot.
    return f"network-{name}" if name.partition(".")[0].casefold() in _DEVICES else name


def _is_taken(name: str) -> bool:
    known = (*BACKBONES, *_imported_names())
    return name.casefold() in {other.casefold() for other in known}


def _name_taken(name: str) -> UserError:
    """The failure of an import under a name that is in use."""
    return wrong_usage(
        f"There is a network called {name} already", "choose another name, or remove that one first"
    )


def _imported_names() -> list[str]:
    folder = networks_folder()
    if not folder.is_dir():
        return []
    try:
        kept = [path.name for path in folder.iterdir() if path.is_dir()]
    except OSError as error:
        # What ships can be used all the same.
        _log.warning("The imported networks cannot be listed: %s", error)
        return []
    return sorted((name for name in kept if not name.startswith(".")), key=str.casefold)


def _card(name: str) -> Backbone:
    """The card in a folder of the library.

    Raises
    ------
    OSError, ValueError
        When it cannot be read.
    """
    text = (networks_folder() / name / CARD).read_text(encoding="utf-8")
    card = Backbone.model_validate_json(text)
    if card.name != name or card.origin is None or card.weights_name != WEIGHTS:
        raise ValueError(f"the card of {name} speaks of another network")
    return card


def _unknown(name: str, known: Iterable[str]) -> UserError:
    names = ", ".join(known)
    remedy = f"choose one of these: {names}" if names else "none was imported yet"
    return wrong_usage(f"There is no network called {name}", remedy)
