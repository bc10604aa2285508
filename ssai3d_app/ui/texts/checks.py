"""The checks of the self-test and what they find, as the self-test puts it.

See :mod:`ssai3d_app.ui.saying`: what arrives as a finished sentence is known again by these.
"""

from __future__ import annotations

CHECKS = (
    "Version stamp",
    "Files of the program",
    "Weights of the networks",
    "Linear algebra",
    "Convolution",
    "Networks",
    "Training",
    "Training with little memory",
    "Weights on the disk",
    "Build for graphics cards",
    "Graphics card",
    "Training on the graphics card",
    "The reader's process",
    "TIFF with zlib",
    "TIFF with LZW",
    "Writing a result",
    "Refusing a damaged file",
    "The engine's process",
    "The window",
    "The sample restored",
    "20,000 repaints",
)
CHECK_FINDINGS = (
    "It broke with an error that nobody foresaw ({name}).",
    "This program was not packaged, so no build is expected.",
    "Torch was built for the processor alone, as the package says.",
    "Torch was built for {name}, as the package says.",
    "Torch {version} ({name}) takes {count} threads.",
    "A convolution is right to {number}.",
    "The networks that ship ({name}) give images.",
    "{steps} steps of training bring the error from {number} to {number2}.",
    "Training with little memory gives the same numbers.",
    "Weights are saved and read in a folder named “{name}”.",
    "The engine's process answers: “{reason}”.",
    "The sample is restored: {planes} planes of {number} µm, r ≥ {number2}.",
    "The engine failed: {reason}",
    "The {name} computes a convolution as the processor does.",
    "{name} computes a convolution as the processor does.",
    "The processor computes. {reason}",
    "There is no graphics card to compute with.",
    "A part of the program cannot be loaded; install SSAI-3D again.",
    "Not made, since “{reason}” has failed.",
    "This program was not packaged, so it carries no stamp.",
    "Version {version}, variant {name}, is what the stamp says.",
    "Sample, icons, help and test files are there.",
    "All {count} files are as they were packaged.",
    "The weights of the networks that ship ({name}) are as they were trained.",
    "Numpy {version} solves {count} equations to {number}.",
    "The reader's process is ready after {number} s.",
    "{name} of {planes} planes is read, pixels and voxel size.",
    "An OME-TIFF is written and read in a folder named “{name}”.",
    "A file that is no image is refused: “{reason}”",
    "Not made, since the process ended in “{reason}”.",
    "It did not come to an end and was stopped.",
    "Its process closed its pipe without an answer.",
    "Its process was ended by signal {number}.",
    "Its process ended without an answer (exit status {number}).",
    "The window stands after {number} s and shows the sample.",
    (
        "The window stands after {number} s and shows the sample (there is no display, so it was "
        "drawn in memory)."
    ),
    (
        "{count} repaints in {number} s leave memory ({number2} MB more) and references to None "
        "({number3} apart) alone."
    ),
    "The window does not come up.",
    "The sample does not appear in the window.",
)
