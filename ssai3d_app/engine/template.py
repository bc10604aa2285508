"""Recipes as files: the choices of a restoration without anything that belongs to one stack.

A template holds method, preset, network, every value that was changed, the type of the result and
the seed. It holds no file names, scenes, channels or times, no voxel size and other corrections, no
PSF and no tuned model (files of this computer, for this microscope's setting), and no device: what
computes is the computer's affair.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

from pydantic import StringConstraints, ValidationError

from ssai3d_app.durable import make_folder, write_durably
from ssai3d_app.engine.recipe import RestoreChoices, RestoreRequest
from ssai3d_app.errors import UserError, cannot_write, unreadable

TEMPLATE_SUFFIX = ".ssai3d-recipe.json"
VERSION = 1
"""Raised when a field changes its meaning, or one is added that an older program would miss."""

_LARGEST = 64 * 1024
_KEY = "ssai3d_recipe"

TemplateName = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=80, pattern=r"^[^\n\r]+$"),
]


class Template(RestoreChoices):
    """Choices under a name; ``about`` says in the user's words what they are for."""

    ssai3d_recipe: int = VERSION
    name: TemplateName
    about: Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)] = ""

    @classmethod
    def of(cls, choices: RestoreChoices, name: str, about: str = "") -> Template:
        """The template of what is chosen; of a request only what is no matter of one stack."""
        kept = {field: getattr(choices, field) for field in RestoreChoices.model_fields}
        return cls(name=name, about=about, **kept)

    @property
    def choices(self) -> dict[str, Any]:
        """What it chooses, by field of :class:`RestoreChoices`."""
        return {field: getattr(self, field) for field in RestoreChoices.model_fields}

    def applied_to(self, request: RestoreRequest) -> RestoreRequest:
        """The request with these choices in place of its own.

        A tuned model goes where they ask for another network or method, with which it would not go.
        """
        update = self.choices
        if self.method != "ssai" or self.network is not None:
            update["model"] = None
        return request.model_copy(update=update)


def read_template(path: Path) -> Template:
    """The template in a file.

    Raises
    ------
    UserError
        When it cannot be read, or is no template of this version; in one plain sentence.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError as error:
        raise unreadable(
            f"{path.name} cannot be read", "check its name, its drive and your permission",
            str(error),
        ) from error  # fmt: skip
    if len(content) > _LARGEST:
        raise _no_template(path, "it is larger than a template can be")
    try:
        told = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise _no_template(path, str(error)) from error
    if not isinstance(told, dict) or _KEY not in told:
        raise _no_template(path, f"it has no {_KEY}")
    version = told[_KEY]
    if isinstance(version, int) and version > VERSION:
        raise unreadable(
            f"{path.name} was saved by a newer SSAI-3D",
            "install that, or ask for a template saved by this version",
            f"version {version}",
        )
    try:
        return Template.model_validate_json(content)
    except ValidationError as error:
        raise unreadable(
            f"{path.name} cannot be used: {_first_mistake(error)}",
            "correct it, or ask its maker for it again",
            str(error),
        ) from error


def write_template(template: Template, path: Path) -> None:
    """Write a template whole.

    Raises
    ------
    UserError
        When it cannot be written; what stood there stands.
    """
    try:
        make_folder(path.parent)
        told = template.model_dump_json(indent=1, exclude_none=True)
        write_durably(path, told.encode() + b"\n")
    except OSError as error:
        raise cannot_write(
            f"{path.name} cannot be written", "choose another folder", str(error)
        ) from error


def _no_template(path: Path, detail: str) -> UserError:
    return unreadable(
        f"{path.name} is no template of SSAI-3D",
        f"choose a file that ends in {TEMPLATE_SUFFIX}",
        detail,
    )


def _first_mistake(error: ValidationError) -> str:
    """What is wrong with it first, by the name of the value."""
    mistake = error.errors()[0]
    name = ".".join(str(part) for part in mistake["loc"]).replace("_", " ")
    reason = mistake["msg"].removeprefix("Value error, ")
    if mistake["type"] == "extra_forbidden":
        reason = "this version knows no such value"
    return f"{name}: {reason}" if name else reason
