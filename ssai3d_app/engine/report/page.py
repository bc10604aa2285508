"""A report as one HTML file: no script, no network, pictures inside, light and dark."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from string import Template

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
from ssai3d_app.locations import resources

_LARGER = 1.1
"""Pixels of the page for a point of a drawing: its words are small on a screen."""


def page_of(document: Document) -> bytes:
    """The file's content, UTF-8."""
    template = Template((resources() / "report" / "page.html").read_text(encoding="utf-8"))
    light, dark = (
        " ".join(f"--{role}: {colours[ground]};" for role, colours in ROLES.items())
        for ground in (0, 1)
    )
    strokes = "\n".join(f"svg .s-{role} {{ stroke: var(--{role}); }}" for role in ROLES)
    text = template.substitute(
        title=escape(document.title),
        subtitle=escape(document.subtitle),
        light=light,
        dark=dark,
        strokes=strokes,
        body="\n".join(_block(block) for block in document.blocks),
    )
    return text.encode("utf-8")


def _block(block: Block) -> str:
    match block:
        case Heading(text=text, level=level):
            return f"<h{level}>{_shown(text)}</h{level}>"
        case Paragraph(text=text, kind=kind):
            return f'<p class="{kind}">{_shown(text)}</p>'
        case Table():
            return _table(block)
        case Figure(drawings=drawings, caption=caption):
            inside = "\n".join(svg(drawing) for drawing in drawings)
            return (
                f'<figure><div class="drawings">{inside}</div>'
                f"<figcaption>{_shown(caption)}</figcaption></figure>"
            )


def _shown(text: str) -> str:
    return escape(kept_together(text))


def _table(table: Table) -> str:
    if table.head:
        head = "".join(f'<th scope="col">{_shown(cell)}</th>' for cell in table.head)
        rows = "\n".join(
            "<tr>" + "".join(f"<td>{_shown(cell)}</td>" for cell in row) + "</tr>"
            for row in table.rows
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    rows = "\n".join(
        f'<tr><th scope="row">{_shown(name)}</th><td>{_shown(told)}</td></tr>'
        for name, told in table.rows
    )
    return f'<table class="facts"><tbody>{rows}</tbody></table>'


def svg(drawing: Drawing) -> str:
    """A drawing as inline SVG, its title for those who do not see it."""
    items = "".join(_item(item) for item in drawing.items)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{_LARGER * drawing.width:g}" '
        f'height="{_LARGER * drawing.height:g}" viewBox="0 0 {drawing.width:g} {drawing.height:g}">'
        f"<title>{escape(drawing.title)}</title>{items}</svg>"
    )


def _item(item: Stroke | Words | Bitmap) -> str:
    match item:
        case Stroke(points=points, role=role, width=width, dash=dash):
            path = " ".join(f"{x:g},{y:g}" for x, y in points)
            broken = f' stroke-dasharray="{" ".join(f"{d:g}" for d in dash)}"' if dash else ""
            return (
                f'<polyline class="s-{role}" fill="none" stroke-width="{width:g}"{broken} '
                f'points="{path}"/>'
            )
        case Words(x=x, y=y, text=text, anchor=anchor, size=size, role=role, turned=turned):
            turn = f' transform="rotate(-90 {x:g} {y:g})"' if turned else ""
            muted = ' class="muted"' if role == "muted" else ""
            return (
                f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" text-anchor="{anchor}"'
                f"{muted}{turn}>{escape(text)}</text>"
            )
        case Bitmap(x=x, y=y, width=width, height=height, pixels=pixels):
            data = b64encode(png(pixels)).decode()
            return (
                f'<image x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" '
                f'preserveAspectRatio="none" href="data:image/png;base64,{data}"/>'
            )
