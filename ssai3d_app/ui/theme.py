"""Colours and style. Light or dark follows the system; the canvas of the images is always dark."""

from __future__ import annotations

from dataclasses import dataclass, fields

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ssai3d_app.locations import resources

# The image canvas.
CANVAS = "#0c0e11"
CANVAS_TEXT = "#f2f4f7"
CANVAS_BADGE = "#f0c65a"
CANVAS_LABEL = (12, 14, 17, 170)
CANVAS_FOCUS = "#4f8fd0"
CROSSHAIR = "#f0e442"
CROSSHAIR_EDGE = "#50000000"
# Marks on the canvas, told apart by colour-blind eyes.
REGION = "#56b4e9"
PROFILE = "#e69f00"
DISTANCE = "#f2f4f7"
TRACE = "#3fe0d0"
BOOKMARK = "#cc79a7"
# Curves of a plot, on light and on dark.
CURVE_RAW = "#8a8f96"
CURVE_RESTORED = "#d55e00"
HISTOGRAM = "#7d8894"
HISTOGRAM_RESTORED = "#56b4e9"


@dataclass(frozen=True)
class Tones:
    """The colours of one appearance. Good, warn and bad are told apart by colour-blind eyes too.

    Text stands out as WCAG 2.2 AA asks for (4.5:1), and so do ``outline``, around what takes text,
    and ``link``, which also marks the focus (3:1). ``accent`` is only ever under ``on_accent``.
    """

    window: str
    base: str
    text: str
    muted: str
    border: str
    hover: str
    outline: str
    accent: str
    accent_hover: str
    on_accent: str
    link: str
    good: str
    warn: str
    bad: str
    warn_back: str
    bad_back: str


LIGHT = Tones(
    window="#f3f5f7",
    base="#ffffff",
    text="#1a1f26",
    muted="#57616d",
    border="#cfd5dc",
    hover="#e6eaef",
    outline="#7c8794",
    accent="#1f5fb4",
    accent_hover="#17508f",
    on_accent="#ffffff",
    link="#1f5fb4",
    good="#00705a",
    warn="#8a5a00",
    bad="#b23c00",
    warn_back="#fdf3df",
    bad_back="#fdeae2",
)
DARK = Tones(
    window="#1d2126",
    base="#262b32",
    text="#e7eaee",
    muted="#a3adb8",
    border="#3b434d",
    hover="#303741",
    outline="#77828f",
    accent="#2f6fc4",
    accent_hover="#2862ae",
    on_accent="#ffffff",
    link="#6aa9f5",
    good="#3cc7a0",
    warn="#f0b94a",
    bad="#ff8c5a",
    warn_back="#3a3222",
    bad_back="#402a20",
)

