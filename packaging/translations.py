"""Bring the translations up to date with the texts of the window; run it where the checkout is.

``PYTHONPATH=. python packaging/translations.py update`` gathers what ``ssai3d_app/ui/texts`` holds
into ``resources/translations/*.ts``: new texts are marked as unfinished and those that are gone as
vanished, whatever was translated stays. ``… compile`` makes of them the ``*.qm`` files that the
program loads, with Qt's own lrelease; both are committed.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import PySide6

from ssai3d_app.ui import texts

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "translations"


class Source(NamedTuple):
    """An English text, the constant it stands in, and the subject of that."""

    subject: str
    name: str
    text: str


class Translation(NamedTuple):
    """What a text becomes; ``state`` is ``unfinished``, ``vanished`` or empty."""

    text: str
    state: str = ""


def gathered() -> list[Source]:
    """All texts of the window, once each, in the order of their files."""
    found = (
        Source(subject, name, text)
        for subject in texts.SUBJECTS
        for name, value in texts.english(subject).items()
        for text in _strings(value)
        if text
    )
    return list(dict.fromkeys(found))


def _strings(value: texts.Text) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


def read(path: Path) -> dict[Source, Translation]:
    """The translations in a ``.ts`` file, in its order."""
    found = {}
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            said = message.find("translation")
            assert said is not None
            source = Source(
                context.findtext("name", ""),
                message.findtext("comment", ""),
                message.findtext("source", ""),
            )
            found[source] = Translation(said.text or "", said.get("type", ""))
    return found


def merged(sources: list[Source], known: dict[Source, Translation]) -> dict[Source, Translation]:
    """The translations of ``sources``, and at the end those that are of no use any more."""
    now = {}
    by_text = {(s.subject, s.text): t.text for s, t in known.items() if t.text}
    for source in sources:
        there = known.get(source)
        if there is None or not there.text:
            now[source] = Translation(by_text.get((source.subject, source.text), ""), "unfinished")
        else:
            now[source] = Translation(there.text, "" if there.state == "vanished" else there.state)
    for source, there in known.items():
        if source not in now and there.text:
            now[source] = Translation(there.text, "vanished")
    return now


def write(path: Path, language: str, translations: dict[Source, Translation]) -> None:
    """Write a ``.ts`` file, a context a subject."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    contexts: dict[str, ET.Element] = {}
    for source, said in translations.items():
        if source.subject not in contexts:
            contexts[source.subject] = ET.SubElement(root, "context")
            ET.SubElement(contexts[source.subject], "name").text = source.subject
        message = ET.SubElement(contexts[source.subject], "message")
        ET.SubElement(message, "source").text = source.text
        ET.SubElement(message, "comment").text = source.name
        element = ET.SubElement(message, "translation")
        element.text = said.text
        if said.state:
            element.set("type", said.state)
    ET.indent(root, "  ")
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    body = ET.tostring(root, encoding="unicode")
    path.write_text(f"{head}{body}\n", encoding="utf-8", newline="\n")


def update(path: Path) -> None:
    """Bring a ``.ts`` file up to date."""
    language = ET.parse(path).getroot().get("language", "")
    now = merged(gathered(), read(path))
    write(path, language, now)
    open_ = [source for source, said in now.items() if said.state == "unfinished"]
    for source in open_:
        print(f"{path.name}: {source.subject}: {source.name}: {source.text!r}")
    print(f"{path.name}: {len(now) - len(open_)} texts are translated, {len(open_)} are not.")


def compile_(path: Path, target: Path) -> None:
    """Make the ``.qm`` file of a ``.ts`` file."""
    program = Path(PySide6.__file__).parent / (
        "lrelease.exe" if sys.platform == "win32" else "lrelease"
    )
    subprocess.run(
        [str(program), "-silent", "-nounfinished", str(path), "-qm", str(target)], check=True
    )


def main() -> None:
    """Do what the argument says for every language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("update", "compile"))
    what = parser.parse_args().what
    for path in sorted(FOLDER.glob("*.ts")):
        if what == "update":
            update(path)
        else:
            compile_(path, path.with_suffix(".qm"))


if __name__ == "__main__":
    main()
