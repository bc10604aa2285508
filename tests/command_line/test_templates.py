"""``ssai3d restore`` with a template and with single values: what reaches the engine."""

import pytest

from ssai3d_app.command_line.commands import run_command
from ssai3d_app.engine import run
from ssai3d_app.engine.recipe_values import RecipeChanges
from ssai3d_app.engine.template import Template, write_template


@pytest.fixture
def asked(monkeypatch):
    """The requests that reach the engine, which does nothing."""
    requests = []

    def take(request, listener, token, *, resume) -> int:
        requests.append(request)
        return 0

    monkeypatch.setattr(run, "run_to_the_end", take)
    return requests


def test_what_is_typed_counts_more_than_the_template(tiny_stack, tmp_path, asked):
    path = tmp_path / "quick.ssai3d-recipe.json"
    changes = RecipeChanges(tuning_steps=500, batch_size=2)
    write_template(Template(name="q", preset="quick", seed=3, changes=changes), path)
    call = ["restore", str(tiny_stack), "--output", str(tmp_path / "o.tif"), "--template", path]
    typed = ["--seed", "0", "--set", "tuning_steps=40", "--set", "consistency=false"]
    assert run_command([*map(str, call)]) == 0
    assert run_command([*map(str, call), *typed]) == 0
    plain, changed = asked
    assert (plain.preset, plain.seed, plain.recipe.tuning_steps) == ("quick", 3, 500)
    assert (changed.preset, changed.seed) == ("quick", 0)
    assert changed.changes.made == {"tuning_steps": 40, "batch_size": 2, "consistency": False}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--set", "tuning_steps"], "not NAME=VALUE"),
        (["--set", "tuning_steps=many"], "not NAME=VALUE"),
        (["--set", "tuning_steps=-1"], "tuning_steps: input should be greater"),
        (["--set", "learning_rate=NaN"], "learning_rate"),
        (["--set", "speed=3"], "there is no value speed to set"),
        (["--method", "rl", "--set", "batch_size=3"], "batch size goes with the method ssai"),
    ],
)
def test_odd_values_end_with_status_2_and_a_sentence(
    tiny_stack, tmp_path, asked, arguments, words, capsys
):
    call = ["restore", str(tiny_stack), "--output", str(tmp_path / "o.tif"), *arguments]
    assert run_command(call) == 2
    error = capsys.readouterr().err
    assert words in error
    assert len(error.strip().splitlines()) == 1
    assert not asked


def test_a_template_that_cannot_be_read_is_status_3(tiny_stack, tmp_path, asked, capsys):
    call = ["restore", str(tiny_stack), "--output", str(tmp_path / "o.tif")]
    assert run_command([*call, "--template", "none.json"]) == 3
    assert capsys.readouterr().err.startswith("none.json cannot be read")
    assert not asked
