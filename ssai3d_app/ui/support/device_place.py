"""The place at the top of the window that always says what computes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QMenuBar, QToolButton, QWidget

from ssai3d_app.engine.gpu.verdict import Verdict
from ssai3d_app.ui import texts
from ssai3d_app.ui.quantities import size_in_words
from ssai3d_app.ui.saying import said
from ssai3d_app.ui.style import restyle


class DevicePlace(QToolButton):
    """Shows the verdict on the graphics card; a click is for whoever wants to know more."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("device")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._say(*texts.DEVICE_UNKNOWN, state="unknown")

    @Slot(object)
    def show_verdict(self, verdict: Verdict) -> None:
        """Say what computes."""
        name = verdict.name.removeprefix("NVIDIA ")
        if verdict.is_usable:
            words = texts.DEVICE_GPU.format(name=name)
            if verdict.free_bytes is not None:
                free = size_in_words(verdict.free_bytes)
                words = texts.DEVICE_GPU_MEMORY.format(name=name, free=free)
            self._say(words, texts.DEVICE_GPU_TIP.format(name=verdict.name), state="good")
            return
        words = texts.DEVICE_CPU_TROUBLE if verdict.is_trouble else texts.DEVICE_CPU
        tip = texts.DEVICE_CPU_TIP.format(sentence=said(verdict.why_processor))
        self._say(words, tip, state="guessed" if verdict.is_trouble else "plain")

    def _say(self, words: str, tip: str, state: str) -> None:
        self.setText(words)
        self.setToolTip(tip)
        self.setAccessibleName(texts.DEVICE_PLACE.format(device=words))
        self.setAccessibleDescription(tip)
        restyle(self, "state", state)
        bar = self.parentWidget()
        if isinstance(bar, QMenuBar):
            # A menu bar asks for the size of what stands in its corner only when it is put there.
            bar.setCornerWidget(self, Qt.Corner.TopRightCorner)
