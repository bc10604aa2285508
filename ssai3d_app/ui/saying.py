"""What the parts below the window say, in the language of the window.

They know no Qt and speak English, in finished sentences: refusals, findings, remarks. Such a
sentence comes over a process's pipe, out of the list of jobs, or from a report of last year. Here
it is known again by the English templates in some of the files of ``texts/`` and said by their
translation with the values put in. What is not known stays as it is: an English sentence is better
than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from string import Formatter

from ssai3d_app.ui import texts
from ssai3d_app.ui.quantities import MEASURE, in_locale

_SUBJECTS = ("refusals", "remedies", "engine", "checks", "report_page")
_AS_IT_IS = re.compile(r"(name|path|folder|host|title|version|torch|type|code|time|date|error)\d?")
"""Placeholders of what is never translated, nor written in another way: names and versions."""
_NUMERIC = re.compile(
    r"(count|number|share|ratio|steps|index|hours|minutes|seconds|planes|free|needed)\d?"
)


def said(sentence: str) -> str:
    """A sentence of a part below, with its numbers, in the window's language.

    Problem and remedy may stand in one sentence (``"x.czi is empty; export it again."``), and the
    name of a scene before it (``"Scene 0 (cells): …"``).
    """
    language = texts.LANGUAGE_CODE
    return sentence if language == "en" else _said(language, sentence)


@lru_cache(maxsize=4096)
def _said(language: str, sentence: str) -> str:
    found = _phrases(language).find(sentence)
    return sentence if found is None else found


@lru_cache(maxsize=2)
def _phrases(_language: str) -> _Phrases:
    """Those of the language that is spoken at this moment."""
    return _Phrases(dict(_pairs()))


def _pairs() -> Iterator[tuple[str, str]]:
    for subject in _SUBJECTS:
        for name, templates in texts.english(subject).items():
            yield from zip(templates, getattr(texts, name), strict=True)


class _Phrases:
    """Templates in English and what they become."""

    def __init__(self, translations: dict[str, str]) -> None:
        self._fixed = {one: other for one, other in translations.items() if "{" not in one}
        templates = [one for one in translations if "{" in one]
        # The one with the most words of its own fits best.
        templates.sort(key=lambda one: len(re.sub(r"\{\w+\}", "", one)), reverse=True)
        self._templates = [(_own_words(one), _pattern(one), translations[one]) for one in templates]

    def find(self, sentence: str) -> str | None:
        """The translation of a sentence, or of both its parts; ``None`` where it is unknown."""
        if sentence in self._fixed:
            return self._fixed[sentence]
        return self._of_parts(sentence) or self._of_template(sentence) or self._of_label(sentence)

    def _of_parts(self, sentence: str) -> str | None:
        for gap in re.finditer("; ", sentence):
            first = self.find(sentence[: gap.start()])
            second = None if first is None else self.find(sentence[gap.end() :])
            if second is not None:
                return f"{first}; {second}"
        return None

    def _of_template(self, sentence: str) -> str | None:
        for own_words, pattern, translation in self._templates:
            # Looking for a few words is much faster than trying every pattern.
            fits = pattern.fullmatch(sentence) if own_words in sentence else None
            if fits is not None:
                values = {name: self._value(name, part) for name, part in fits.groupdict().items()}
                return translation.format(**values)
        if sentence.endswith("."):
            bare = self.find(sentence[:-1])
            return None if bare is None else f"{bare}."
        return None

    def _of_label(self, sentence: str) -> str | None:
        label, colon, rest = sentence.partition(": ")
        found = self.find(rest) if colon else None
        return None if found is None else f"{self.find(label) or label}: {found}"

    def _value(self, name: str, value: str) -> str:
        if _AS_IT_IS.fullmatch(name):
            return value
        if MEASURE.fullmatch(value):
            return in_locale(value)
        found = self.find(value)
        return value if found is None else found


def _own_words(template: str) -> str:
    """The longest piece between placeholders."""
    return max((literal for literal, *_ in Formatter().parse(template)), key=len)


def _pattern(template: str) -> re.Pattern[str]:
    parts = []
    for literal, name, _, _ in Formatter().parse(template):
        parts.append(re.escape(literal))
        if name:
            parts.append(f"(?P<{name}>{'[^ ]+?' if _NUMERIC.fullmatch(name) else '.+?'})")
    return re.compile("".join(parts), re.DOTALL)
