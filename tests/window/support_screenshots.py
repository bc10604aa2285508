"""Pictures of diagnostics and the device's place: ``python -m tests.window.support_screenshots``.

With a MODE of ``fake_examination`` or ``real``, and OUT.png. Run it under a display.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from ssai3d_app.engine.gpu.verdict import State, Verdict
from ssai3d_app.locations import sample
from ssai3d_app.ui.application import make_application
from ssai3d_app.ui.main_window import MainWindow
from ssai3d_app.ui.support.diagnostics.dialog import DiagnosticsDialog
from ssai3d_app.ui.theme import DARK, LIGHT
from tests.window.network_screenshots import settle
from tests.window.screenshots import wait_until

TROUBLE = Verdict(
    state=State.DRIVER_TOO_OLD,
    name="NVIDIA GeForce RTX 4070",
    problem="The NVIDIA driver 470.256.02 is too old for this build of SSAI-3D",
    remedy="install driver 580 or newer to use the NVIDIA GeForce RTX 4070",
)
USABLE = Verdict(state=State.USABLE, name="NVIDIA GeForce RTX 4070", free_bytes=11_300_000_000)


def main() -> None:
    """Bring dialog or window into a state, and grab."""
    parser = argparse.ArgumentParser()
    parser.add_argument("mode", help="real, passes, fails, waits; or trouble, usable: the window")
    parser.add_argument("out", type=Path)
    parser.add_argument("--dark", action="store_true")
    options = parser.parse_args()
    application = make_application(["ssai3d"], DARK if options.dark else LIGHT)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        window = MainWindow(folder=Path(folder))
        window.show()
        if options.mode in ("trouble", "usable"):
            window.open(sample())
            wait_until(application, lambda: window.raw.volume is not None)
            window.support.gpu.known.emit(TROUBLE if options.mode == "trouble" else USABLE)
            settle(application)
            window.grab().save(str(options.out))
        else:
            fake = [sys.executable, "-m", "tests.window.fake_examination", options.mode]
            dialog = DiagnosticsDialog(window, None if options.mode == "real" else fake)
            dialog.show()
            dialog.start()
            made = dialog.examination
            wait_until(
                application,
                lambda: not made.is_running or (options.mode == "waits" and bool(made.results)),
                600,
            )
            dialog.table.selectRow(1)
            settle(application)
            dialog.grab().save(str(options.out))
            dialog.close()
        window.close()


if __name__ == "__main__":
    main()
