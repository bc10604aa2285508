"""The report of a result, and the places that it sends the user to."""

from __future__ import annotations

REPORT_BUTTON = "Report"
REPORT_TIP = "Resolution before and after, checks and settings, in the browser"
REPORT_NONE_TIP = "This result has no report"
PLACES_HEADING = "Look at these places"
PLACES_TIP = "Each moves the crosshair there"
PLACE = "x {x}, y {y}, z {z} µm"
PLACE_OF_CHANNEL = "{channel}: {place}"
