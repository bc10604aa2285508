"""The keys of a window, taken from its actions, and the sheet that shows them."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence, QPalette
from PySide6.QtWidgets import QMainWindow, QMenu

from ssai3d_app.ui import texts

_NATIVE = QKeySequence.SequenceFormat.NativeText


@dataclass(frozen=True)
class Key:
    """What a key does; ``keys`` holds every one that does the same."""

    keys: tuple[str, ...]
    name: str
    tip: str


Groups = dict[str, list[Key]]


def keys_of(window: QMainWindow) -> Groups:
    """The keys of a window by menu, and below the menus those of no menu and of the mouse."""
    groups: Groups = {}
    seen: set[QAction] = set()
    for top in window.menuBar().actions():
        menu = top.menu()
        if isinstance(menu, QMenu):
            for title, action in _walk(menu, ""):
                if action not in seen:
                    seen.add(action)
                    _add(groups, title, action)
    for action in window.actions():
        if action not in seen:
            _add(groups, texts.KEYS_MORE, action)
    groups[texts.KEYS_HAND] = [Key((key,), does, "") for key, does in texts.KEYS_OF_THE_HAND]
    return groups


def _walk(menu: QMenu, above: str) -> Iterator[tuple[str, QAction]]:
    own = _bare(menu.title())
    title = texts.KEYS_BELOW.format(menu=above, below=own) if above else own
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            yield from _walk(below, title)
        elif not action.isSeparator():
            yield title, action


def _add(groups: Groups, title: str, action: QAction) -> None:
    keys = tuple(key.toString(_NATIVE) for key in action.shortcuts() if not key.isEmpty())
    if keys:
        groups.setdefault(title, []).append(Key(keys, _bare(action.text()), action.statusTip()))


def _bare(words: str) -> str:
    """Words without the mark of the key that opens them in a menu, and without dots."""
    return words.replace("&", "").removesuffix("…")


def sheet(groups: Groups, sought: str, palette: QPalette) -> str:
    """The keys in which all the words are found, as HTML in the colours of a palette."""
    wanted = sought.lower().split()
    parts = []
    for title, keys in groups.items():
        rows = [_row(key, palette) for key in keys if _is_about(title, key, wanted)]
        if rows:
            parts.append(
                f"<h3>{html.escape(title)}</h3>"
                f'<table width="100%" cellpadding="3" cellspacing="0">{"".join(rows)}</table>'
            )
    return "".join(parts) or f"<p>{html.escape(texts.KEYS_NONE)}</p>"


def _is_about(title: str, key: Key, wanted: list[str]) -> bool:
    words = f"{title} {' '.join(key.keys)} {key.name} {key.tip}".lower()
    return all(word in words for word in wanted)


def _row(key: Key, palette: QPalette) -> str:
    cap = palette.color(QPalette.ColorRole.AlternateBase).name()
    muted = palette.color(QPalette.ColorRole.PlaceholderText).name()
    caps = f" {html.escape(texts.KEYS_OR)}<br>".join(
        f'<span style="background-color:{cap}"><b>&nbsp;{html.escape(name)}&nbsp;</b></span>'
        for name in key.keys
    )
    first = f'<td width="28%" style="white-space: nowrap">{caps}</td>'
    name = html.escape(key.name)
    if not key.tip:
        return f'<tr>{first}<td colspan="2">{name}</td></tr>'
    tip = f'<span style="color:{muted}">{html.escape(key.tip)}</span>'
    return f'<tr>{first}<td width="27%">{name}</td><td>{tip}</td></tr>'
