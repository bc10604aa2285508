"""Expert values and templates in the panel: usual without a touch, refused in words when odd."""

import pytest
from PySide6.QtCore import QLocale

from ssai3d_app.engine.recipe import PRESETS
from ssai3d_app.engine.recipe_values import RecipeChanges
from ssai3d_app.engine.template import Template, read_template, write_template
from ssai3d_app.ui import texts
from ssai3d_app.ui.expert.value_row import NumberRow
from ssai3d_app.ui.restore.guide import Step
from tests.window.conftest import some_stack

PATIENCE = 40_000


@pytest.fixture
def panel(make_window, open_in):
    window = make_window(some_stack())
    open_in(window)
    return window.panel


def test_without_a_touch_the_recipe_is_that_of_the_preset_and_the_values_stay_folded(panel):
    assert panel.expert.inside.isHidden()
    for preset in PRESETS:
        panel.choices.take("ssai", preset, None)
        assert panel.request.changes == RecipeChanges()
        assert panel.request.recipe == PRESETS[preset]
    assert panel.expert.fold.text() == texts.EXPERT_FOLD_CLOSED


def test_garbage_in_any_field_blocks_with_a_sentence_and_a_reset_mends_it(panel):
    panel.guide.open(Step.TUNE)
    panel.expert.fold.click()
    for method in ("ssai", "rl-tv"):
        panel.choices.take(method, "balanced", None)
        for row in panel.expert.rows.values():
            if row.isHidden() or not isinstance(row, NumberRow):
                continue
            for odd in ("", "abc", "1,5", "-1", "nan", "1e400", "2 3\n4", "½"):
                row.field.setText(odd)
                assert panel.request is None, (row.name, odd)
                assert not panel.button.isEnabled()
                assert panel.reason.text() == texts.EXPERT_BLOCKED.format(label=row.label)
                assert row.words.text().startswith("✖")
                assert "{" not in row.words.text()
            assert row.reset_button.isVisible()
            row.reset_button.click()
            assert panel.button.isEnabled()
            assert not row.reset_button.isVisible()


def test_what_is_changed_is_counted_reaches_the_request_and_follows_no_preset(panel):
    rows = panel.expert.rows
    rows["tuning_steps"].field.setText("500")
    rows["consistency"].field.setChecked(False)
    panel.choices.take("ssai", "quick", None)
    assert panel.request.changes.made == {"tuning_steps": 500, "consistency": False}
    assert panel.request.recipe.learning_rate == PRESETS["quick"].learning_rate
    assert panel.expert.fold.text().endswith("2 changed")
    rows["tile_overlap"].field.setText("152")
    assert rows["tile_overlap"].words.text() == texts.EXPERT_ODD_OVERLAP
    assert panel.request is None
    panel.expert.reset_all.click()
    assert panel.request.recipe == PRESETS["quick"]


def test_a_decimal_comma_is_understood_where_it_is_written(panel):
    row = panel.expert.rows["trainable_share"]
    QLocale.setDefault(QLocale("de_DE"))
    row.field.setText("0,25")
    assert panel.request.changes.trainable_share == 0.25


def test_a_template_is_saved_chosen_changed_and_deleted(qtbot, panel, tmp_path):
    bar = panel.templates
    bar.shelf.own = tmp_path / "own"
    panel.choices.take("ssai", "best", None)
    panel.expert.rows["seed"].field.setText("7")
    bar.ask_name()
    dialog = bar.dialog
    assert not dialog.save.isEnabled()
    dialog.name.setText("Nuclei: 20×")
    dialog.about.setText("Light sheet")
    with qtbot.waitSignal(bar.listed, timeout=PATIENCE):
        dialog.save.click()
    assert bar.combo.currentText() == "Nuclei: 20×"
    assert read_template(bar.chosen.path).seed == 7
    panel.choices.take("rl", "quick", None)
    panel.expert.reset()
    assert bar.words.text() == texts.TEMPLATE_CHANGED
    bar.combo.activated.emit(bar.combo.currentIndex())
    assert (panel.request.preset, panel.request.seed, panel.request.method) == ("best", 7, "ssai")
    assert bar.words.text() == "Light sheet"
    with qtbot.waitSignal(bar.listed, timeout=PATIENCE):
        bar.delete()
    assert bar.combo.currentText() == texts.TEMPLATE_NONE
    assert panel.request.seed == 7


def test_odd_templates_are_told_in_a_sentence_and_change_nothing(qtbot, panel, tmp_path):
    bar = panel.templates
    bar.shelf.own = tmp_path / "own"
    before = panel.request
    bad = tmp_path / "bad.ssai3d-recipe.json"
    bad.write_text('{"ssai3d_recipe": 1, "name": "x", "seed": "many"}')
    with qtbot.waitSignal(bar.listed, timeout=PATIENCE):
        bar.take_in(bad)
    assert bar.words.text().startswith("bad.ssai3d-recipe.json cannot be used: seed")
    assert panel.request == before
    good = tmp_path / "good.ssai3d-recipe.json"
    write_template(Template(name="Theirs", network="their net"), good)
    with qtbot.waitSignal(bar.listed, timeout=PATIENCE):
        bar.take_in(good)
    bar.combo.activated.emit(bar.combo.currentIndex())
    assert "their net" in bar.words.text()
    assert panel.request.network is None
    shared = tmp_path / "copy.json"
    bar.share(shared)
    assert read_template(tmp_path / "copy.ssai3d-recipe.json").recipe == panel.request.recipe
