"""Every value of the recipe, folded away until an expert asks for it."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ssai3d_app.engine.classics.names import CLASSICS
from ssai3d_app.engine.recipe import PRESETS, RestoreChoices
from ssai3d_app.engine.recipe_values import RecipeChanges
from ssai3d_app.ui import texts
from ssai3d_app.ui.expert.value_row import DtypeRow, FlagRow, NumberRow, Value, ValueRow
from ssai3d_app.ui.restore.choices import Choices

_OF_THE_NETWORK = (
    "tuning_steps",
    "learning_rate",
    "batch_size",
    "patch_size",
    "trainable_share",
    "held_out_share",
    "consistency",
    "consistency_steps",
    "tile_size",
    "tile_overlap",
    "trust_map",
)
_OF_THE_CLASSICS = ("iterations", "tv_weight")
_OF_ALL = ("dtype", "seed")
_OF_THE_REQUEST: dict[str, Value] = {"trust_map": True, "dtype": "same", "seed": 0}
"""Values that are no change of a preset, and what they are when nobody changes them."""

_ROWS = {"consistency": FlagRow, "trust_map": FlagRow, "dtype": DtypeRow}


class ExpertFold(QWidget):
    """One row a value. Which there are, and what is usual, follows ``choices``.

    ``chosen`` is what goes into the request; ``blocker`` is why nothing can start.
    """

    changed = Signal()

    def __init__(self, choices: Choices, parent: QWidget) -> None:
        super().__init__(parent)
        self._choices = choices
        self.fold = QPushButton(self)
        self.fold.setObjectName("fold")
        self.fold.setCheckable(True)
        self.fold.setAccessibleName(texts.EXPERT_FOLD)
        self.fold.setToolTip(texts.EXPERT_FOLD_TIP)
        self.inside = QWidget(self)
        note = QLabel(texts.EXPERT_NOTE, self.inside)
        note.setObjectName("muted")
        note.setWordWrap(True)
        self.reset_all = QPushButton(texts.EXPERT_RESET_ALL, self.inside)
        self.reset_all.setObjectName("link")
        self.rows: dict[str, ValueRow] = {
            name: _ROWS.get(name, NumberRow)(name, self.inside)
            for name in (*_OF_THE_NETWORK, *_OF_THE_CLASSICS, *_OF_ALL)
        }
        body = QVBoxLayout(self.inside)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(4)
        body.addWidget(note)
        for row in self.rows.values():
            body.addWidget(row)
        body.addWidget(self.reset_all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.fold)
        layout.addWidget(self.inside)
        self.inside.hide()
        self.follow()
        self.fold.toggled.connect(self._show_inside)
        self.reset_all.clicked.connect(self.reset)
        choices.changed.connect(self.follow)
        for row in self.rows.values():
            row.changed.connect(self._judge)

    @Slot()
    def follow(self) -> None:
        """Another method or preset: other values, or other usual ones."""
        for name, row in self.rows.items():
            row.blockSignals(True)
            usual = self._usual(name)
            row.setVisible(usual is not None)
            if usual is not None:
                row.follow(usual)
            row.blockSignals(False)
        self._judge()

    def _usual(self, name: str) -> Value | None:
        """The value that nobody changes; ``None`` where it has no part in the method."""
        method = self._choices.chosen_method
        if name in _OF_ALL:
            return _OF_THE_REQUEST[name]
        if method == "ssai":
            if name in _OF_THE_CLASSICS:
                return None
            usual: Value = getattr(PRESETS[self._choices.chosen_preset], name)
            return _OF_THE_REQUEST.get(name, usual)
        found: Value | None = getattr(CLASSICS[method], name, None)
        return found if name in _OF_THE_CLASSICS else None

    @property
    def _used(self) -> dict[str, ValueRow]:
        return {name: row for name, row in self.rows.items() if not row.isHidden()}

    @property
    def _changed(self) -> dict[str, ValueRow]:
        return {name: row for name, row in self._used.items() if row.is_changed}

    @property
    def blocker(self) -> str | None:
        """Why nothing can start, in one sentence; ``None`` when every value is usable."""
        for row in self._used.values():
            if row.value is None:
                return texts.EXPERT_BLOCKED.format(label=row.label)
        if not self._goes_together():
            return texts.EXPERT_BLOCKED.format(label=self.rows["tile_overlap"].label)
        return None

    @property
    def chosen(self) -> dict[str, Any]:
        """What goes into a request, by field; nothing of it while something blocks."""
        return {} if self.blocker is not None else self._entered

    @property
    def _entered(self) -> dict[str, Any]:
        found = {name: row.value for name, row in self._changed.items()}
        changes = {name: found.pop(name) for name in RecipeChanges.model_fields if name in found}
        return {"changes": RecipeChanges.model_validate(changes), **found}

    def take(self, choices: RestoreChoices) -> None:
        """Enter the values of a template; ``follow`` must have seen its method and preset."""
        made = choices.changes.made
        for name, row in self._used.items():
            row.take(made.get(name, getattr(choices, name, None)))
        self._judge()

    @Slot()
    def reset(self) -> None:
        """Take all usual values again."""
        for row in self._used.values():
            row.reset()

    def _goes_together(self) -> bool:
        if any(row.value is None for row in self._used.values()):
            return True  # Said of that value already.
        try:
            RestoreChoices(
                preset=self._choices.chosen_preset,
                method=self._choices.chosen_method,
                **self._entered,
            )
        except ValidationError:
            return False
        return True

    @Slot(bool)
    def _show_inside(self, shown: bool) -> None:
        self.inside.setVisible(shown)
        self._judge()

    @Slot()
    def _judge(self) -> None:
        overlap = self.rows["tile_overlap"]
        if overlap.value is not None:
            good = self._goes_together()
            overlap.show_mistake(None if good else texts.EXPERT_ODD_OVERLAP)
        count = len(self._changed)
        is_open = self.fold.isChecked()
        words = texts.EXPERT_FOLD_OPEN if is_open else texts.EXPERT_FOLD_CLOSED
        if count:
            words = texts.EXPERT_FOLD_CHANGED.format(fold=words, count=count)
        self.fold.setText(words)
        self.reset_all.setVisible(count > 0)
        self.changed.emit()
