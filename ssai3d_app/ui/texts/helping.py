"""Help, keys and the tour."""

from __future__ import annotations

# Actions: text, tooltip.
HELP_HERE = ("Help on what is selected", "Open the page for the field or panel that has the focus")
HELP_CONTENTS = ("Contents", "All pages of the help")
HELP_BACK = ("◀ Back", "Go back to what was shown before (Alt+Left)")
HELP_FORWARD = ("Forward ▶", "Go on to what was shown after this (Alt+Right)")
HELP_FIND = ("Search the help", "Go to the search field")
HELP_CLOSE = ("Close", "Close the help")

HELP_SEARCH = "Search all pages"
HELP_PAGE = "Page of the help"
HELP_TITLE_OF = "{page} — SSAI-3D help"
HELP_FOUND = ("Found in one place.", "Found in {count} places.")
HELP_FOUND_NOTHING = "No page holds all of these words. Try fewer, or the beginning of a word."
HELP_QUESTION = "?"
HELP_QUESTION_TIP = "Help on this step (F1)"

# Keys.
HELP_KEYS = ("Keyboard shortcuts", "All keys, to search and to print")
KEYS_TITLE = "Keyboard shortcuts of SSAI-3D"
KEYS_SEARCH = "Search keys, such as “contrast” or “Ctrl”"
KEYS_NONE = "No key is known by these words."
KEYS_OR = "or"
KEYS_MORE = "More"
KEYS_BELOW = "{menu} ▸ {below}"
KEYS_SAVE = ("Save as PDF…", "Write all keys into a PDF, to print it")
KEYS_SAVE_TITLE = "Save the keyboard shortcuts"
KEYS_FILE = "SSAI-3D keyboard shortcuts.pdf"
KEYS_FILTER = "PDF (*.pdf)"
KEYS_HAND = "Mouse and arrow keys, over the slices"
# What no action does: key or movement, what comes of it.
KEYS_OF_THE_HAND = (
    ("Click, drag", "Move the crosshair in all panels"),
    ("Shift + move", "The crosshair follows the mouse"),
    ("Wheel", "Walk through the planes"),
    ("Ctrl + wheel", "Zoom at the cursor"),
    ("Middle button", "Drag the view"),
    ("← → ↑ ↓", "Move the crosshair by a voxel in the plane"),
    ("Shift + ← → ↑ ↓", "Move the crosshair by ten voxels"),
    ("Tab, Shift + Tab", "Go to the next or the previous panel or field"),
)

# The tour.
HELP_TOUR = ("Tour", "Three cards: what SSAI-3D does, how, and what it does not do")
TOUR_TITLE = "Welcome to SSAI-3D"
TOUR_CARDS = (
    (
        "What it does",
        "A microscope sees less detail along z than in the plane. SSAI-3D learns from the sharp "
        "planes of your own stack what the blurred direction most likely looks like, and makes a "
        "stack that is equally fine along x, y and z. It needs no other data.",
    ),
    (
        "How it goes",
        "Open a file, preview a small region, then restore the whole stack. What the file "
        "does not say, such as the z step, is asked for; everything else is found out. Your file "
        "is never changed.",
    ),
    (
        "What it does not do",
        "Restored detail is predicted, not measured. Use it to follow, segment, count and show "
        "structures. It is no proof that a structure exists which the raw stack does not hint at. "
        "The report shows where to be careful.",
    ),
)
TOUR_PICTURES = (
    "Left, a slice along z with stretched, blurred dots; right, the same dots, round and sharp",
    "Three boxes in a row, joined by arrows: a file, a small region of it, the whole of it",
    "A slice with four sharp dots, and a fifth that is drawn as a dashed ring with a question mark",
)
TOUR_STEP = "Card {number} of {total}"
TOUR_BACK = ("Back", "The card before")
TOUR_NEXT = ("Next", "The next card")
TOUR_DONE = ("Start", "Close the tour; Help ▸ Tour shows it again")
TOUR_SKIP = ("Skip", "Close the tour; Help ▸ Tour shows it again")

LESS_MOTION = ("Reduce motion", "Nothing moves by itself: raw and restored blink only by the key")
