"""The process that looks at the graphics card for the window, and prints the verdict."""

from __future__ import annotations

import sys

from ssai3d_app.engine.gpu.examining import gpu_verdict
from ssai3d_app.errors import ExitStatus

GPU_CHECK_ARGUMENT = "--gpu-check"


def main() -> int:
    """Print the verdict as a line of JSON."""
    # Whatever a library prints must not look like the verdict.
    wire, sys.stdout = sys.stdout, sys.stderr
    wire.write(gpu_verdict().model_dump_json() + "\n")
    wire.flush()
    return ExitStatus.DONE
