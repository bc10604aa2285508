"""From the options of ``ssai3d restore`` to a request: a template first, then what was typed."""

from __future__ import annotations

import argparse
from typing import Any

from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.engine.template import read_template
from ssai3d_app.volume.corrections import Corrections


def request_from(options: argparse.Namespace) -> RestoreRequest:
    """The request; what was typed counts more than what the template says.

    Raises
    ------
    UserError
        When the template cannot be used.
    pydantic.ValidationError
        When the options do not go together.
    """
    choices: dict[str, Any] = {}
    if options.template is not None:
        choices = read_template(options.template).choices
    typed = {
        "preset": options.preset,
        "network": options.network,
        "method": options.method,
        "iterations": options.iterations,
        "tv_weight": options.tv_weight,
        "dtype": options.dtype,
        "seed": options.seed,
        "trust_map": False if options.no_trust_map else None,
    }
    choices |= {name: value for name, value in typed.items() if value is not None}
    if options.set:
        before = choices["changes"].made if "changes" in choices else {}
        choices["changes"] = {**before, **dict(options.set)}
    return RestoreRequest(
        path=options.file,
        output=options.output,
        scenes=options.scene,
        channels=None if options.channel is None else tuple(options.channel),
        time=options.time,
        corrections=corrections_from(options),
        model=options.model,
        keep_model=options.keep_model,
        device=options.device,
        report=options.report,
        zarr_version=options.zarr_version,
        psf=options.psf,
        **choices,
    )


def corrections_from(options: argparse.Namespace) -> Corrections:
    """What was typed of voxel size, order of axes and channel names."""
    z, y, x = options.voxel_size or (None, None, None)
    return Corrections(
        z=z,
        y=y,
        x=x,
        axis_order=options.axis_order,
        channel_names=dict(options.channel_name or ()),
    )