_SHEET = """
QToolTip { color: @text; background: @base; border: 1px solid @border; padding: 4px; }
QToolBar { border: none; border-bottom: 1px solid @border; padding: 4px 8px; spacing: 4px; }
QToolBar QToolButton { padding: 5px 9px; border-radius: 6px; border: 1px solid transparent; }
QToolBar QToolButton:hover { background: @hover; }
QToolBar QToolButton:checked { background: @hover; border-color: @border; }
QToolBar QToolButton:checked:disabled { background: transparent; border-color: transparent; }
QToolBar QToolButton:focus { border-color: @link; }
QToolButton#device { color: @muted; border: 1px solid transparent; border-radius: 6px;
    padding: 1px 10px; margin-right: 4px; }
QToolButton#device:hover { background: @hover; }
QToolButton#device:focus { border-color: @link; }
QToolButton#device[state="good"] { color: @good; }
QToolButton#device[state="guessed"] { color: @warn; font-weight: 600; }
QToolBar::separator { background: @border; width: 1px; margin: 6px 6px; }
QStatusBar { border-top: 1px solid @border; }
QStatusBar QLabel { padding: 3px 10px; }
QStatusBar::item { border: none; }
QPushButton { padding: 6px 14px; border: 1px solid @border; border-radius: 6px; background: @base; }
QPushButton:hover { background: @hover; }
QPushButton:focus { border: 2px solid @link; padding: 5px 13px; }
QPushButton:disabled { color: @muted; background: @window; }
QPushButton#primary { background: @accent; color: @on_accent; border-color: @accent;
    font-weight: 600; padding: 9px 18px; }
QPushButton#primary:hover { background: @accent_hover; }
QPushButton#primary:focus { border: 2px solid @text; padding: 8px 17px; }
QPushButton#primary:disabled { background: @hover; color: @muted; border-color: @border; }
QLineEdit, QComboBox { padding: 5px 7px; border: 1px solid @outline; border-radius: 6px;
    background: @base; selection-background-color: @accent; selection-color: @on_accent; }
QLineEdit:focus, QComboBox:focus { border: 2px solid @link; padding: 4px 6px; }
QLineEdit[state="missing"], QLineEdit[state="odd"] { border: 2px solid @bad; padding: 4px 6px; }
QLineEdit[state="guessed"] { border: 2px solid @warn; padding: 4px 6px; }
QAbstractSpinBox { padding: 3px 0; border: 1px solid @outline;
    border-radius: 6px; background: @base; selection-background-color: @accent;
    selection-color: @on_accent; }
QAbstractSpinBox:focus { border: 2px solid @link; padding: 2px 0; }
QAbstractSpinBox:disabled { color: @muted; background: @window; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { subcontrol-origin: border;
    width: 18px; border: none; background: transparent; margin-right: 3px; }
QAbstractSpinBox::up-button { subcontrol-position: top right; margin-top: 3px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin-bottom: 3px; }
QAbstractSpinBox::up-arrow { image: url(@chevron-up); width: 9px; height: 9px; }
QAbstractSpinBox::down-arrow { image: url(@chevron); width: 9px; height: 9px; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url(@chevron); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: @base; border: 1px solid @border; }
QToolButton#question { color: @muted; border: 1px solid @border; border-radius: 8px;
    padding: 0 4px; background: transparent; }
QToolButton#question:hover { background: @hover; color: @text; }
QPushButton#fold, QPushButton#link { border: 1px solid transparent; background: transparent;
    text-align: left; padding: 3px 4px; margin-left: -5px; }
QPushButton#link { color: @link; }
QPushButton#link:disabled { color: @muted; }
QPushButton#fold:hover, QPushButton#link:hover { background: @hover; }
QPushButton#fold:focus, QPushButton#link:focus { border: 1px solid @link; padding: 3px 4px; }
QPushButton#stepHeader { border: 1px solid transparent; background: transparent;
    text-align: left; padding: 4px; margin-left: -5px; font-weight: 600; }
QPushButton#stepHeader:hover { background: @hover; }
QPushButton#stepHeader:focus { border: 1px solid @link; }
QLabel#stepSentence { color: @muted; padding-left: 18px; }
QLabel[tone="good"] { color: @good; }
QLabel[tone="caution"] { color: @warn; }
QLabel[tone="missing"] { color: @bad; }
QLabel[tone="idle"] { color: @muted; }
QLabel[tone="working"] { color: @link; }
QLineEdit[state="entered"], QLineEdit[state="confirmed"] { border-color: @good; }
QLabel[state="unknown"] { color: @muted; }
QLabel#heading { font-weight: 600; }
QLabel#title { font-weight: 600; }
QLabel#muted { color: @muted; }
QLabel[state="good"] { color: @good; }
QLabel[state="entered"] { color: @good; }
QLabel[state="guessed"] { color: @warn; }
QLabel[state="missing"], QLabel[state="odd"] { color: @bad; }
QLabel#caution { color: @text; background: @warn_back; border-left: 3px solid @warn;
    padding: 6px 8px; }
QLabel#blocker[state="waiting"] { color: @muted; }
QLabel#blocker[state="blocked"] { color: @bad; }
QLabel#canvasInfo { color: #c9d0d8; background: #0c0e11; padding: 8px; }
QFrame#card { margin: 10px; background: @bad_back; border: 1px solid @bad; border-radius: 8px; }
QFrame#card QPlainTextEdit { background: @base; border: 1px solid @border; border-radius: 6px; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QFrame#notice { margin: 10px 10px 0 10px; background: @warn_back; border: 1px solid @warn;
    border-radius: 8px; }
QToolButton#jobTool { padding: 6px 12px; border: 1px solid @border; border-radius: 6px;
    background: @base; }
QToolButton#jobTool:hover { background: @hover; }
QToolButton#jobTool:focus { border-color: @link; }
QToolButton#jobTool:disabled { color: @muted; background: @window; }
QToolButton#jobTool::menu-indicator { width: 0; }
QToolButton#segment { padding: 4px 7px; border: 1px solid @border; border-radius: 0;
    border-right-width: 0; background: @base; }
QToolButton#segment[end="left"] { border-top-left-radius: 6px; border-bottom-left-radius: 6px; }
QToolButton#segment[end="right"] { border-top-right-radius: 6px; border-bottom-right-radius: 6px;
    border-right-width: 1px; }
QToolButton#segment:hover { background: @hover; }
QToolButton#segment:checked { background: @accent; color: @on_accent; }
QToolButton#segment:focus { border-color: @link; }
QToolButton#segment:checked:focus { border-color: @text; }
QToolButton#segment:disabled { color: @muted; background: @window; }
QToolButton#segment:checked:disabled { color: @muted; background: @window; }
QToolButton#dropPanel { padding: 4px 7px; border: 1px solid @border; border-radius: 6px;
    background: @base; }
QToolButton#dropPanel:hover { background: @hover; }
QToolButton#dropPanel:focus { border-color: @link; }
QFrame#dropped { background: @base; border: 1px solid @border; border-radius: 6px; }
QTableView { border: 1px solid @border; border-radius: 6px; background: @base;
    selection-background-color: @hover; selection-color: @text; }
QTableView#networks { outline: none; }
QFrame#importForm { background: @base; border: 1px solid @border; border-radius: 8px; }
QTableView::item { padding: 0 6px; border: none; }
QTableView::item:selected { background: @hover; color: @text; }
QTreeView#batchTree { border: 1px solid @border; border-radius: 6px; background: @base; }
QTreeView#batchTree::item { padding: 3px 0; }
QTableView QScrollBar { background: transparent; border: none; margin: 0; }
QTableView QScrollBar:vertical { width: 10px; }
QTableView QScrollBar:horizontal { height: 10px; }
QTableView QScrollBar::handle { background: @outline; border-radius: 3px; margin: 2px; }
QTableView QScrollBar::handle:hover { background: @muted; }
QTableView QScrollBar::handle:vertical { min-height: 24px; }
QTableView QScrollBar::handle:horizontal { min-width: 24px; }
QTableView QScrollBar::add-line, QTableView QScrollBar::sub-line { width: 0; height: 0; }
QTableView QScrollBar::add-page, QTableView QScrollBar::sub-page { background: transparent; }
QTableView QScrollBar::corner, QTableView::corner { background: transparent; border: none; }
QHeaderView { background: @base; }
QHeaderView::section { background: @base; color: @muted; border: none;
    border-bottom: 1px solid @border; padding: 4px 6px; }
QScrollArea#channelStrip, QWidget#channelRow { background: @window; }
QFrame#channelChip { border: 1px solid @border; border-radius: 6px; background: @base; }
QFrame#channelChip[selected="true"] { border-color: @link; }
QFrame#channelChip QToolButton { border: 1px solid transparent; border-radius: 5px; padding: 3px; }
QFrame#channelChip QToolButton[popupMode="1"] { padding-right: 18px; }
QFrame#channelChip QToolButton:hover { background: @hover; }
QFrame#channelChip QToolButton:focus { border-color: @link; }
QFrame#channelChip[selected="true"] QToolButton { font-weight: 600; }
QToolButton#play { padding: 4px 22px 4px 8px; border: 1px solid @border; border-radius: 6px;
    background: @base; }
QToolButton#play:hover, QToolButton#play:checked { background: @hover; }
QToolButton#play:focus { border-color: @link; }
QToolButton#autoContrast { padding: 6px 24px 6px 10px; border: 1px solid @border;
    border-radius: 6px; background: @base; }
QToolButton#autoContrast:hover { background: @hover; }
QToolButton#autoContrast:focus { border-color: @link; }
QToolButton#autoContrast:disabled { color: @muted; background: @window; }
QFrame#channelChip QToolButton::menu-button, QToolButton#autoContrast::menu-button,
    QToolButton#play::menu-button { border: none; width: 18px; }
QFrame#channelChip QToolButton::menu-arrow, QToolButton#autoContrast::menu-arrow,
    QToolButton#play::menu-arrow {
    image: url(@chevron); width: 10px; height: 10px; }
QFrame#bar { background: @base; border-top: 1px solid @border; }
QFrame#separator { background: @border; border: none; max-height: 1px; min-height: 1px; }
QWidget#panel { background: @window; border-left: 1px solid @border; }
QWidget#panelBody { background: @window; }
QWidget#projectPanel { background: @window; border-right: 1px solid @border; }
QTreeView#projectTree { background: @window; border: none; outline: none;
    selection-background-color: @window; show-decoration-selected: 0; }
QTreeView#projectTree QLineEdit { padding: 1px 4px; border-radius: 3px; }
QPlainTextEdit#notes { background: @base; border: 1px solid @border; border-radius: 6px; }
QPlainTextEdit#notes:focus { border-color: @link; }
QPlainTextEdit#notes:disabled { background: @window; }
QFrame#walk { background: @base; border-left: 3px solid @link; border-bottom: 1px solid @border; }
QFrame#strip { background: @warn_back; border-top: 1px solid @border; }
QToolButton#projectMenu { padding: 4px 8px; border: 1px solid transparent; border-radius: 6px; }
QToolButton#projectMenu:hover { background: @hover; }
QToolButton#projectMenu:focus { border-color: @link; }
QToolButton#projectMenu::menu-indicator { image: none; }
QScrollArea { border: none; background: @window; }
QScrollArea#analysisForm, QWidget#analysisFields { background: @base; }
QProgressBar { border: 1px solid @border; border-radius: 6px; background: @window;
    text-align: center; min-height: 18px; color: @text; }
QProgressBar::chunk { background: @accent; border-radius: 5px; }
QListWidget, QTextBrowser { border: 1px solid @border; border-radius: 6px; background: @base; }
QListWidget::item { padding: 6px 8px; }
QFrame#dropTarget { border: 2px dashed @outline; border-radius: 16px; background: @base; }
QFrame#dropTarget[active="true"] { border-color: @link; background: @hover; }
QLabel#welcomeTitle { font-weight: 600; }
QLabel#welcomeSubtitle { color: @muted; }
"""


