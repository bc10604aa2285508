"""A report as PDF, A4, drawn with the same words and drawings as the page."""

from __future__ import annotations

from html import escape
from io import BytesIO
from typing import Any

from ssai3d_app.engine.report.document import (
    Block,
    Document,
    Figure,
    Heading,
    Paragraph,
    Table,
)
from ssai3d_app.engine.report.drawing import ROLES, Bitmap, Drawing, Stroke, Words, png
from ssai3d_app.engine.report.figures_in_words import kept_together

_MARGIN = 50.0
_FACTS = 0.36
"""Of the width, for what a row without a head tells of."""
_REGULAR, _BOLD = "Vera", "VeraBd"
_ANCHORS = {"start": "drawString", "middle": "drawCentredString", "end": "drawRightString"}
_INSTEAD = {"→": "to", "−": "–", "≤": "at most"}
_UNSHOWN = "?"


def paper_of(document: Document) -> bytes:
    """The file's content."""
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import SimpleDocTemplate

    _Fonts.register()
    styles = _Styles()
    width = A4[0] - 2 * _MARGIN
    story: list[Any] = [
        styles.paragraph(document.title, "title"),
        styles.paragraph(document.subtitle, "small"),
    ]
    for block in document.blocks:
        story += _flowables(block, styles, width)
    content = BytesIO()
    file = SimpleDocTemplate(
        content,
        pagesize=A4,
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=_MARGIN,
        bottomMargin=_MARGIN,
        title=_Fonts.shown(document.title),
        author=_Fonts.shown(document.subtitle.split(" · ")[0]),
        # The same record makes the same file.
        invariant=1,
    )

    def footer(canvas: Any, template: Any) -> None:
        canvas.setFont(_REGULAR, 7.5)
        canvas.setFillColor(ROLES["muted"][0])
        canvas.drawString(_MARGIN, 28, _Fonts.shown(document.title)[:90])
        canvas.drawRightString(A4[0] - _MARGIN, 28, str(template.page))

    file.build(story, onFirstPage=footer, onLaterPages=footer)
    return content.getvalue()


class _Fonts:
    """Bitstream Vera, which comes with the library, embedded, so that every reader shows it."""

    _known: frozenset[int] = frozenset()

    @classmethod
    def register(cls) -> None:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont

        if cls._known:
            return
        for name, file in ((_REGULAR, "Vera.ttf"), (_BOLD, "VeraBd.ttf")):
            pdfmetrics.registerFont(TTFont(name, file))
        cls._known = frozenset(pdfmetrics.getFont(_REGULAR).face.charToGlyph)

    @classmethod
    def shown(cls, text: str) -> str:
        """The text with a question mark for each sign that the font does not have."""
        return "".join(
            sign if ord(sign) in cls._known else _INSTEAD.get(sign, _UNSHOWN) for sign in text
        )


class _Styles:
    def __init__(self) -> None:
        from reportlab.lib.colors import HexColor
        from reportlab.lib.styles import ParagraphStyle

        ink, muted = HexColor(ROLES["ink"][0]), HexColor(ROLES["muted"][0])
        plain = ParagraphStyle(
            "plain", fontName=_REGULAR, fontSize=8.5, leading=12, textColor=ink, spaceAfter=3,
            splitLongWords=True,
        )  # fmt: skip

        def like(name: str, **changes: Any) -> Any:
            return ParagraphStyle(name, parent=plain, **changes)

        def heading(name: str, **changes: Any) -> Any:
            return like(name, fontName=_BOLD, keepWithNext=1, **changes)

        self._styles = {
            "plain": plain,
            "small": like("small", fontSize=7.5, leading=10.5, textColor=muted),
            "caution": plain,
            "cell": like("cell", fontSize=8, leading=10.5, spaceAfter=0),
            "name": like("name", fontSize=8, leading=10.5, spaceAfter=0, textColor=muted),
            "head": like("head", fontSize=8, leading=10.5, spaceAfter=0, fontName=_BOLD),
            "title": like("title", fontName=_BOLD, fontSize=16, leading=20),
            "h2": heading("h2", fontSize=12, leading=15, spaceBefore=14),
            "h3": heading("h3", fontSize=9.5, leading=13, spaceBefore=9),
            "note": like(
                "note", backColor=HexColor("#fff7e6"), borderColor=HexColor("#c98a1b"),
                borderWidth=0.8, borderPadding=7, spaceBefore=14, spaceAfter=14,
            ),
        }  # fmt: skip

    def paragraph(self, text: str, style: str) -> Any:
        from reportlab.platypus import Paragraph as Flowing

        words = escape(_Fonts.shown(kept_together(text)), quote=False)
        if style == "caution":
            words = f'<font name="{_BOLD}">Caution:</font> {words}'
        return Flowing(words, self._styles[style])


