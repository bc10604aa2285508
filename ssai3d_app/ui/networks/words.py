"""A network in words: a row of the table, the text below it, and the line in the Restore panel."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from ssai3d_app.engine.backbones.cost import relative_time
from ssai3d_app.engine.backbones.registry import Backbone
from ssai3d_app.ui import texts
from ssai3d_app.ui.quantities import day_in_words
from ssai3d_app.ui.saying import said

_ALIKE = 1.2
"""Times that differ by less are called the same; they are estimates."""


def cells(name: str, network: Backbone | None) -> tuple[str, str, str, str, str]:
    """The cells of a row; ``network`` is ``None`` where the card is damaged."""
    if network is None:
        return (name, texts.NETWORKS_DAMAGED, "", "", "")
    locale = QLocale()
    origin = network.origin
    return (
        name,
        texts.NETWORKS_SHIPS if origin is None else origin.file,
        texts.NETWORKS_MILLIONS.format(count=locale.toString(network.parameters / 1e6, "f", 1)),
        texts.NETWORKS_TIMES.format(
            count=locale.toString(relative_time(network.architecture), "f", 1)
        ),
        network.licence,
    )


def in_detail(network: Backbone | None) -> str:
    """Everything that is known of a network, in lines."""
    if network is None:
        return texts.NETWORKS_DAMAGED_WORDS
    count = QLocale().toString(network.parameters / 1e6, "f", 1)
    shape = texts.NETWORK_SHAPE.format(width=network.architecture.width, count=count)
    training = texts.NETWORK_TRAINING.format(recipe=said(network.recipe))
    origin = network.origin
    if origin is None:
        lines = [said(network.words), f"{shape} {training}"]
    else:
        came = texts.NETWORK_IMPORTED.format(date=day_in_words(origin.imported), file=origin.file)
        lines = [came, f"{shape} {training}"]
        lines += [texts.NETWORK_CHANGED.format(change=said(change)) for change in origin.changes]
    return "\n".join([*lines, texts.NETWORK_HASH.format(hash=network.sha256)])


def in_a_line(network: Backbone) -> str:
    """What a network is good for, and how long it takes."""
    time = relative_time(network.architecture)
    if time == 1.0:
        return said(network.words)
    number = QLocale().toString(max(time, 1 / time), "f", 0 if max(time, 1 / time) >= 4 else 1)
    if time > _ALIKE:
        pace = texts.NETWORK_AS_LONG.format(count=number)
    elif time < 1 / _ALIKE:
        pace = texts.NETWORK_FASTER.format(count=number)
    else:
        pace = texts.NETWORK_AS_FAST
    return f"{said(network.words)} {pace}"
