"""The workflows name what exists: scripts with their options, files, jobs, Debian packages."""

import importlib
import re
import shlex

import pytest
import yaml

from tests.packaging.scripts import ROOT, load

WORKFLOWS = ROOT / ".github" / "workflows"
SAMPLE = {"matrix.torch": "cuda"}


def read(name):
    return yaml.safe_load((WORKFLOWS / name).read_text("utf-8"))


def steps_of(name):
    return [step for job in read(name)["jobs"].values() for step in job["steps"]]


def commands_of(name):
    """The words of each command line in a workflow's steps, with expressions filled in."""
    commands = []
    for step in steps_of(name):
        script = re.sub(r"\$\{\{ *([\w.]+) *\}\}", lambda m: SAMPLE[m[1]], step.get("run", ""))
        # An option that is left out when its variable is empty.
        script = re.sub(r"\$\{\w+:\+(.*?)\}", r"\1", script)
        for line in re.split(r"\n|&&|\|", script.replace("\\\n", " ")):
            if line.strip():
                commands.append(shlex.split(line))
    return commands


def scripts_called():
    found = []
    for path in sorted(WORKFLOWS.glob("*.yml")):
        for words in commands_of(path.name):
            if words[0] in ("python", "python3"):
                found.append((words[1], words[2:]))
    return found


PARSERS = {
    "packaging/build.py": lambda: load("build").parse,
    "packaging/windows/make_installer.py": lambda: (
        importlib.import_module("windows.make_installer").parse
    ),
    "packaging/windows/proof.py": lambda: importlib.import_module("windows.proof").parse,
}


def test_every_script_that_is_called_takes_the_options_that_it_is_given():
    called = scripts_called()
    assert {script for script, _ in called} == set(PARSERS)
    for script, words in called:
        assert (ROOT / script).is_file()
        PARSERS[script]()(words)


def test_every_other_file_that_is_named_exists():
    for name in ("linux.yml", "windows.yml"):
        for words in commands_of(name):
            for word in words:
                if re.match(r"(\.ci|packaging|resources|tests)/", word):
                    assert (ROOT / word).exists(), word


@pytest.mark.parametrize("name", ["linux.yml", "windows.yml"])
def test_jobs_wait_for_jobs_that_exist_and_have_an_end(name):
    jobs = read(name)["jobs"]
    for job in jobs.values():
        assert job.get("needs", next(iter(jobs))) in jobs
        assert job["timeout-minutes"] <= 120


def test_what_one_job_downloads_another_has_uploaded():
    used = {"upload": set(), "download": set()}
    for step in steps_of("windows.yml"):
        kind = re.match(r"actions/(upload|download)-artifact@", step.get("uses", ""))
        if kind:
            used[kind[1]].add(step["with"]["name"])
    assert used["download"]
    assert used["download"] <= used["upload"]


def test_the_packing_job_installs_what_the_compilers_need():
    from windows.compiling import PACKAGES

    (installed,) = [
        words for words in commands_of("windows.yml") if words[:2] == ["apt-get", "install"]
    ]
    assert {*PACKAGES, "osslsigncode"} <= set(installed)


def test_the_frozen_folder_is_looked_for_where_it_is_made():
    """build.py and the spec say where: below --folder, in frozen/ssai3d and work/ssai3d/made."""
    kept = [
        step["with"]["path"].split()
        for step in steps_of("windows.yml")
        if step.get("with", {}).get("name") == "frozen-${{ matrix.torch }}"
        and "path" in step["with"]
        and step["uses"].startswith("actions/upload")
    ]
    build = read("windows.yml")["jobs"]["freeze"]["env"]["BUILD"]
    assert kept == [[f"{build}/frozen/ssai3d", f"{build}/work/ssai3d/made/ssai3d.ico"]]
    packing = next(words for script, words in scripts_called() if "make_installer" in script)
    # An artifact keeps the paths below what its files have in common.
    assert packing[0] == "frozen/frozen/ssai3d"
    assert packing[packing.index("--icon") + 1] == "frozen/work/ssai3d/made/ssai3d.ico"


def test_nothing_is_signed_without_a_certificate():
    steps = {step.get("name"): step for step in steps_of("windows.yml")}
    assert steps["Certificate"]["if"] == "env.SIGN_PFX_BASE64 != ''"
    for name, step in steps.items():
        if name != "Certificate":
            assert "SSAI3D_SIGN_PFX" not in str(step)
