"""What the frozen program is made of: lists, stamp, icons, versions."""

import importlib.util
import os
import struct
from pathlib import Path

import pytest

from freezing import contents, icons, options, plain_paths, stamp, windows_version
from ssai3d_app import __version__
from ssai3d_app.build_info import build_info
from ssai3d_app.engine.record import library_versions
from ssai3d_app.formats import opening
from tests.packaging.scripts import ROOT, load

SVG = ROOT / "resources" / "icons" / "ssai3d.svg"


def test_the_spec_can_be_compiled_and_asks_for_both_programs():
    spec = (ROOT / "packaging" / "freezing" / "ssai3d.spec").read_text("utf-8")
    compile(spec, "ssai3d.spec", "exec")
    assert 'program("ssai3d", console=False)' in spec
    assert 'program("ssai3d-console", console=True)' in spec


def test_every_reader_that_is_imported_by_name_comes_along():
    modules = {f"ssai3d_app.formats.{place.split('.')[0]}" for place in opening._READERS.values()}
    assert modules <= set(contents.HIDDEN_IMPORTS)


def test_every_module_that_is_asked_for_exists():
    missing = [name for name in contents.HIDDEN_IMPORTS if importlib.util.find_spec(name) is None]
    assert missing == []


def test_modules_of_torch_that_read_their_own_text_are_found():
    torch = Path(importlib.util.find_spec("torch").origin).parent
    found = set(contents.modules_that_read_themselves(torch))
    assert {"torch._dynamo.config", "torch._inductor.config", "torch.utils._config_module"} <= found
    assert "torch.nn.functional" not in found
    assert len(found) < 30


def test_nothing_that_comes_along_is_shut_out():
    shut_out = [
        name
        for name in contents.HIDDEN_IMPORTS
        for left in contents.EXCLUDED_MODULES
        if name == left or name.startswith(f"{left}.")
    ]
    assert shut_out == []


@pytest.mark.parametrize(
    ("path", "variant", "is_dropped"),
    [
        ("PySide6/Qt/translations/qtbase_fr.qm", "cpu", True),
        ("PySide6/Qt/translations/qtbase_de.qm", "cpu", False),
        ("resources/translations/ssai3d_de.qm", "cpu", False),
        ("resources/translations/ssai3d_de.ts", "cpu", True),
        ("PySide6\\plugins\\platformthemes\\libqgtk3.so", "cpu", True),
        ("libstdc++.so.6", "cpu", True),
        ("libfontconfig.so.1", "cpu", True),
        ("imagecodecs.libs/libbrotlidec-622aeda0.so.1.2.0", "cpu", False),
        ("pillow.libs/libfreetype-1a2b.so.6", "cpu", False),
        ("ssai3d-0.1.0.dist-info/direct_url.json", "cpu", True),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "cpu", False),
        ("torch/lib/libtorch_cpu.so", "cpu", False),
        ("torch/bin/torch_shm_manager", "cpu", False),
        ("resources/help/formats.md", "cpu", False),
        ("nvidia/cu13/lib/libcusolverMg.so.12", "cuda", True),
        ("nvidia/cu13/lib/libcusolver.so.12", "cuda", False),
        ("nvidia/cudnn/lib/libcudnn_cnn.so.9", "cuda", False),
    ],
)
def test_what_is_left_out(path, variant, is_dropped):
    assert contents.is_dropped(path, variant) is is_dropped


def test_no_library_is_stripped_that_would_be_destroyed_by_it():
    assert contents.matches("libpython3.11.so.1.0", contents.STRIPPED)
    assert contents.matches("torch/lib/libtorch_cpu.so", contents.STRIPPED)
    for library in ("numpy.libs/libscipy_openblas64_-1a2b.so", "PySide6/Qt/lib/libQt6Gui.so.6"):
        assert not contents.matches(library, contents.STRIPPED)


