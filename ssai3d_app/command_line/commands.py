"""``ssai3d info`` and ``ssai3d restore``, and the way to the other commands."""

from __future__ import annotations

import argparse
import json
import logging
import sys

from pydantic import ValidationError

from ssai3d_app.command_line.arguments import parser
from ssai3d_app.command_line.choices import request_from
from ssai3d_app.command_line.description import describe_image, in_words
from ssai3d_app.command_line.export import run_export
from ssai3d_app.command_line.narrator import JsonLines, TerminalNarrator
from ssai3d_app.command_line.preview import after_preview, run_preview
from ssai3d_app.command_line.signals import obeying_signals
from ssai3d_app.engine.cancellation import CancellationSource
from ssai3d_app.engine.recipe_values import RecipeChanges
from ssai3d_app.errors import ExitStatus, UserError
from ssai3d_app.safe_reading.opening import open_safely

_log = logging.getLogger(__name__)


def run_command(arguments: list[str]) -> int:
    """Run one command; returns the exit status."""
    try:
        options = parser().parse_args(arguments)
    except SystemExit as ended:  # argparse has said why, or printed the help
        return int(ended.code or 0)
    if options.command == "networks":
        from ssai3d_app.command_line.networks import run_networks

        return run_networks(options)
    if options.command == "export":
        return run_export(options)
    if options.command == "analyse":
        from ssai3d_app.command_line.analyse import run_analyse

        return run_analyse(options)
    if options.command == "preview":
        return run_preview(options)
    return _info(options) if options.command == "info" else _restore(options)


def _info(options: argparse.Namespace) -> int:
    try:
        with open_safely(options.file) as image:
            if options.json:
                told = describe_image(image, checks=options.check)
                text = json.dumps(told, ensure_ascii=False, allow_nan=False)
            else:
                text = in_words(image, checks=options.check)
    except UserError as error:
        _log.info("info: %s (%s)", error, error.detail)
        _say(error.sentence)
        return error.status
    except Exception:  # noqa: BLE001 - the last door before the user; the log has it all
        _log.exception("info failed for %s", options.file)
        _say("Something went wrong inside SSAI-3D; send the log to support.")
        return ExitStatus.INTERNAL
    sys.stdout.write(text + "\n")
    return ExitStatus.DONE


def _restore(options: argparse.Namespace) -> int:
    if (options.method or "ssai") != "ssai":
        for name, value in (("--preset", options.preset), ("--keep-model", options.keep_model)):
            if value is not None:
                _say(
                    f"ssai3d restore: the method {options.method} tunes nothing; leave {name} out."
                )
                return ExitStatus.WRONG_USAGE
    try:
        request = request_from(options)
        if options.after_preview is not None:
            request = after_preview(request, options.after_preview)
    except UserError as error:
        _log.info("restore: %s (%s)", error, error.detail)
        _say(error.sentence)
        return error.status
    except ValidationError as error:
        _say(f"ssai3d restore: {_reason(error)}; see ssai3d restore --help.")
        return ExitStatus.WRONG_USAGE
    source = CancellationSource()
    with obeying_signals(source, keeps=options.keep):
        # Torch is imported only now that there is something for it to do.
        from ssai3d_app.engine.run import run_to_the_end

        narrator = JsonLines(sys.stdout) if options.json else TerminalNarrator(sys.stderr)
        return run_to_the_end(request, narrator, source.token, resume=options.resume)


def _reason(error: ValidationError) -> str:
    """The first mistake; a value that was set is named."""
    mistake = error.errors()[0]
    reason = mistake["msg"].removeprefix("Value error, ")
    place = [str(part) for part in mistake["loc"]]
    if place[:1] != ["changes"]:
        return reason
    if mistake["type"] == "extra_forbidden":
        known = ", ".join(RecipeChanges.model_fields)
        return f"there is no value {place[-1]} to set; there are {known}"
    return f"{place[-1]}: {reason[:1].lower()}{reason[1:]}"


def _say(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")
