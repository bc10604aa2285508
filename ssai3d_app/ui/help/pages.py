"""The pages of the help as text: their order, their sections, and where words are found in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

INDEX = "index"
_HEADING = re.compile(r"^(#{1,6}) +(.+)$")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
_REMARK = re.compile(r"<!--.*?-->")
_MARKS = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|[*`#]+|\|(?: -+ \|)*")
_BULLET = re.compile(r"^ *(?:[-*]|\d+\.) +")
_SNIPPET = 90


@dataclass(frozen=True)
class Place:
    """A page, and an anchor in it; the top of the page where the anchor is empty."""

    page: str
    anchor: str = ""

    @classmethod
    def of(cls, link: str, page: str = INDEX) -> Place:
        """What a link on ``page`` means: ``viewer``, ``viewer.md#tools``, ``#tools``."""
        name, _, anchor = link.partition("#")
        return cls(name.removesuffix(".md") or page, anchor)


@dataclass(frozen=True)
class Section:
    """What stands under one heading; ``words`` is that text without Markdown's marks."""

    place: Place
    title: str
    words: str


@dataclass(frozen=True)
class Page:
    """One page; its first section holds the title."""

    name: str
    markdown: str
    sections: tuple[Section, ...]

    @property
    def title(self) -> str:
        """Its first heading."""
        return self.sections[0].title

    @property
    def links(self) -> list[str]:
        """The targets of its links."""
        return _LINK.findall(self.markdown)

    @property
    def pictures(self) -> dict[str, str]:
        """What each of its pictures shows in words, by file name."""
        return {name: words for words, name in _PICTURE.findall(self.markdown)}


@dataclass(frozen=True)
class Hit:
    """A section in which all words were found, and a line of it."""

    page_title: str
    section: Section
    snippet: str


def anchor_of(title: str) -> str:
    """The anchor of a heading: lower case, hyphens for spaces, no punctuation."""
    kept = re.sub(r"[^\w\- ]", "", plain(title).lower())
    return re.sub(r" +", "-", kept.strip())


def plain(markdown: str) -> str:
    """Text without the marks of Markdown; words of links stay."""
    markdown = _BULLET.sub("", _REMARK.sub("", markdown))
    return " ".join(_MARKS.sub(lambda found: found.group(1) or "", markdown).split())


class HelpPages:
    """The pages of a folder, in the order in which its ``index.md`` links them.

    Raises
    ------
    OSError
        When the folder has no index: then the installation is broken.
    """

    def __init__(self, folder: Path) -> None:
        index = _read(folder / f"{INDEX}.md")
        names = [Place.of(link).page for link in index.links if "://" not in link]
        paths = [folder / f"{name}.md" for name in dict.fromkeys(names)]
        self.pages = (index, *(_read(path) for path in paths if path.is_file()))
        self._by_name = {page.name: page for page in self.pages}

    def page(self, name: str) -> Page:
        """A page by its name; the index where there is none of that name."""
        return self._by_name.get(name, self.pages[0])

    def has(self, place: Place) -> bool:
        """Whether there is such a page with such an anchor."""
        page = self._by_name.get(place.page)
        return page is not None and any(s.place.anchor == place.anchor for s in page.sections)

    def find(self, words: str) -> list[Hit]:
        """Sections that hold all the words, those with the words in their title first."""
        wanted = words.lower().split()
        if not wanted:
            return []
        ranked = []
        for page in self.pages[1:]:
            for section in page.sections:
                title, text = section.title.lower(), section.words.lower()
                if all(word in text or word in title for word in wanted):
                    in_title = all(word in title for word in wanted)
                    often = sum(text.count(word) for word in wanted)
                    hit = Hit(page.title, section, _snippet(section, wanted))
                    ranked.append((not in_title, -often, hit))
        return [hit for *_, hit in sorted(ranked, key=lambda entry: entry[:2])]


def _read(path: Path) -> Page:
    markdown = path.read_text(encoding="utf-8")
    return Page(path.stem, markdown, tuple(_sections(path.stem, markdown)))


def _sections(name: str, markdown: str) -> Iterator[Section]:
    title, anchor, lines = name, "", list[str]()
    is_first = True
    for line in markdown.splitlines():
        heading = _HEADING.match(line)
        if heading is None:
            lines.append(plain(line))
            continue
        if not is_first:
            yield Section(Place(name, anchor), title, " ".join(filter(None, lines)))
        title, lines = plain(heading.group(2)), []
        anchor = "" if is_first else anchor_of(title)
        is_first = False
    yield Section(Place(name, anchor), title, " ".join(filter(None, lines)))


def _snippet(section: Section, wanted: list[str]) -> str:
    """A piece of the section around the first word that is found."""
    text = section.words
    found = [at for at in (text.lower().find(word) for word in wanted) if at >= 0]
    at = max(min(found, default=0) - _SNIPPET // 3, 0)
    start = text.find(" ", at) + 1 if at else 0
    piece = text[start : start + _SNIPPET]
    end = piece.rfind(" ") if start + _SNIPPET < len(text) else len(piece)
    return f"{'… ' if start else ''}{piece[:end]}{' …' if start + _SNIPPET < len(text) else ''}"
