"""The preview of a small region: step 2 of the guide, and what is laid over the raw stack."""

from __future__ import annotations

# Action: text, tooltip.
PREVIEW_ACTION = (
    "Preview",
    "Restore a small region within about a minute, to see what the whole will look like",
)
PREVIEW_BUTTON = "Preview"
PREVIEW_AGAIN = "Preview again"
PREVIEW_CANCEL = ("Cancel", "Stop the preview; the stack stays as it is")
PREVIEW_LOOK = ("Show region", "Move the view to the region")
PREVIEW_CLOSE = ("Close preview", "Show the stack as recorded; what was learnt is kept for Restore")
PREVIEW_BADGE = "preview of a region"

PREVIEW_PROPOSED = "Proposed where there is most structure: {size}."
PREVIEW_PROPOSED_MIDDLE = "No structure was found; proposed in the middle: {size}."
PREVIEW_DRAWN = "Your region, over the whole depth: {size}."
PREVIEW_DRAWN_LARGE = (
    "Your region is too large for a preview within a minute; of its middle: {size}."
)
PREVIEW_SIZE = "{x} × {y} × {z} voxels ({dx} × {dy} × {dz} µm, x × y × z)"
PREVIEW_OWN_REGION = "To look elsewhere, mark a region in the viewer (R)."
PREVIEW_SEARCHING = "Looking for a region with structure …"

PREVIEW_STARTING = "The quick look comes in a few seconds …"
PREVIEW_WAITS = "Waits: another restoration is running"
PREVIEW_QUICK = "Quick look shown; the network learns …"
PREVIEW_ON_THE_WAY = "Shown after {step} steps; the network learns …"
PREVIEW_MADE = "Shown. Restore goes on from what was learnt"
PREVIEW_MADE_STALE = "Shown, for other choices; Restore begins anew"
PREVIEW_LEARNT = "Made. Restore goes on from what was learnt"
PREVIEW_FAILED = "Failed: {problem}"
PREVIEW_CLASSIC = "Only for the tuned network; a classic method needs no preview"

PREVIEW_TITLES = {
    "quick look": ("Preview of a region · untuned network", "Preview · untuned"),
    "on the way": ("Preview of a region · after {step} steps", "Preview · {step} steps"),
    "tuned": ("Preview of a region · predicted detail", "Preview · predicted"),
}
"""By what the picture is; the longest first."""
