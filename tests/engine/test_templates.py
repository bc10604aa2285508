"""Recipes as files: what they hold, what they do not, and what becomes of odd ones."""

import json
from pathlib import Path

import pytest

from ssai3d_app.engine.recipe import RestoreChoices, RestoreRequest
from ssai3d_app.engine.recipe_values import RecipeChanges, allowed, checked_number
from ssai3d_app.engine.template import VERSION, Template, read_template, write_template
from ssai3d_app.errors import UserError

REQUEST = RestoreRequest(
    path=Path("cells.czi"),
    output=Path("cells.ome.tif"),
    preset="best",
    network="mine",
    changes=RecipeChanges(tuning_steps=500, consistency=False),
    dtype="float32",
    seed=7,
    scenes=(2,),
    channels=(1,),
    psf=Path("psf.tif"),
    device="cuda",
)


def test_a_template_holds_every_choice_and_nothing_of_one_stack_or_computer(tmp_path):
    path = tmp_path / "new" / "nuclei.ssai3d-recipe.json"
    write_template(Template.of(REQUEST, "Nuclei", "Light sheet, 20×"), path)
    told = json.loads(path.read_text())
    assert told["ssai3d_recipe"] == VERSION
    assert not {"path", "output", "scenes", "channels", "psf", "device", "corrections"} & set(told)
    other = RestoreRequest(path=Path("other.nd2"), output=Path("other.tif"), scenes=None)
    applied = read_template(path).applied_to(other)
    assert applied.recipe == REQUEST.recipe
    assert (applied.dtype, applied.seed) == ("float32", 7)
    assert (applied.path, applied.scenes, applied.psf) == (other.path, None, None)
    assert applied == RestoreRequest.model_validate(applied.model_dump())


def test_a_classic_with_its_weight_travels_too(tmp_path):
    path = tmp_path / "rl.ssai3d-recipe.json"
    choices = RestoreChoices(method="rl-tv", iterations=9, tv_weight=0.01)
    write_template(Template.of(choices, "Quick classic"), path)
    assert read_template(path).recipe == choices.recipe


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no template"),
        (b"\xff\xfe", "no template"),
        (b"[]", "no template"),
        (b'{"name": "x"}', "no template"),
        (b"[" * 100_000, "no template"),
        (b'{"ssai3d_recipe": 99, "name": "x"}', "newer SSAI-3D"),
        (b'{"ssai3d_recipe": 1}', "name: Field required"),
        (b'{"ssai3d_recipe": 1, "name": "x", "speed": 3}', "speed: this version knows no such"),
        (
            b'{"ssai3d_recipe": 1, "name": "x", "changes": {"patch_size": 100}}',
            "changes.patch size: Input should be a multiple of 16",
        ),
        (b'{"ssai3d_recipe": 1, "name": "x", "changes": {"tile_size": 64, "tile_overlap": 64}}',
         "cannot overlap by 64"),
        (b'{"ssai3d_recipe": 1, "name": "x", "method": "rl", "changes": {"batch_size": 2}}',
         "batch size goes with the method ssai"),
    ],
)  # fmt: skip
def test_an_odd_file_is_refused_in_one_sentence(tmp_path, content, words):
    path = tmp_path / "odd.ssai3d-recipe.json"
    path.write_bytes(content)
    with pytest.raises(UserError) as refused:
        read_template(path)
    assert words in refused.value.sentence
    assert "\n" not in refused.value.sentence


def test_ranges_are_those_that_the_model_holds_to():
    assert allowed("patch_size").step == 16
    for name in RecipeChanges.model_fields:
        if name == "consistency":
            continue
        span = allowed(name)
        step = span.step or 1 if span.is_whole else span.low
        for inside in (span.low, span.high):
            assert checked_number(name, inside) == inside
        for outside in (span.low - step, span.high + step, float("nan"), float("inf")):
            with pytest.raises(ValueError, match=r"\w"):
                checked_number(name, outside)


def test_the_methods_paragraph_names_what_was_changed_of_the_preset():
    from ssai3d_app.engine.record import _preset

    assert _preset(REQUEST) == "best with tuning steps 500, consistency False"
