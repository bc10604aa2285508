"""Where technical detail goes: a rotating log file that users can send to support."""

from __future__ import annotations

import logging
import logging.handlers

from ssai3d_app.locations import log_file


def start_logging() -> None:
    """Log to the user's log file; without one (read-only home) go on, and say so once."""
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    try:
        handler: logging.Handler = logging.handlers.RotatingFileHandler(
            log_file(), maxBytes=2_000_000, backupCount=3, encoding="utf-8", delay=True
        )
    except OSError as error:
        handler = logging.NullHandler()
        logging.getLogger(__name__).warning("No log file can be written: %s", error)
    handler.setFormatter(
        logging.Formatter("%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s")
    )
    root.addHandler(handler)
    logging.captureWarnings(True)