def test_modules_are_named_by_their_files(tmp_path):
    for name in ("__init__.py", "a.py", "sub/__init__.py", "sub/b.py", "tests/__init__.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = contents.modules_below(tmp_path, "x.y", without=("x.y.tests",))
    assert set(found) == {"x.y", "x.y.a", "x.y.sub", "x.y.sub.b"}


def test_the_stamp_is_one_that_the_program_reads(tmp_path, monkeypatch):
    monkeypatch.setattr(stamp, "cuda_of_torch", lambda: None)
    choices = options.BuildChoices("cpu", commit="abc", releases="https://localhost/releases.json")
    (tmp_path / "icons").mkdir()
    (tmp_path / "icons" / "a.svg").write_text("<svg/>", "utf-8")
    (tmp_path / "translations").mkdir()
    (tmp_path / "translations" / "ssai3d_de.ts").write_text("<TS/>", "utf-8")
    stamp.write(tmp_path / "build.json", choices, tmp_path)
    info = build_info(tmp_path)
    assert info is not None
    assert (info.version, info.variant, info.cuda, info.commit) == (__version__, "cpu", None, "abc")
    assert info.releases == "https://localhost/releases.json"
    assert list(info.resources) == ["icons/a.svg"]


@pytest.mark.parametrize(("variant", "cuda"), [("cuda", None), ("cpu", "13.0")])
def test_a_torch_of_the_other_variant_is_not_stamped(tmp_path, monkeypatch, variant, cuda):
    monkeypatch.setattr(stamp, "cuda_of_torch", lambda: cuda)
    with pytest.raises(ValueError, match=f"variant is {variant}"):
        stamp.write(tmp_path / "build.json", options.BuildChoices(variant), tmp_path)
    assert not (tmp_path / "build.json").exists()


def test_the_choices_of_a_build_reach_the_spec():
    choices = options.of_spec(["pyinstaller", "--torch", "cuda", "--releases", "https://x/y.json"])
    assert (choices.torch, choices.releases) == ("cuda", "https://x/y.json")
    assert options.as_arguments(choices) == ["--torch", "cuda", "--releases", "https://x/y.json"]
    assert options.of_spec(["pyinstaller"]).torch == "cpu"


def test_a_folder_without_git_has_no_commit(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert options.commit_of(tmp_path) is None


def test_the_icon_is_drawn_at_its_size_with_something_on_it():
    environment = dict(os.environ)
    content = icons.draw(SVG, 48)
    assert dict(os.environ) == environment, "what is drawn after it would miss its display"
    assert content.startswith(b"\x89PNG")
    assert struct.unpack(">II", content[16:24]) == (48, 48)
    assert len(content) > 500


def test_a_drawing_that_cannot_be_read_is_refused(tmp_path):
    broken = tmp_path / "broken.svg"
    broken.write_text("<svg", "utf-8")
    with pytest.raises(ValueError, match=r"broken\.svg"):
        icons.draw(broken, 16)


def test_the_windows_icon_holds_each_size_where_it_says():
    images = {16: b"sixteen", 256: b"large"}
    ico = icons.as_ico(images)
    assert struct.unpack("<HHH", ico[:6]) == (0, 1, 2)
    for place, (size, content) in enumerate(images.items()):
        entry = struct.unpack("<BBBBHHII", ico[6 + 16 * place : 22 + 16 * place])
        assert entry[0] == size % 256
        assert ico[entry[7] : entry[7] + entry[6]] == content


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("0.1.0", (0, 1, 0, 0)), ("1.2.3rc1", (1, 2, 3, 0)), ("2.5", (2, 5, 0, 0))],
)
def test_versions_are_counted_as_windows_does(version, numbers):
    assert windows_version.four_numbers(version) == numbers


def test_what_is_no_version_is_refused():
    with pytest.raises(ValueError, match="unknown"):
        windows_version.four_numbers("unknown")


def test_the_version_resource_names_the_program_and_its_version(tmp_path):
    text = Path(windows_version.resource(tmp_path, "ssai3d-console")).read_text("utf-8")
    assert f"'{__version__}'" in text
    assert "SSAI-3D in a terminal" in text
    compile(text, "version", "eval")


def test_folders_of_this_machine_are_replaced_the_longest_first(monkeypatch):
    monkeypatch.setattr(plain_paths, "build_machine_paths", lambda: ["/home/b/venv", "/home/b"])
    assert plain_paths.plain("/home/b/venv/lib /home/b/x") == "/usr/lib /usr/x"


def test_folders_of_this_machine_are_overwritten_in_libraries_at_the_same_length(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(plain_paths, "build_machine_paths", lambda: ["/home/b/python"])
    library = tmp_path / "lib" / "libpython3.11.so.1.0"
    library.parent.mkdir()
    library.write_bytes(b"\x7fELF\0/home/b/python/lib\0rest")
    (tmp_path / "libpython.so").symlink_to("lib/libpython3.11.so.1.0")
    other = tmp_path / "libother.so"
    other.write_bytes(b"\x7fELF nothing to see")
    assert plain_paths.overwrite_in_libraries(tmp_path) == [library]
    assert library.read_bytes() == b"\x7fELF\0/usr////python/lib\0rest"
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "lib",
        "libother.so",
        "libpython.so",
    ]


@pytest.fixture(scope="module")
def build():
    return load("build")


def test_the_build_takes_torch_of_its_own_choice_for_cuda(build, tmp_path):
    environment = build.BuildEnvironment(tmp_path, "cuda")
    assert environment._torch() == "torch>=2.14,<2.15"
    assert build.BuildEnvironment(tmp_path, "cpu")._torch() == build.torch_requirement()
    others = environment._other_requirements()
    assert not any(text.startswith("torch") for text in others)
    assert any(text.startswith("pylibCZIrw") for text in others)


def test_a_torch_of_the_other_variant_ends_the_build(build, tmp_path, monkeypatch):
    import subprocess

    environment = build.BuildEnvironment(tmp_path, "cuda")
    monkeypatch.setattr(build, "answers", lambda address: False)
    monkeypatch.setattr(environment, "_pip", lambda *words: None)
    monkeypatch.setattr(
        environment, "ask", lambda code: subprocess.CompletedProcess([], 0, "\n", "")
    )
    with pytest.raises(build.CannotContinueError, match="not built for cuda"):
        environment._install_torch()


def test_missing_tools_are_named_with_the_packages_that_bring_them(build, monkeypatch):
    monkeypatch.setattr(build.sys, "platform", "linux")
    monkeypatch.setattr(build.shutil, "which", lambda tool: None if tool == "strip" else tool)
    assert build.tool_problem(build._TOOLS) == "Missing: sudo apt-get install binutils"
    monkeypatch.setattr(build.shutil, "which", lambda tool: tool)
    assert build.tool_problem(build._TOOLS) is None


def test_versions_that_a_result_names_are_known_in_the_frozen_program():
    assert set(library_versions()) <= set(contents.METADATA_OF)
