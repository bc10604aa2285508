"""The Windows installer, as far as it can be tried without Windows."""

import json
import re
import shutil
import subprocess
import sys

import pytest

from tests.packaging.scripts import ROOT

WINDOWS = ROOT / "packaging" / "windows"

needs_compilers = pytest.mark.skipif(
    not (shutil.which("makensis") and shutil.which("x86_64-w64-mingw32-gcc")),
    reason="NSIS and MinGW are not installed",
)
needs_wine = pytest.mark.skipif(not shutil.which("wine"), reason="Wine is not installed")


def test_a_folder_without_the_programs_is_refused_in_one_sentence(tmp_path, capsys):
    from windows.make_installer import main

    status = main([str(tmp_path), "--version", "1.0", "--torch", "cpu", "--out", str(tmp_path)])
    assert status == 1
    assert capsys.readouterr().err == (
        f"ssai3d.exe is missing in {tmp_path}: this is no frozen program.\n"
    )


def test_a_missing_compiler_is_named_with_what_installs_it(tmp_path, monkeypatch):
    from windows import compiling

    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(compiling.CompilingError, match="sudo apt-get install nsis"):
        compiling.compile_setup(tmp_path, tmp_path)


def test_the_script_and_the_plugin_use_the_exit_codes_that_exist():
    from windows.exit_codes import ExitCode

    sources = [*WINDOWS.glob("setup/*"), *WINDOWS.glob("payload_plugin/*")]
    used = set()
    for source in sources:
        used |= set(re.findall(r"\bEXIT_([A-Z_]+)\b", source.read_text("utf-8")))
    assert used - {"CODES_H"} <= set(ExitCode.__members__)
    # NSIS itself gives the first three.
    assert {code.name for code in ExitCode if code > 2} <= used


def test_the_help_page_tells_every_exit_code():
    from windows.exit_codes import ExitCode

    page = (ROOT / "resources" / "help" / "for_facility_managers.md").read_text("utf-8")
    told = re.findall(r"^\| (\d+) \| [^|]{4,} \|$", page, re.MULTILINE)
    assert [int(code) for code in told] == [code.value for code in ExitCode]


def test_the_script_calls_functions_that_the_plugin_has():
    script = "".join(path.read_text("utf-8") for path in WINDOWS.glob("setup/*"))
    called = set(re.findall(r"payload::(\w+)", script))
    exported = set(
        re.findall(r"EXPORTED\((\w+)\) {", (WINDOWS / "payload_plugin/exports.c").read_text())
    )
    assert called == exported


@needs_compilers
@pytest.mark.slow
@pytest.mark.timeout(1000)
def test_the_installer_of_a_folder_is_made_with_a_manifest(tmp_path):
    from windows.payload import sha256_of

    command = [sys.executable, str(WINDOWS / "make_installer.py"), "--filler-gb", "0.003"]
    command += ["--version", "3.2.1", "--torch", "cuda", "--out", str(tmp_path)]
    subprocess.run(command, check=True, timeout=900)
    manifest = json.loads((tmp_path / "SSAI-3D-3.2.1-windows-cuda-manifest.json").read_text())
    setup = tmp_path / manifest["setup"]["name"]
    assert manifest["version"] == "3.2.1"
    assert manifest["setup"]["sha256"] == sha256_of(setup)
    assert setup.read_bytes()[:2] == b"MZ"
    assert {path.name for path in tmp_path.iterdir()} == {
        setup.name,
        "SSAI-3D-3.2.1-windows-cuda-manifest.json",
    }


@needs_compilers
@needs_wine
@pytest.mark.slow
@pytest.mark.timeout(3100)
def test_the_installer_passes_its_trial_with_small_parts(tmp_path):
    command = [sys.executable, str(WINDOWS / "trial.py"), "--gb", "0.006", "--work", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=3000, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^\d+ checks passed$", done.stdout, re.MULTILINE)
