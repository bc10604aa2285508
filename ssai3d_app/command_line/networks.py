"""``ssai3d networks``: list, import and remove."""

from __future__ import annotations

import argparse
import json
import logging
import sys
import traceback
from typing import Any

from ssai3d_app.engine.backbones.cost import relative_time
from ssai3d_app.engine.backbones.library import library, remove_network
from ssai3d_app.engine.backbones.registry import Backbone
from ssai3d_app.engine.events import Failed
from ssai3d_app.errors import ExitStatus, UserError, unreadable
from ssai3d_app.safe_reading.memory_limit import limited_memory

_log = logging.getLogger(__name__)


def run_networks(options: argparse.Namespace) -> int:
    """Run one of the three; returns the exit status.

    With ``--json`` the answer is one line, and so is a failure, whose sentence stands on standard
    error as well.
    """
    run = {"list": _list, "import": _import, "remove": _remove}[options.action]
    try:
        answer, words = run(options)
    except UserError as error:
        _log.info("networks %s: %s (%s)", options.action, error, error.detail)
        return _fail(options, error, error.detail)
    except Exception as error:  # noqa: BLE001 - the last door before the user; the log has it all
        _log.exception("networks %s failed", options.action)
        told = UserError(
            "Something went wrong inside SSAI-3D", "send the log to support", ExitStatus.INTERNAL
        )
        return _fail(options, told, "".join(traceback.format_exception(error)))
    # ASCII, since what reads this may not share the encoding of this terminal.
    sys.stdout.write((json.dumps(answer) if options.json else words) + "\n")
    return ExitStatus.DONE


def _fail(options: argparse.Namespace, error: UserError, detail: str) -> int:
    if options.json:
        failed = Failed(
            problem=error.problem, remedy=error.remedy, status=error.status, detail=detail
        )
        sys.stdout.write(json.dumps(failed.model_dump(mode="json")) + "\n")
    sys.stderr.write(error.sentence + "\n")
    return error.status


def _list(_options: argparse.Namespace) -> tuple[dict[str, Any], str]:
    found = library()
    answer = {
        "networks": [_as_json(network) for network in found.networks],
        "damaged": list(found.damaged),
    }
    lines = [line for network in found.networks for line in _in_words(network)]
    lines += [f"{name}: damaged; remove it and import it again" for name in found.damaged]
    return answer, "\n".join(lines)


def _import(options: argparse.Namespace) -> tuple[dict[str, Any], str]:
    # Torch first, so that what it takes itself does not count against the file.
    from ssai3d_app.engine.backbones.importing import import_network

    try:
        size = options.file.stat().st_size
    except OSError as error:
        raise unreadable(
            f"{options.file.name} cannot be read", "check its name and your permission", str(error)
        ) from error
    with limited_memory(size):
        network = import_network(options.file, options.name, options.licence)
    return _as_json(network), "\n".join([f"Imported as {network.name}.", *_in_words(network)])


def _remove(options: argparse.Namespace) -> tuple[dict[str, Any], str]:
    name = remove_network(options.name)
    return {"removed": name}, f"Removed {name}."


def _as_json(network: Backbone) -> dict[str, Any]:
    told = network.model_dump(mode="json")
    return {**told, "relative_time": round(relative_time(network.architecture), 2)}


def _in_words(network: Backbone) -> list[str]:
    origin = network.origin
    came = "ships with SSAI-3D" if origin is None else f"imported on {origin.imported}"
    width, time = network.architecture.width, relative_time(network.architecture)
    lines = [
        f"{network.name}: {network.words}",
        f"    NAFNet, width {width}, {network.parameters:,} parameters, "
        f"{time:.1f} × the time of “fast”",
        f"    licence {network.licence}; {came}; training: {network.recipe}",
    ]
    if origin is not None:
        lines += [f"    {change}" for change in origin.changes]
    return lines
