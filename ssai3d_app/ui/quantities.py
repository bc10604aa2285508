"""Numbers as people write and read them: lengths in the locale, sizes and times in words."""

from __future__ import annotations

import math
import re
from datetime import date, datetime

from PySide6.QtCore import QDate, QDateTime, QLocale

from ssai3d_app.ui import texts

_LARGEST_LENGTH = 1e6
MEASURE = re.compile(r"[\d.,\s×–−±≤→%+/()-]*\d[\d.,\s×–−±≤→%+/()µnmsih-]*")
"""Numbers with their signs and units, and no words: ``"≤ 0.31 ± 0.02 µm"``."""


def parse_length(text: str, locale: QLocale | None = None) -> float | None:
    """A positive length in µm, or ``None`` for anything else; see :func:`parse_ungrouped`."""
    value = parse_ungrouped(text, locale)
    return value if value is not None and 0 < value < _LARGEST_LENGTH else None


def parse_ungrouped(text: str, locale: QLocale | None = None) -> float | None:
    """Any finite number, or ``None``.

    The locale's decimal sign counts; a dot is understood in every locale. A group separator never
    is, so that ``1,5`` cannot silently become 15.
    """
    own = QLocale(locale or QLocale())
    own.setNumberOptions(QLocale.NumberOption.RejectGroupSeparator)
    plain = QLocale.c()
    plain.setNumberOptions(QLocale.NumberOption.RejectGroupSeparator)
    for reading in (own, plain):
        value, understood = reading.toDouble(text.strip())
        if understood:
            return value if math.isfinite(value) else None
    return None


def format_length(value: float, locale: QLocale | None = None) -> str:
    """A length with as many digits as it has, at most six."""
    own = QLocale(locale or QLocale())
    own.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return own.toString(value, "g", 6)


def format_exactly(value: float) -> str:
    """A length with every digit that it takes to read the same number again."""
    own = QLocale()
    own.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return own.toString(
        value, "g", QLocale.FloatingPointPrecisionOption.FloatingPointShortest.value
    )


def format_position(value: float, step: float) -> str:
    """A coordinate with digits enough to tell neighbouring voxels apart."""
    digits = 0 if step in (1.0, 10.0) or step > 10 else max(0, 1 - math.floor(math.log10(step)))
    return QLocale().toString(value, "f", min(digits, 4))


def format_intensity(value: float) -> str:
    """An intensity: whole numbers whole, real ones with four digits."""
    own = QLocale()
    own.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    if float(value).is_integer() and abs(value) < 1e9:
        return own.toString(int(value))
    return own.toString(float(value), "g", 4)


def format_fixed(value: float, digits: int) -> str:
    """A number with so many digits after the decimal sign."""
    return str(QLocale().toString(float(value), "f", digits))


def moment_in_words(when: datetime) -> str:
    """Day and time of day, where the computer is, in the locale's short form."""
    local = QDateTime.fromMSecsSinceEpoch(round(when.timestamp() * 1000))
    return str(QLocale().toString(local, QLocale.FormatType.ShortFormat))


def day_in_words(day: date) -> str:
    """A day in the locale's short form."""
    return str(QLocale().toString(QDate(day), QLocale.FormatType.ShortFormat))


def in_locale(number: str) -> str:
    """A number that was written in English (``"1,200.5"``), with the signs of the locale."""
    locale = QLocale()
    signs = {".": locale.decimalPoint(), ",": locale.groupSeparator()}
    return re.sub(r"(?<=\d)[.,](?=\d)", lambda sign: signs[sign.group()], number)


def size_in_words(count: float) -> str:
    """Bytes as ``"0.9 GB"``; decimal units, as disks are labelled."""
    locale = QLocale()
    for unit, size in (("TB", 1e12), ("GB", 1e9), ("MB", 1e6)):
        if count >= 0.1 * size:
            return f"{locale.toString(count / size, 'f', 1)} {unit}"
    return f"{locale.toString(max(count / 1e3, 1.0), 'f', 0)} kB"


def time_in_words(seconds: float) -> str:
    """A duration, coarse enough not to flicker."""
    if seconds < 5:
        return texts.FEW_SECONDS
    if seconds < 55:
        return texts.SECONDS.format(count=5 * math.ceil(seconds / 5))
    minutes = round(seconds / 60)
    if minutes < 60:
        return texts.MINUTES.format(count=max(1, minutes))
    return texts.HOURS.format(hours=minutes // 60, minutes=minutes % 60)


def range_in_words(low: float, high: float) -> str:
    """A range of durations in s, coarse enough not to flicker: ``"4–6 min"``."""
    shortest, longest = time_in_words(low), time_in_words(high)
    if shortest == longest:
        return shortest if high < 5 else texts.ABOUT_TIME.format(time=longest)
    if low >= 5 and high < 55:
        return texts.SECONDS_RANGE.format(low=5 * math.ceil(low / 5), high=5 * math.ceil(high / 5))
    first, last = round(low / 60), round(high / 60)
    if low >= 55 and last < 60:
        return texts.MINUTES_RANGE.format(low=max(1, first), high=last)
    return texts.TIME_RANGE.format(low=shortest, high=longest)


def rate_in_words(value: float) -> str:
    """A rate with two digits that count."""
    locale = QLocale()
    return locale.toString(value, "f", 0 if value >= 10 else 1 if value >= 1 else 2)