def _flowables(block: Block, styles: _Styles, width: float) -> list[Any]:
    match block:
        case Heading(text=text, level=level):
            return [styles.paragraph(text, f"h{level}")]
        case Paragraph(text=text, kind=kind):
            return [styles.paragraph(text, kind)]
        case Table():
            return [_table(block, styles, width)]
        case Figure(drawings=drawings, caption=caption):
            return _figure(drawings, styles.paragraph(caption, "small"), width)


def _table(table: Table, styles: _Styles, width: float) -> Any:
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import Table as Grid

    if table.head:
        rows = [[styles.paragraph(cell, "head") for cell in table.head]]
        rows += [[styles.paragraph(cell, "cell") for cell in row] for row in table.rows]
        longest = [
            max(len(row[k]) for row in (table.head, *table.rows)) for k in range(len(table.head))
        ]
        shares = [min(max(n, 9), 34) for n in longest]
        widths = [width * share / sum(shares) for share in shares]
    else:
        rows = [
            [styles.paragraph(name, "name"), styles.paragraph(told, "cell")]
            for name, told in table.rows
        ]
        widths = [_FACTS * width, (1 - _FACTS) * width]
    grid = Grid(rows, colWidths=widths, repeatRows=1 if table.head else 0, hAlign="LEFT")
    rule = HexColor(ROLES["grid"][0])
    grid.setStyle(
        [
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, rule),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (0, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 2.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
        ]
    )
    return grid


def _figure(drawings: tuple[Drawing, ...], caption: Any, width: float) -> list[Any]:
    """Drawings from left to right, as many as fit, at one scale; the caption stays with them."""
    from reportlab.platypus import KeepTogether, Spacer

    gap = 8.0
    widest = max(drawing.width for drawing in drawings)
    across = min(len(drawings), max(1, int((2 * width + gap) / (widest + gap))), 4)
    row_width = across * widest + (across - 1) * gap
    scale = min(1.0, width / row_width)
    rows = [drawings[k : k + across] for k in range(0, len(drawings), across)]
    shown = [_row(row, scale, gap) for row in rows]
    return [KeepTogether([Spacer(1, 6), *shown, Spacer(1, 3), caption, Spacer(1, 6)])]


def _row(drawings: tuple[Drawing, ...], scale: float, gap: float) -> Any:
    from reportlab.platypus import Flowable

    class Row(Flowable):  # type: ignore[misc]
        def wrap(self, *_: float) -> tuple[float, float]:
            wide = sum(d.width for d in drawings) + gap * (len(drawings) - 1)
            return scale * wide, scale * max(d.height for d in drawings)

        def draw(self) -> None:
            canvas = self.canv
            left = 0.0
            for drawing in drawings:
                canvas.saveState()
                canvas.scale(scale, scale)
                canvas.translate(left, max(d.height for d in drawings))
                _draw(canvas, drawing)
                canvas.restoreState()
                left += drawing.width + gap

    return Row()


def _draw(canvas: Any, drawing: Drawing) -> None:
    """Draw with the origin at the top left; the canvas counts upwards."""
    from reportlab.lib.utils import ImageReader

    for item in drawing.items:
        match item:
            case Stroke(points=points, role=role, width=width, dash=dash):
                canvas.setStrokeColor(ROLES[role][0])
                canvas.setLineWidth(width)
                canvas.setDash(*([list(dash)] if dash else []))
                path = canvas.beginPath()
                for number, (x, y) in enumerate(points):
                    (path.lineTo if number else path.moveTo)(x, -y)
                canvas.drawPath(path)
            case Words(x=x, y=y, text=text, anchor=anchor, size=size, role=role, turned=turned):
                canvas.setFont(_REGULAR, 0.92 * size)
                canvas.setFillColor(ROLES[role][0])
                canvas.saveState()
                canvas.translate(x, -y)
                if turned:
                    canvas.rotate(90)
                getattr(canvas, _ANCHORS[anchor])(0, 0, _Fonts.shown(text))
                canvas.restoreState()
            case Bitmap(x=x, y=y, width=width, height=height, pixels=pixels):
                image = ImageReader(BytesIO(png(pixels)))
                canvas.drawImage(image, x, -y - height, width, height)
