"""Contrast of colours as WCAG 2.2 defines it."""

from __future__ import annotations

TEXT, NO_TEXT = 4.5, 3.0
"""What level AA asks for, of text and of what is no text."""


def luminance(color: str) -> float:
    """Relative luminance of an sRGB colour, written as ``#rrggbb``."""
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(color: str, other: str) -> float:
    """Contrast of two colours, 1 to 21."""
    brighter, darker = sorted((luminance(color), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)
