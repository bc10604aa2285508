"""Every word that the window shows lies in one place and is translated when it is shown."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from ssai3d_app.ui import texts

UI = Path(inspect.getfile(texts)).parents[1]
SHOWN_BY = {
    *("setText", "setToolTip", "setStatusTip", "setWhatsThis", "setWindowTitle", "setTitle"),
    *("setAccessibleName", "setAccessibleDescription", "setPlaceholderText", "setPlainText"),
    *("setInformativeText", "setDetailedText", "setSuffix", "setPrefix", "setHtml"),
    *("setSpecialValueText", "setLabelText", "setTabText", "setItemText", "setButtonText"),
    *("setHeaderLabels", "setHorizontalHeaderLabels", "setNameFilter", "setNameFilters"),
    *("showMessage", "addAction", "addItem", "addItems", "addMenu", "addRow", "addTab"),
    *("addButton", "QAction", "QLabel", "QPushButton", "QToolButton", "QCheckBox", "QToolBar"),
    *("QRadioButton", "QGroupBox", "QMenu", "QDockWidget", "QMessageBox", "QProgressDialog"),
    *("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory"),
}
NO_WORDS = {"Description"}
"""The key of a picture's own text, which is a name in the PNG format."""


def sources() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(UI.rglob("*.py")):
        if "texts" not in path.parts:
            yield path.relative_to(UI).as_posix(), ast.parse(path.read_text("utf-8"))


class AtImport(ast.NodeVisitor):
    """Gathers the texts that are asked for while a module is imported."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._only_what_is_made_now(node.args, node.decorator_list)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        self._only_what_is_made_now(node.args, node.decorator_list)

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self._only_what_is_made_now(node.args, [])

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if isinstance(node.value, ast.Name) and node.value.id == "texts":
            self.found.append(f"{node.lineno}: texts.{node.attr}")
        self.generic_visit(node)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        if (node.module or "").startswith("ssai3d_app.ui.texts"):
            self.found.append(f"{node.lineno}: from {node.module}")

    def _only_what_is_made_now(self, given: ast.arguments, decorators: list[ast.expr]) -> None:
        for part in [*decorators, *given.defaults, *(d for d in given.kw_defaults if d)]:
            self.visit(part)


def test_no_text_is_kept_from_the_time_of_import():
    kept = []
    for name, tree in sources():
        visitor = AtImport()
        visitor.visit(tree)
        kept += [f"{name}:{where}" for where in visitor.found]
    assert not kept


def test_no_words_stand_outside_the_texts():
    found = [
        f"{name}:{node.lineno}: {word!r}"
        for name, tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and name_of(node) in SHOWN_BY
        for argument in [*node.args, *(keyword.value for keyword in node.keywords)]
        if isinstance(argument, ast.Constant | ast.JoinedStr | ast.BinOp)
        for word in literals(argument)
        if any(sign.isalpha() for sign in word) and word not in NO_WORDS
    ]
    assert not found


def test_every_text_that_is_used_exists():
    unknown = [
        f"{name}:{node.lineno}: texts.{node.attr}"
        for name, tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "texts"
        and not hasattr(texts, node.attr)
    ]
    assert not unknown


def test_every_file_of_texts_is_a_subject_and_no_name_is_given_twice():
    files = sorted(path.stem for path in (UI / "texts").glob("*.py") if path.stem != "__init__")
    typed = ast.parse((UI / "texts" / "__init__.py").read_text("utf-8"))
    imported = [
        node.module.rpartition(".")[2]
        for node in ast.walk(typed)
        if isinstance(node, ast.ImportFrom) and node.names[0].name == "*"
    ]
    assert files == sorted(texts.SUBJECTS) == sorted(imported)
    names = [name for subject in texts.SUBJECTS for name in texts.english(subject)]
    assert len(names) == len(set(names))


def name_of(call: ast.Call) -> str | None:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else None


def literals(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


class Shouting(QTranslator):
    def translate(
        self, context: str, source: str, comment: str | None = None, n: int = -1
    ) -> str | None:
        return f"{context} {comment} {source.upper()}" if context in texts.SUBJECTS else None


@pytest.fixture
def shouting(qapp) -> Iterator[None]:
    translator = Shouting()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def test_a_text_is_in_the_language_of_the_moment_at_which_it_is_asked_for(shouting):
    assert texts.NOTHING_OPEN == "restoring NOTHING_OPEN OPEN A STACK FIRST"
    assert texts.QUIT == ("general QUIT QUIT", "general QUIT CLOSE SSAI-3D")
    assert texts.PRESETS["quick"][0] == "restoring PRESETS QUICK LOOK"


def test_a_text_that_does_not_exist_is_refused():
    with pytest.raises(AttributeError, match="NO_SUCH_TEXT"):
        texts.NO_SUCH_TEXT  # noqa: B018 - asking is what is tried
