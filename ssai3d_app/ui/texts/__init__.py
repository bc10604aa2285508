"""Every text that the window shows, in one place; a file a subject.

``texts.NAME`` gives the text in the language of the window at the moment it is asked for. So ask
when a widget is made or refreshed, and keep no text in a constant, a class or a default argument.
"""

# ruff: noqa: F403 - a text is known by its name alone, wherever it lies.

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from ssai3d_app.ui.texts.about_file import *
    from ssai3d_app.ui.texts.analysing import *
    from ssai3d_app.ui.texts.batch import *
    from ssai3d_app.ui.texts.channels import *
    from ssai3d_app.ui.texts.checks import *
    from ssai3d_app.ui.texts.comparing import *
    from ssai3d_app.ui.texts.engine import *
    from ssai3d_app.ui.texts.errors import *
    from ssai3d_app.ui.texts.expert import *
    from ssai3d_app.ui.texts.export_stack import *
    from ssai3d_app.ui.texts.exporting import *
    from ssai3d_app.ui.texts.general import *
    from ssai3d_app.ui.texts.guide import *
    from ssai3d_app.ui.texts.helping import *
    from ssai3d_app.ui.texts.jobs import *
    from ssai3d_app.ui.texts.networks import *
    from ssai3d_app.ui.texts.opening import *
    from ssai3d_app.ui.texts.preview import *
    from ssai3d_app.ui.texts.projects import *
    from ssai3d_app.ui.texts.quantities import *
    from ssai3d_app.ui.texts.refusals import *
    from ssai3d_app.ui.texts.remedies import *
    from ssai3d_app.ui.texts.report import *
    from ssai3d_app.ui.texts.report_page import *
    from ssai3d_app.ui.texts.restoring import *
    from ssai3d_app.ui.texts.support import *
    from ssai3d_app.ui.texts.templates import *
    from ssai3d_app.ui.texts.tools import *
    from ssai3d_app.ui.texts.viewing import *
    from ssai3d_app.ui.texts.volume import *

SUBJECTS = (
    "about_file",
    "analysing",
    "batch",
    "channels",
    "checks",
    "comparing",
    "engine",
    "errors",
    "expert",
    "export_stack",
    "exporting",
    "general",
    "guide",
    "helping",
    "jobs",
    "networks",
    "opening",
    "preview",
    "projects",
    "quantities",
    "refusals",
    "remedies",
    "report",
    "report_page",
    "restoring",
    "support",
    "templates",
    "tools",
    "viewing",
    "volume",
)
"""The files of texts. Each is the context of its texts in the translations, and each constant the
comment by which Qt tells two equal texts apart."""

Text = str | tuple["Text", ...] | dict[object, "Text"]
"""A text, or texts that belong together; keys of a dictionary are not for people."""


def english(subject: str) -> dict[str, Text]:
    """The texts of a subject as they were written, by name."""
    module = import_module(f"{__name__}.{subject}")
    return {name: value for name, value in vars(module).items() if name.isupper()}


_ENGLISH = {
    name: (subject, value) for subject in SUBJECTS for name, value in english(subject).items()
}


def __getattr__(name: str) -> Text:
    if name not in _ENGLISH:
        raise AttributeError(f"There is no text {name}")
    subject, value = _ENGLISH[name]
    return _translated(subject, name, value)


def _translated(subject: str, name: str, value: Text) -> Text:
    if isinstance(value, tuple):
        return tuple(_translated(subject, name, part) for part in value)
    if isinstance(value, dict):
        return {key: _translated(subject, name, part) for key, part in value.items()}
    return QCoreApplication.translate(subject, value, name)
