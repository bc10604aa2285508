"""What went wrong."""

from __future__ import annotations

ERROR_DETAILS = "Details"
ERROR_COPY = "Copy details"
ERROR_DISMISS = "Dismiss"
ERROR_INTERNAL = "Something went wrong inside SSAI-3D"
ERROR_INTERNAL_REMEDY = "go on working; if it happens again, send the log to support"
ERROR_UNREADABLE = "{name} cannot be read"
ERROR_UNREADABLE_REMEDY = "check that the file is complete, or export it again"
ERROR_NOT_LOCAL = "Only files on this PC or its network drives can be dropped"
ERROR_NOT_LOCAL_REMEDY = "save the file first, then drop it"
ERROR_RESULT_UNREADABLE = "The result was saved but cannot be shown"
