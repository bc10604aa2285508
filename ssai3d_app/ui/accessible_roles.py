"""What a screen reader calls the widgets that this program draws itself."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_ROLES = {
    "SlicePanel": QAccessible.Role.Graphic,
    "VolumeView": QAccessible.Role.Graphic,
    "Histogram": QAccessible.Role.Chart,
    "SwipeGrip": QAccessible.Role.Grip,
}
"""By the name of the class; to Qt they are all plain areas."""


def install_roles() -> None:
    """Tell Qt, once in the life of the application."""
    QAccessible.installFactory(_interface_of)


def _interface_of(kind: str, widget: QObject) -> QAccessibleInterface | None:
    """Name and description stay those that the widget was given."""
    role = _ROLES.get(kind)
    return QAccessibleWidget(widget, role) if role and isinstance(widget, QWidget) else None
