"""What the commands accept, and how a wrong call is told in one sentence."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NoReturn

from ssai3d_app import __version__
from ssai3d_app.command_line.option_values import (
    Scenes,
    count,
    index,
    micrometres,
    named_channel,
    region,
    scene,
    set_value,
    span,
    voxels,
    weight,
)
from ssai3d_app.engine.analysis.request import SETTINGS
from ssai3d_app.engine.classics.names import CLASSICS
from ssai3d_app.errors import ExitStatus


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence instead of a usage dump."""

    def error(self, message: str) -> NoReturn:
        self.exit(ExitStatus.WRONG_USAGE, f"{self.prog}: {message}; see {self.prog} --help.\n")


def parser() -> argparse.ArgumentParser:
    """The parser of ``ssai3d``."""
    top = _Parser(
        prog="ssai3d",
        description="Isotropic resolution for 3D microscopy stacks, learnt from the stack itself.",
        epilog="Without a command, the window opens: ssai3d [FILE]. "
        "Without graphics card and OpenGL: ssai3d --safe-mode [FILE]. "
        "Whether this installation works: ssai3d --self-test [--full] [--json FILE].",
    )
    top.add_argument("--version", action="version", version=f"SSAI-3D {__version__}")
    commands = top.add_subparsers(
        dest="command", required=True, metavar="{info,preview,restore,analyse,export,networks}"
    )

    info = commands.add_parser("info", help="say what a file holds")
    info.add_argument("file", type=Path, metavar="FILE")
    info.add_argument(
        "--check",
        action="store_true",
        help="also say what a restoration would warn of, after a look at some of the pixels",
    )
    info.add_argument("--json", action="store_true", help="as JSON; unknown is null")

    restore = commands.add_parser("restore", help="restore a stack to isotropic resolution")
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.add_argument(
        "--output",
        type=Path,
        required=True,
        metavar="OUT",
        help="ends in .ome.tif, .ome.zarr, or .tif for ImageJ",
    )
    restore.add_argument(
        "--zarr-version",
        choices=("0.4", "0.5"),
        default="0.4",
        help="of OME-Zarr; default 0.4, which more programs read",
    )
    restore.add_argument(
        "--scene",
        type=scene,
        nargs="+",
        action=Scenes,
        default=(0,),
        metavar="N",
        help="scenes from 0, or all that can be restored: --scene all; default 0",
    )
    restore.add_argument(
        "--channel", type=index, nargs="+", metavar="N", help="channels from 0; default all"
    )
    restore.add_argument("--time", type=index, metavar="T", help="one time from 0; default all")
    restore.add_argument(
        "--voxel-size",
        type=micrometres,
        nargs=3,
        metavar=("Z", "Y", "X"),
        help="in µm; overrides the file",
    )
    restore.add_argument(
        "--axis-order",
        default="TCZ",
        metavar="TCZ",
        help="what the axes that the file calls T, C and Z are in truth; ZCT when time is z",
    )
    restore.add_argument(
        "--channel-name",
        type=named_channel,
        action="append",
        metavar="N=NAME",
        help="name of channel N, from 0; overrides the file; may be given again",
    )
    restore.add_argument(
        "--method", choices=("ssai", *CLASSICS),
        help="ssai, a network tuned to the stack (default), or a classic deconvolution: rl "
        "(Richardson–Lucy), rl-tv (the same with total variation), fista (with it too)",
    )  # fmt: skip
    restore.add_argument(
        "--psf",
        type=Path,
        metavar="FILE",
        help="PSF of the microscope, with its voxel size, its centre in the middle, for the "
        "classics and for fitting the network's prediction to the raw planes; default a blur that "
        "is found from the stack",
    )
    restore.add_argument(
        "--iterations",
        type=count,
        metavar="N",
        help="of the classics; default " + ", ".join(
            f"{classic.iterations} for {name}" for name, classic in CLASSICS.items()
        ),
    )  # fmt: skip
    restore.add_argument(
        "--tv-weight",
        type=weight,
        metavar="W",
        help="of total variation; default " + ", ".join(
            f"{classic.tv_weight:g} for {name}"
            for name, classic in CLASSICS.items()
            if classic.tv_weight is not None
        ),
    )  # fmt: skip
    restore.add_argument(
        "--preset", choices=("quick", "balanced", "best"),
        help="how long the network is tuned; default balanced",
    )  # fmt: skip
    restore.add_argument(
        "--network",
        metavar="NAME",
        help="network to tune (see ssai3d networks list); default that of the preset",
    )
    restore.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto")
    restore.add_argument("--seed", type=index, metavar="N", help="default 0")
    restore.add_argument(
        "--template",
        type=Path,
        metavar="FILE",
        help="choices that were saved as a file; what else is typed here counts more",
    )
    restore.add_argument(
        "--set",
        type=set_value,
        action="append",
        metavar="NAME=VALUE",
        help="a value of the recipe, such as tuning_steps=500; may be given again",
    )
    restore.add_argument(
        "--report",
        type=Path,
        metavar="DIR",
        help="folder for the report: HTML, PDF, JSON, Methods",
    )
    restore.add_argument(
        "--model",
        type=Path,
        metavar="FILE",
        help="networks that an earlier restoration of a like stack has tuned; tunes nothing",
    )
    restore.add_argument(
        "--keep-model", type=Path, metavar="FILE", help="where to keep what is tuned, for --model"
    )
    restore.add_argument("--dtype", choices=("same", "float32"), help="of the result; default same")
    restore.add_argument(
        "--after-preview",
        type=Path,
        metavar="DIR",
        help="go on from what a preview of the same stack has learnt; fewer steps are left",
    )
    restore.add_argument(
        "--no-trust-map",
        action="store_true",
        help="do not write NAME_trust.ome.tif, how far each voxel is to be trusted (0–1)",
    )
    restore.add_argument(
        "--resume",
        action="store_true",
        help="go on from where the same command was stopped, to the same pixels",
    )
    restore.add_argument(
        "--keep",
        action="store_true",
        help="on Ctrl+C keep what is done, for --resume, instead of cancelling",
    )
    restore.add_argument("--json", action="store_true", help="progress as JSON lines")
    _add_export(commands)
    _add_analyse(commands)
    _add_preview(commands)
    _add_networks(commands)
    return top


