"""The plan of a batch as a tree: groups with their stacks, and what is left out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from ssai3d_app.projects.batch import BatchPlan
from ssai3d_app.ui import texts
from ssai3d_app.ui.saying import said

_PATH = Qt.ItemDataRole.UserRole


class PlanTree(QTreeView):
    """Shows one plan after the other; files can be chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.plan_model = QStandardItemModel(self)
        self.plan_model.setHorizontalHeaderLabels(list(texts.BATCH_COLUMNS))
        self.setModel(self.plan_model)
        self.setObjectName("batchTree")
        self.setAccessibleName(texts.BATCH_LIST)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(False)
        head = self.header()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def show_plan(self, plan: BatchPlan) -> None:
        """Show what would be done."""
        place = self.verticalScrollBar().value()
        self.plan_model.removeRows(0, self.plan_model.rowCount())
        for number, group in enumerate(plan.groups, start=1):
            words = texts.BATCH_GROUP.format(number=number, words=group.key.words)
            top = self._group(words, len(group.members))
            for member in group.members:
                name, output = member.title, member.request.output
                self._entry(top, member.candidate.path, name, output.name, str(output))
        if plan.left_out:
            top = self._group(texts.BATCH_LEFT_OUT, len(plan.left_out))
            for left in plan.left_out:
                scene = left.candidate.scene if left.candidate is not None else None
                several = scene is not None and scene.index > 0
                name = f"{left.path.name}, {scene.name}" if several and scene else left.path.name
                self._entry(top, left.path, f"✖  {name}", said(left.reason), said(left.reason))
        self.expandAll()
        self.verticalScrollBar().setValue(place)

    @property
    def chosen(self) -> set[Path]:
        """The files that are chosen, by themselves or with their group."""
        found: set[Path] = set()
        for index in self.selectionModel().selectedRows(0):
            item = self.plan_model.itemFromIndex(index)
            entries = [item.child(row) for row in range(item.rowCount())] or [item]
            found.update(path for entry in entries if (path := entry.data(_PATH)) is not None)
        return found

    def _group(self, words: str, count: int) -> QStandardItem:
        item = QStandardItem(words)
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        item.setToolTip(words)
        stacks = texts.BATCH_STACK if count == 1 else texts.BATCH_STACKS.format(count=count)
        self.plan_model.appendRow([item, QStandardItem(stacks)])
        return item

    def _entry(self, top: QStandardItem, path: Path, name: str, says: str, whole: str) -> None:
        file, told = QStandardItem(name), QStandardItem(says)
        file.setData(path, _PATH)
        file.setToolTip(str(path))
        told.setToolTip(whole)
        top.appendRow([file, told])
