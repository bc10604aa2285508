"""Pictures of first page, tour, help and keys: ``python -m tests.window.help_screenshots FOLDER``.

Run it under a display; ``--dark`` and ``--font 1.5`` as for the other screenshots.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from ssai3d_app.jobs.clock import SystemClock
from ssai3d_app.projects.recent import recent_file, remember, remember_file
from ssai3d_app.ui.application import make_application
from ssai3d_app.ui.help.pages import Place
from ssai3d_app.ui.main_window import MainWindow
from ssai3d_app.ui.theme import DARK, LIGHT
from tests.window.network_screenshots import settle


def main() -> None:
    """Bring each window up, and grab it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--font", type=float, default=1.0, help="scale of the font")
    options = parser.parse_args()
    application = make_application(["ssai3d"], DARK if options.dark else LIGHT)
    font = application.font()
    font.setPointSizeF(font.pointSizeF() * options.font)
    application.setFont(font)
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        for file in ("embryo 3.czi", "retina_b2_light_sheet_overview.lif", "cells.nd2"):
            remember_file(home / "recent_files.json", Path("/data") / file)
        for title in ("Retinas", "Embryos, spring"):
            remember(recent_file(home), home / title, title, SystemClock().now())
        window = MainWindow(folder=home)
        window.show()
        settle(application)
        help_ = window.support.help
        window.grab().save(str(options.folder / "first_page.png"))
        help_.show_tour()
        for card in range(3):
            settle(application)
            help_.tour.grab().save(str(options.folder / f"tour_{card}.png"))
            help_.tour.next.click()
        for place in ("index", "problems#the-stack-cannot-be-restored", "viewer#tools"):
            help_.show_place(Place.of(place))
            settle(application)
            help_.pages.grab().save(str(options.folder / f"help_{Place.of(place).page}.png"))
        help_.pages.search.setText("z step")
        settle(application)
        help_.pages.grab().save(str(options.folder / "help_search.png"))
        help_.show_keys()
        settle(application)
        help_.keys.grab().save(str(options.folder / "keys.png"))
        window.close()


if __name__ == "__main__":
    main()