def _add_export(commands: argparse._SubParsersAction[_Parser]) -> None:
    export = commands.add_parser("export", help="write a stack, or a part of it, in another format")
    export.add_argument("file", type=Path, metavar="FILE")
    export.add_argument(
        "--output", type=Path, required=True, metavar="OUT",
        help="ends in .ome.tif, .ome.zarr, or .tif for ImageJ",
    )  # fmt: skip
    export.add_argument("--replace", action="store_true", help="a file of that name goes")
    export.add_argument("--scene", type=index, default=0, metavar="N", help="from 0; default 0")
    export.add_argument(
        "--region", type=voxels, metavar="Z0:Z1,Y0:Y1,X0:X1",
        help="first voxel from 0, and the one after the last; default the whole stack",
    )  # fmt: skip
    export.add_argument("--channels", type=index, nargs="+", metavar="N", help="default all")
    export.add_argument("--times", type=index, nargs="+", metavar="T", help="default all")
    export.add_argument(
        "--bit-depth", type=int, choices=(8, 16, 32),
        help="8 and 16 for whole numbers, 32 for real ones; default that of the stack",
    )  # fmt: skip
    scaling = export.add_mutually_exclusive_group()
    scaling.add_argument(
        "--scale", type=span, nargs="+", metavar="LOW:HIGH",
        help="values that become 0 and the highest one, for all channels or each; default 0 to the "
        "highest value where the new type cannot hold every old one",
    )  # fmt: skip
    scaling.add_argument("--unscaled", action="store_true", help="clip what the type cannot hold")
    export.add_argument(
        "--voxel-size", type=micrometres, nargs=3, metavar=("Z", "Y", "X"), help="as for restore"
    )
    export.add_argument("--axis-order", default="TCZ", metavar="TCZ", help="as for restore")
    export.add_argument(
        "--channel-name", type=named_channel, action="append", metavar="N=NAME",
        help="as for restore",
    )  # fmt: skip
    export.add_argument("--zarr-version", choices=("0.4", "0.5"), default="0.4")
    export.add_argument("--json", action="store_true", help="progress as JSON lines")