def style_sheet(tones: Tones) -> str:
    """The style with its colours put in."""
    # A style sheet wants forward slashes on every system.
    icons = resources() / "icons"
    sheet = _SHEET.replace("@chevron-up", (icons / "chevron_up.svg").as_posix())
    sheet = sheet.replace("@chevron", (icons / "chevron.svg").as_posix())
    # Longer names first: accent_hover holds accent.
    for field in sorted(fields(tones), key=lambda f: -len(f.name)):
        sheet = sheet.replace(f"@{field.name}", getattr(tones, field.name))
    return sheet


def palette(tones: Tones) -> QPalette:
    """The palette for what the style sheet does not reach."""
    made = QPalette()
    for role, color in (
        (QPalette.ColorRole.Window, tones.window),
        (QPalette.ColorRole.WindowText, tones.text),
        (QPalette.ColorRole.Base, tones.base),
        (QPalette.ColorRole.AlternateBase, tones.hover),
        (QPalette.ColorRole.Text, tones.text),
        (QPalette.ColorRole.Mid, tones.border),
        (QPalette.ColorRole.Button, tones.base),
        (QPalette.ColorRole.ButtonText, tones.text),
        (QPalette.ColorRole.Highlight, tones.accent),
        (QPalette.ColorRole.HighlightedText, tones.on_accent),
        (QPalette.ColorRole.ToolTipBase, tones.base),
        (QPalette.ColorRole.ToolTipText, tones.text),
        (QPalette.ColorRole.PlaceholderText, tones.muted),
        (QPalette.ColorRole.Link, tones.link),
    ):
        made.setColor(role, QColor(color))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tones.muted))
    return made


class Theme(QObject):
    """Dresses the application, and again when the system turns light or dark."""

    def __init__(self, application: QApplication, tones: Tones | None = None) -> None:
        super().__init__(application)
        self._application = application
        self._fixed = tones
        application.setStyle("Fusion")
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._dress)
        self._dress()

    @property
    def tones(self) -> Tones:
        """The colours in use: the fixed ones, or what suits the system."""
        if self._fixed is not None:
            return self._fixed
        scheme = QGuiApplication.styleHints().colorScheme()
        return DARK if scheme == Qt.ColorScheme.Dark else LIGHT

    @Slot()
    def _dress(self) -> None:
        tones = self.tones
        self._application.setPalette(palette(tones))
        self._application.setStyleSheet(style_sheet(tones))
