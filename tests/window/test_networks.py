"""The networks in the window: the choice in the panel, and the dialog that imports and removes."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from ssai3d_app.engine.backbones import library
from ssai3d_app.engine.backbones.registry import BACKBONES
from ssai3d_app.engine.recipe import PRESETS
from ssai3d_app.ui import texts
from ssai3d_app.ui.networks.importer import NetworkImporter
from tests.window.conftest import some_stack

pytestmark = pytest.mark.usefixtures("own_networks")

PATIENCE = 60_000


def import_here(path: Path, **options) -> str:
    from ssai3d_app.engine.backbones.importing import import_network

    return import_network(path, **options).name


def opened(window):
    window.actions_.networks.trigger()
    dialog = window.networks.dialog
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


def names(dialog) -> list[str]:
    model = dialog.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


# The panel ---------------------------------------------------------------------------------------


def test_the_panel_offers_what_ships_and_what_was_imported(make_window, open_in, official):
    import_here(official)
    window = make_window(some_stack())
    open_in(window)
    choices = window.panel.choices
    offered = [choices.network.itemText(row) for row in range(choices.network.count())]
    assert offered == [texts.NETWORK_OF_PRESET, *BACKBONES, "NAFNet-tiny"]
    assert window.panel.request.network is None
    of_preset = BACKBONES[PRESETS["balanced"].network]
    assert choices._network_words.text().startswith(f"“{of_preset.name}”. {of_preset.words}")
    choices.network.setCurrentIndex(offered.index("NAFNet-tiny"))
    assert window.panel.request.network == "NAFNet-tiny"
    assert window.panel.request.recipe.network == "NAFNet-tiny"
    assert choices._network_words.text().startswith("Imported from NAFNet-tiny.pth. About")


def test_a_network_that_is_removed_is_no_longer_chosen(make_window, open_in, official):
    import_here(official)
    window = make_window(some_stack())
    open_in(window)
    choices = window.panel.choices
    choices.network.setCurrentIndex(choices.network.count() - 1)
    assert choices.chosen_network == "NAFNet-tiny"
    window.networks.shelf.remove("NAFNet-tiny")
    assert choices.chosen_network is None
    assert window.panel.request.network is None


def test_the_window_lists_networks_without_torch(tmp_path):
    import subprocess

    script = (
        "import sys; from ssai3d_app.ui.main_window import MainWindow; "
        "from ssai3d_app.engine.backbones.library import library; library(); "
        "assert 'torch' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


# The dialog --------------------------------------------------------------------------------------


def test_a_file_is_imported_in_a_process_of_its_own_and_can_be_chosen(qtbot, make_window, official):
    window = make_window()
    dialog = opened(window)
    assert names(dialog) == list(BACKBONES)
    dialog.ask_about(official)
    assert dialog.form.name.text() == "NAFNet-tiny"
    assert not dialog.import_button.isEnabled()
    dialog.form.name.setText("my net")
    dialog.form.licence.setText("MIT")
    dialog.form.start.click()
    assert dialog.form.bar.isVisible()
    assert not dialog.form.start.isEnabled()
    qtbot.waitUntil(lambda: not window.networks.importer.is_running, timeout=PATIENCE)
    assert dialog.error_card.isHidden(), dialog.error_card.detail
    assert names(dialog) == [*BACKBONES, "my-net"]
    assert dialog.done_line.text() == texts.IMPORT_DONE.format(name="my-net")
    assert "turned into the grey network" in dialog.detail.text()
    assert library.find_network("my-net").licence == "MIT"
    offered = window.panel.choices.network
    assert offered.itemText(offered.count() - 1) == "my-net"


def test_a_file_that_does_not_fit_is_told_in_the_dialog_and_the_form_stays(
    qtbot, make_window, tmp_path
):
    path = tmp_path / "page.pth"
    path.write_text("<html>404</html>")
    window = make_window()
    dialog = opened(window)
    dialog.ask_about(path)
    dialog.form.start.click()
    qtbot.waitUntil(lambda: not window.networks.importer.is_running, timeout=PATIENCE)
    assert dialog.error_card.problem.text() == "page.pth is no file of weights."
    assert dialog.form.isVisible()
    assert dialog.form.start.isEnabled()
    dialog.form.cancel.click()
    assert dialog.form.isHidden()
    assert dialog.import_button.isEnabled()


@pytest.mark.parametrize(
    ("answer", "status"),
    [("", 0), ("", 139), ("nonsense", 0), ("{", 1), ('{"kind": "other"}', 0), ("[]", 0),
     ('"name"', 0), ('{"kind": "failed"}', 3), ('{"name": "x"}', 1)],
)  # fmt: skip
def test_an_import_that_ends_without_an_answer_is_told(qtbot, tmp_path, answer, status):
    script = f"import sys; sys.stdout.write({answer!r}); sys.exit({status})"
    importer = NetworkImporter(QApplication.instance(), [sys.executable, "-c", script])
    said: list[tuple[str, str]] = []
    importer.failed.connect(lambda problem, remedy, detail: said.append((problem, detail)))
    importer.start(tmp_path / "a.pth", "", "")
    qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE)
    assert said == [(texts.IMPORT_STOPPED, f"exit status {status}\n")]
    assert not importer.is_running


def test_a_program_that_does_not_start_is_told(qtbot, make_window, tmp_path):
    window = make_window()
    dialog = opened(window)
    window.networks.importer._command = [str(tmp_path / "nothing")]
    dialog.ask_about(tmp_path / "a.pth")
    dialog.form.start.click()
    qtbot.waitUntil(dialog.error_card.isVisible, timeout=PATIENCE)
    assert not window.networks.importer.is_running


@pytest.mark.parametrize("how", ["cancel", "close the dialog", "close the window"])
def test_an_import_that_hangs_is_ended(qtbot, make_window, tmp_path, how):
    window = make_window()
    dialog = opened(window)
    window.networks.importer._command = [sys.executable, "-c", "import time; time.sleep(600)"]
    dialog.ask_about(tmp_path / "a.pth")
    dialog.form.start.click()
    assert window.networks.importer.is_running
    qtbot.wait(200)
    match how:
        case "cancel":
            dialog.form.cancel.click()
        case "close the dialog":
            dialog.close()
        case "close the window":
            window.close()
    assert not window.networks.importer.is_running
    assert dialog.error_card.isHidden()
    assert dialog.form.isHidden() or how == "close the window"


def test_name_and_licence_reach_the_command_whatever_they_begin_with(qtbot, tmp_path):
    said: list[str] = []
    importer = NetworkImporter(QApplication.instance())
    importer.failed.connect(lambda problem, remedy, detail: said.append(problem))
    importer.start(tmp_path / "--help", "--json", "--name=x")
    qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE)
    assert said == ["--help cannot be read"]


def answer_box(words: str) -> None:
    (box,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox)
              and w.isVisible()]  # fmt: skip
    (button,) = [b for b in box.findChildren(QPushButton) if b.text() == words]
    button.click()


def test_what_was_imported_is_removed_after_a_question_and_what_ships_cannot_be(
    qtbot, make_window, official, own_networks
):
    import_here(official)
    window = make_window()
    dialog = opened(window)
    dialog.table.selectRow(0)
    assert not dialog.remove_button.isEnabled()
    assert dialog.remove_button.toolTip() == texts.NETWORKS_REMOVE_SHIPPED
    dialog.table.selectRow(dialog.model.row_of("NAFNet-tiny"))
    dialog.remove_button.click()
    answer_box(texts.NETWORKS_KEEP)
    qtbot.wait(50)
    assert "NAFNet-tiny" in names(dialog)
    dialog.remove_button.click()
    answer_box(texts.NETWORKS_REMOVE)
    qtbot.waitUntil(lambda: names(dialog) == list(BACKBONES))
    assert list(own_networks.iterdir()) == []


def test_a_damaged_network_is_listed_told_and_can_be_removed(
    qtbot, make_window, official, own_networks
):
    name = import_here(official)
    (own_networks / name / "card.json").write_text("{}")
    window = make_window()
    dialog = opened(window)
    dialog.table.selectRow(dialog.model.row_of(name))
    assert dialog.detail.text() == texts.NETWORKS_DAMAGED_WORDS
    assert dialog.remove_button.isEnabled()
    dialog.remove_button.click()
    answer_box(texts.NETWORKS_REMOVE)
    qtbot.waitUntil(lambda: names(dialog) == list(BACKBONES))


def test_a_network_that_cannot_be_removed_is_told(make_window, official, monkeypatch):
    import_here(official)
    window = make_window()
    dialog = opened(window)

    def refuse(path, target):
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "rename", refuse)
    dialog.table.selectRow(dialog.model.row_of("NAFNet-tiny"))
    dialog._remove()
    assert dialog.error_card.problem.text() == "The network NAFNet-tiny cannot be removed."


def test_what_the_command_imports_meanwhile_is_seen_when_the_dialog_opens(make_window, official):
    window = make_window()
    dialog = opened(window)
    dialog.close()
    import_here(official)
    assert names(opened(window)) == [*BACKBONES, "NAFNet-tiny"]


def test_every_widget_of_the_dialog_has_a_name(make_window):
    dialog = opened(make_window())
    for part in (dialog.table, dialog.form.name, dialog.form.licence, dialog.form.bar):
        assert part.accessibleName()


def test_an_answer_of_the_command_is_what_the_window_understands(official, capsys):
    from ssai3d_app.command_line.commands import run_command

    assert run_command(["networks", "import", "--json", "--", str(official)]) == 0
    assert json.loads(capsys.readouterr().out)["name"] == "NAFNet-tiny"