def _add_preview(commands: argparse._SubParsersAction[_Parser]) -> None:
    preview = commands.add_parser("preview", help="restore a small region within a minute")
    preview.add_argument("file", type=Path, metavar="FILE")
    preview.add_argument(
        "--output", type=Path, required=True, metavar="DIR",
        help="folder for both small stacks, and for what restore --after-preview goes on from",
    )  # fmt: skip
    preview.add_argument(
        "--region", type=region, metavar="Z0:Z1,Y0:Y1,X0:X1",
        help="in voxels from 0; default where there is most structure",
    )  # fmt: skip
    for name in ("scene", "channel", "time"):
        preview.add_argument(f"--{name}", type=index, default=0, metavar="N", help="default 0")
    preview.add_argument(
        "--voxel-size", type=micrometres, nargs=3, metavar=("Z", "Y", "X"), help="as for restore"
    )
    preview.add_argument("--axis-order", default="TCZ", metavar="TCZ", help="as for restore")
    preview.add_argument("--preset", choices=("quick", "balanced", "best"), default="balanced")
    preview.add_argument("--network", metavar="NAME", help="as for restore")
    preview.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto")
    preview.add_argument("--seed", type=index, default=0, metavar="N", help="default 0")
    preview.add_argument("--json", action="store_true", help="progress as JSON lines")


def _add_analyse(commands: argparse._SubParsersAction[_Parser]) -> None:
    analyse = commands.add_parser("analyse", help="measure structures, raw and restored")
    analyse.add_argument("kind", choices=tuple(SETTINGS), metavar="KIND", help=", ".join(SETTINGS))
    analyse.add_argument("file", type=Path, metavar="FILE", help="the stack as it was recorded")
    analyse.add_argument(
        "--restored", type=Path, metavar="FILE", help="what was restored of it, to put beside"
    )
    analyse.add_argument(
        "--output", type=Path, required=True, metavar="FOLDER", help="tables, labels, traces, JSON"
    )
    analyse.add_argument(
        "--setting",
        type=set_value,
        action="append",
        metavar="NAME=VALUE",
        help="lengths in µm; may be given again; what is left out is suggested from the stack",
    )
    for name in ("scene", "channel", "time"):
        analyse.add_argument(f"--{name}", type=index, default=0, metavar="N", help="default 0")
    analyse.add_argument(
        "--voxel-size",
        type=micrometres,
        nargs=3,
        metavar=("Z", "Y", "X"),
        help="of FILE, in µm; overrides the file",
    )
    analyse.add_argument("--axis-order", default="TCZ", metavar="TCZ", help="as for restore")
    analyse.add_argument("--json", action="store_true", help="progress as JSON lines")


def _add_networks(commands: argparse._SubParsersAction[_Parser]) -> None:
    networks = commands.add_parser("networks", help="list, import or remove networks")
    actions = networks.add_subparsers(dest="action", required=True, metavar="{list,import,remove}")
    listing = actions.add_parser("list", help="those that ship and those that were imported")
    taking = actions.add_parser("import", help="take a NAFNet checkpoint into the own networks")
    taking.add_argument("file", type=Path, metavar="FILE", help=".pth, .pt or .safetensors")
    taking.add_argument("--name", metavar="NAME", help="default that of the file")
    taking.add_argument(
        "--licence", metavar="LICENCE", help="under which its makers give it; goes into reports"
    )
    removing = actions.add_parser("remove", help="remove an imported network")
    removing.add_argument("name", metavar="NAME")
    for action in (listing, taking, removing):
        action.add_argument("--json", action="store_true", help="the answer as JSON")
