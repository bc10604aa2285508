"""The script behind the README's two commands."""

import json
import subprocess
import sys
import tomllib

import pytest

from tests.packaging.scripts import ROOT, load


@pytest.fixture
def environment():
    return load("environment")


@pytest.fixture
def no_display(environment, monkeypatch):
    monkeypatch.setattr(environment, "has_display", lambda: False)


@pytest.fixture
def nothing_is_installed(environment, monkeypatch):
    def refuse(self, *, tests):
        pytest.fail("an environment was set up although the command cannot succeed")

    monkeypatch.setattr(environment.Environment, "set_up", refuse)


@pytest.mark.parametrize("version", [(3, 11), (3, 12)])
def test_the_supported_pythons_are_accepted(environment, version):
    assert environment.python_problem(version) is None


@pytest.mark.parametrize("version", [(3, 9), (3, 13)])
def test_another_python_is_refused_in_one_plain_sentence(environment, version):
    sentence = environment.python_problem(version, found="python3.12")
    assert sentence.startswith("SSAI-3D needs CPython 3.11 or 3.12, and this is cpython 3.")
    assert sentence.endswith("run this script with python3.12 instead.")
    assert "\n" not in sentence


def test_another_interpreter_than_cpython_is_refused(environment):
    assert "pypy 3.11" in environment.python_problem((3, 11), "pypy")


def test_torch_is_required_as_the_project_says_it(environment):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert environment.torch_requirement() in project["dependencies"]
    assert environment.torch_requirement().startswith("torch>=")


def test_a_package_whose_name_begins_with_torch_is_not_taken_for_it(environment, tmp_path):
    pyproject = tmp_path / "pyproject.toml"
    pyproject.write_text('[project]\ndependencies = ["torchvision>=1", "torch<9"]\n', "utf-8")
    assert environment.torch_requirement(pyproject) == "torch<9"


def test_what_follows_two_dashes_goes_to_pytest(environment):
    options = environment.parse(["test", "--torch", "cuda", "--", "-m", "slow"])
    assert (options.command, options.torch) == ("test", "cuda")
    assert options.pytest_arguments == ["-m", "slow"]


def test_only_the_tests_take_arguments_for_pytest(environment, capsys):
    with pytest.raises(SystemExit, match="2"):
        environment.parse(["run", "--", "-m", "slow"])
    assert "only test takes arguments after --" in capsys.readouterr().err


@pytest.mark.usefixtures("no_display", "nothing_is_installed")
def test_a_window_without_a_display_is_refused_with_the_way_out(environment, capsys):
    assert environment.main(["run"]) == 2
    assert "--headless" in capsys.readouterr().err


@pytest.mark.usefixtures("no_display", "nothing_is_installed")
def test_tests_without_display_and_xvfb_name_the_package(environment, monkeypatch, capsys):
    monkeypatch.setattr(environment.shutil, "which", lambda name: None)
    monkeypatch.setattr(environment, "python_problem", lambda *_: None)
    assert environment.main(["test"]) == 2
    assert "xvfb" in capsys.readouterr().err


def test_a_folder_that_holds_something_else_is_left_alone(environment, tmp_path, capsys):
    precious = tmp_path / "thesis.txt"
    precious.write_text("mine", "utf-8")
    assert environment.main(["run", "--headless", "--venv", str(tmp_path)]) == 2
    assert "--venv" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_fresh_environment_is_not_installed_again(environment, tmp_path, monkeypatch):
    made = environment.Environment(tmp_path, "cpu")
    calls = []
    monkeypatch.setattr(made, "_make", lambda: calls.append("make"))
    monkeypatch.setattr(made, "_install_torch", lambda: calls.append("torch"))
    monkeypatch.setattr(made, "_pip", lambda *words: calls.append(words[0]))
    made.python.parent.mkdir(parents=True)
    made.python.touch()
    made.set_up(tests=True)
    assert calls == ["make", "torch", "install"]
    made.set_up(tests=True)
    made.set_up(tests=False)
    assert calls == ["make", "torch", "install"]
    made.torch = "cuda"
    made.set_up(tests=True)
    assert calls[3:] == ["make", "uninstall", "torch", "install"]


def test_an_installation_that_broke_off_is_not_taken_for_fresh(environment, tmp_path, monkeypatch):
    made = environment.Environment(tmp_path, "cpu")
    monkeypatch.setattr(made, "_make", lambda: None)
    monkeypatch.setattr(made, "_install_torch", lambda: None)

    def break_off(*words):
        raise environment.CannotContinueError("no network")

    monkeypatch.setattr(made, "_pip", break_off)
    with pytest.raises(environment.CannotContinueError):
        made.set_up(tests=False)
    assert not list(tmp_path.glob("*.json"))


def test_a_torch_without_cuda_is_not_taken_for_a_cuda_build(environment, tmp_path, monkeypatch):
    made = environment.Environment(tmp_path, "cuda")
    monkeypatch.setattr(environment, "answers", lambda address: False)
    monkeypatch.setattr(made, "_pip", lambda *words: None)
    cpu_build = subprocess.CompletedProcess([], 0, stdout="\n", stderr="")
    monkeypatch.setattr(made, "ask", lambda code: cpu_build)
    with pytest.raises(environment.CannotContinueError, match="not a CUDA build"):
        made._install_torch()


def test_an_address_out_of_reach_is_told_quickly(environment):
    assert not environment.answers("http://127.0.0.1:9/torch/")


def test_the_list_of_system_packages_holds_names_only(environment, capsys):
    assert environment.main(["packages"]) == 0
    names = capsys.readouterr().out.splitlines()
    assert {"xvfb", "xauth", "libxcb-cursor0", "python3-venv"} <= set(names)
    assert all(name and " " not in name and "#" not in name for name in names)


def test_the_script_needs_nothing_that_is_not_in_the_standard_library():
    script = str(ROOT / "packaging" / "environment.py")
    code = (
        "import json, runpy, sys; runpy.run_path(sys.argv[1], run_name='x');"
        "print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"
    )
    answer = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code, script], capture_output=True, text=True, check=True
    )
    foreign = set(json.loads(answer.stdout)) - set(sys.stdlib_module_names) - {"__main__"}
    assert foreign == set()
