"""One request for the newest version, within ten seconds, through the proxy that the system names.

The answer is a small JSON, such as ``{"version": "1.2.0", "page": "https://…"}``; the page is for
the user to read, and nothing is ever fetched from it.
"""

from __future__ import annotations

import http.client
import re
import ssl
import time
import urllib.error
import urllib.request
from typing import Any, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from ssai3d_app.errors import ExitStatus, UserError

SECONDS = 10.0
_MOST_BYTES = 65_536
_PIECE_BYTES = 4_096
_LOCAL = ("127.0.0.1", "::1", "localhost")
_VERSION = re.compile(r"\d{1,6}(\.\d{1,6}){0,3}")


class Release(BaseModel):
    """The newest version, and the page that tells of it, ``None`` where none is named."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    version: str
    page: str | None = None

    @field_validator("version")
    @classmethod
    def _is_a_version(cls, version: str) -> str:
        if _VERSION.fullmatch(version) is None:
            raise ValueError("no version such as 1.2.0")
        return version

    @field_validator("page")
    @classmethod
    def _is_safe_to_open(cls, page: str | None) -> str | None:
        return page if page is not None and page.startswith("https://") else None


class Answer(BaseModel):
    """What came of the question, for the window.

    ``newer`` and ``current`` name the newest version; ``failed`` has ``problem`` and ``remedy``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["newer", "current", "failed"]
    version: str = ""
    page: str | None = None
    problem: str = ""
    remedy: str = ""


def answer_for(address: str, own_version: str, seconds: float = SECONDS) -> Answer:
    """Ask, and compare with the version that asks; a failure is an answer too."""
    try:
        newest = newest_release(address, seconds)
    except UserError as error:
        return Answer(kind="failed", problem=error.problem, remedy=error.remedy)
    kind: Literal["newer", "current"] = (
        "newer" if numbers(newest.version) > numbers(own_version) else "current"
    )
    return Answer(kind=kind, version=newest.version, page=newest.page)


def numbers(version: str) -> tuple[int, ...]:
    """A version to compare; what follows its numbers, such as ``.dev1``, does not count."""
    found = _VERSION.match(version)
    return tuple(map(int, found.group().split("."))) if found else ()


def newest_release(address: str, seconds: float = SECONDS) -> Release:
    """The newest version that an address names.

    Raises
    ------
    UserError
        When the address is none, nobody answers within ``seconds``, or what comes is no release.
    """
    if not _may_be_asked(address):
        raise _failure(
            "The address for new versions is not one that begins with https://",
            "tell whoever has set up SSAI-3D",
        )
    host = urlsplit(address).hostname or address
    try:
        content = _content(address, time.monotonic() + seconds)
    except urllib.error.HTTPError as error:
        with error:
            raise _failure(
                f"{host} has no list of versions (HTTP {error.code})", "try again later"
            ) from error
    except TimeoutError as error:
        raise _failure(f"{host} does not answer", "try again later") from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        if isinstance(getattr(error, "reason", None), TimeoutError):
            raise _failure(f"{host} does not answer", "try again later") from error
        if isinstance(getattr(error, "reason", None), ssl.SSLError):
            raise _failure(
                f"{host} cannot prove who it is, so it was not asked",
                "ask your IT department whether a proxy looks into encrypted traffic",
                str(error),
            ) from error
        raise _failure(
            f"{host} cannot be reached",
            "connect this computer to the network, or ask for its proxy",
            str(error),
        ) from error
    try:
        return Release.model_validate_json(content)
    except ValidationError as error:
        raise _failure(
            f"What {host} answers names no version", "tell whoever has set up SSAI-3D", str(error)
        ) from error


def _failure(problem: str, remedy: str, detail: str = "") -> UserError:
    return UserError(problem, remedy, ExitStatus.INTERNAL, detail)


def _may_be_asked(address: str) -> bool:
    """Encrypted, or a server on this very computer."""
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return False
    return bool(host) and (parts.scheme == "https" or (parts.scheme == "http" and host in _LOCAL))


class _CarefulRedirects(urllib.request.HTTPRedirectHandler):
    """Follows only to where one may ask."""

    def redirect_request(
        self, req: urllib.request.Request, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        if not _may_be_asked(newurl):
            raise urllib.error.HTTPError(req.full_url, code, "an unsafe redirect", headers, fp)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _content(address: str, until: float) -> bytes:
    """What the address answers, as far as it is of use; in pieces, since a slow server may drip."""
    opener = urllib.request.build_opener(_CarefulRedirects)
    request = urllib.request.Request(
        address, headers={"User-Agent": "SSAI-3D", "Accept": "application/json"}
    )

    with opener.open(request, timeout=max(0.01, until - time.monotonic())) as response:
        content = b""
        while piece := response.read1(_PIECE_BYTES):
            content += piece
            if time.monotonic() > until:
                raise TimeoutError("the answer comes too slowly")
            if len(content) > _MOST_BYTES:
                raise ValueError("the answer is too long")
    return content
