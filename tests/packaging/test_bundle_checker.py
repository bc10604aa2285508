"""The checker of frozen bundles, on bundles of a few bytes."""

import json

import pytest

from freezing import budgets, checker
from tests.packaging.bundles import make_bundle


@pytest.fixture
def bundle(tmp_path):
    return make_bundle(tmp_path / "ssai3d")


def add(bundle, name, content=b"x"):
    path = bundle / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def problems(bundle, variant="cpu", **more):
    return checker.check(bundle, variant, windows=False, **more).problems


def test_a_sound_bundle_has_no_problem_and_is_measured(bundle):
    found = checker.check(bundle, "cpu", windows=False)
    assert found.problems == []
    assert [figure.name for figure in found.figures] == ["bundle", "files"]
    assert found.figures[1].value == len([path for path in bundle.rglob("*") if path.is_file()])


@pytest.mark.parametrize(
    "name",
    [
        "_internal/imageio_ffmpeg/binaries/ffmpeg-linux64-v4.2.2",
        "_internal/libreadline.so.8",
        "_internal/libgdbm.so.6",
        "_internal/numba/core.so",
        "_internal/pandas/tests/test_errors.py",
        "_internal/torch/include/ATen/ATen.h",
        "_internal/numpy/__init__.pyi",
        "_internal/dask/__pycache__/base.cpython-311.pyc",
        "_internal/ssai3d-0.1.0.dist-info/direct_url.json",
    ],
)
def test_what_must_not_ship_is_named(bundle, name):
    add(bundle, name)
    assert problems(bundle) == [f"{name} must not be in the bundle."]


def test_the_stubs_that_scikit_image_reads_may_ship(bundle):
    add(bundle, "_internal/skimage/filters/__init__.pyi")
    assert problems(bundle) == []


@pytest.mark.parametrize("name", ["ssai3d-console", "licences/_Qt.txt"])
def test_what_is_missing_is_named(bundle, name):
    (bundle / name).unlink()
    assert problems(bundle) == [f"{name} is missing."]


def test_on_windows_the_programs_end_in_exe(bundle):
    assert checker.check(bundle, "cpu", windows=True).problems == [
        "ssai3d.exe is missing.",
        "ssai3d-console.exe is missing.",
    ]


def test_a_torch_for_the_processor_is_not_taken_for_one_for_cuda(tmp_path):
    bundle = make_bundle(tmp_path / "ssai3d", variant="cuda", cuda=None)
    assert problems(bundle, "cuda") == [
        "The torch in the bundle is a CPU build, and the variant is cuda."
    ]


def test_a_torch_for_cuda_is_not_taken_for_one_for_the_processor(tmp_path):
    bundle = make_bundle(tmp_path / "ssai3d", variant="cpu", cuda="13.0")
    assert problems(bundle) == ["The torch in the bundle is built for CUDA 13.0, not for cpu."]


def test_a_stamp_of_the_other_variant_is_told(tmp_path):
    bundle = make_bundle(tmp_path / "ssai3d", variant="cuda", cuda="13.0")
    assert "build.json tells of the variant cuda, not cpu." in problems(bundle)


def test_a_stamp_that_is_no_json_is_told(bundle):
    (bundle / "_internal/resources/build.json").write_text("{", "utf-8")
    assert problems(bundle)[0].startswith("build.json is no JSON")


def test_folders_of_the_machine_that_built_it_are_found_in_any_file(bundle):
    add(bundle, "_internal/libpython3.11.so", b"\0\x01 /home/builder/.pyenv/lib \xff")
    assert problems(bundle, never_named=["/home/builder/.pyenv", "/nowhere"]) == [
        "_internal/libpython3.11.so names /home/builder/.pyenv, a folder of the machine that"
        " built it."
    ]


def test_folders_of_the_machine_that_built_it_are_found_in_byte_code(bundle):
    modules = {"ssai3d_app.logs": b"\xe3 /home/builder/checkout/ssai3d_app/logs.py", "numpy": b""}
    assert problems(bundle, never_named=["/home/builder"], modules=modules) == [
        "The module ssai3d_app.logs names /home/builder, a folder of the machine that built it."
    ]


@pytest.mark.parametrize("name", ["numba.core", "readline", "ssai3d_app.engine.pretraining"])
def test_modules_that_must_not_ship_are_named(bundle, name):
    modules = {name: b"", "numpy": b"", "numbaish": b""}
    assert problems(bundle, modules=modules) == [f"The module {name} must not be in the bundle."]


def test_a_bundle_over_its_budget_is_told(bundle, monkeypatch):
    tight = budgets.Budget(bundle_mb=950, files=5, package_mb=None)
    monkeypatch.setitem(checker.BUDGETS, "cpu", tight)
    count = len([path for path in bundle.rglob("*") if path.is_file()])
    assert problems(bundle) == [f"files: {count}  is over 5."]


def test_the_table_shows_limits_and_what_is_over_them():
    figures = [
        budgets.Figure("bundle", 659.4, "MB", 950),
        budgets.Figure("first window, warm", 2.5, "s", 2.0),
        budgets.Figure("archive", 187, "MB"),
    ]
    lines = budgets.table(figures).splitlines()
    assert lines[1].split() == ["bundle", "659", "MB", "950", "MB"]
    assert lines[2].split() == ["first", "window,", "warm", "2.50", "s", "2.00", "s", "OVER"]
    assert lines[3].split() == ["archive", "187", "MB", "–"]


def test_the_budgets_are_those_that_were_promised():
    cpu = budgets.BUDGETS["cpu"]
    assert (cpu.bundle_mb, cpu.files, cpu.package_mb) == (950, 1_500, 350)
    assert (cpu.first_window_warm_s, cpu.first_window_cold_s, cpu.self_test_s) == (2, 5, 60)


def test_the_stamp_in_the_made_up_bundle_is_one_that_the_program_reads(bundle):
    from ssai3d_app.build_info import build_info

    info = build_info(bundle / "_internal" / "resources")
    assert info is not None
    stamp = json.loads((bundle / "_internal/resources/build.json").read_text("utf-8"))
    assert (info.variant, info.torch) == (stamp["variant"], stamp["torch"])
