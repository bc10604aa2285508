"""The words of a report's page, as the engine puts them.

See :mod:`ssai3d_app.ui.saying`: what arrives as a finished sentence is known again by these.
"""

from __future__ import annotations

REPORT_SECTIONS = (
    "In brief",
    "Resolution",
    "Checks",
    "Look at these places",
    "What was found in the stack",
    "How the network was tuned",
    "Cautions",
    "Findings",
    "How it was made",
    "Methods paragraph",
    "Restoration of {name}",
    (
        "Axial detail in this volume is predicted by a network from blurred data; it was not "
        "measured. Do not use it as the only evidence for a structure. Do not measure axial "
        "intensities, volumes of structures near the resolution limit, or co-localisation along"
        " z on it alone, and do not diagnose from it."
    ),
    (
        "Axial detail in this volume is predicted by deconvolution from blurred data; it was "
        "not measured, and noise may look like structure. Do not use it as the only evidence "
        "for a structure. Do not measure axial intensities, volumes of structures near the "
        "resolution limit, or co-localisation along z on it alone, and do not diagnose from it."
    ),
    (
        "Before is the raw stack, after the result. Widths are the median full width at half "
        "maximum of lines through the same isolated structures in both; a structure that is "
        "thicker than the blur keeps its own width. The others are periods. Decorrelation "
        "(Descloux et al. 2019) finds the finest detail that an image contains, whether it is "
        "true or not. Correlation of halves (Fourier ring and shell correlation at 1/7, within "
        "22.5° of the axis) finds up to where two halves of the recorded pixels agree. "
        "Correlation of the XZ and the YZ pass finds up to where two predictions agree; both "
        "come from the same raw planes, so that what they agree on may still be wrong, and what"
        " they do not agree on is not to be believed. ± is one standard error; ≤ marks values "
        "at the limit of the sampling. Measured at time {number} in {count} windows with "
        "structure; widths on up to {count2} structures."
    ),
)
REPORT_ROWS = (
    "What",
    "before",
    "after",
    "Why",
    "Stack",
    "Result",
    "Source",
    "Network",
    "Method",
    "Recipe",
    "Seed",
    "Device",
    "Software",
    "Libraries",
    "System",
    "Background",
    "Steps",
    "Time and device",
    "Scene {index}: {reason}",
    "{shape} voxels of {size} (x × y × z; {source})",
    "{shape} voxels of {size} in all directions",
    "source unknown",
    "{seconds} s on {name}",
    "{minutes} min {seconds} s on {name}",
    "{hours} h {minutes} min on {name}",
    "none",
    "{count}, see below",
    "width of the sharpest structures along z: {size} → {size2}",
    "along z both passes agree on detail down to a period of {size}",
    "unexplained of the raw planes: {ratio} times the noise",
    "flagged by the trust map: {share} % of the voxels",
    "flagged by the trust map: {share} % of the voxels, {share2} % of those with structure",
    "width of the sharpest structures (FWHM)",
    "finest detail present (decorrelation)",
    "finest detail above noise (correlation of halves)",
    "finest detail both passes agree on (correlation)",
    "cannot be told",
    "cannot be told ({number})",
    "({number}) {reason}",
    (
        "For comparison with papers: one-image Fourier ring correlation of the raw planes, all "
        "lateral directions together, with the calibration of Koho et al. (2019): {size}."
    ),
    (
        "What the result, blurred again along z by a Gaussian of the width found, leaves "
        "unexplained of the raw planes"
    ),
    (
        "{ratio} times the noise (1.00 is noise alone); {share} % of the pixels beyond three "
        "times the noise (0.27 % is noise alone)"
    ),
    "Difference of the XZ and the YZ pass, where there is structure",
    "{ratio} times the noise",
    "Misfit at raw pixels kept back as a test, before and after the fit to the raw planes",
    "{ratio} → {ratio2} times the noise's variance, in {count} steps",
    "Flagged by the trust map (more likely wrong than right, by more than twice the noise)",
    "{share} % of all voxels; {share2} % right with nine chances in ten",
    (
        "{share} % of all voxels, {share2} % of those with structure; {share3} % of all right "
        "with nine chances in ten"
    ),
    "Light above background kept",
    (
        "Positions count from the centre of the first voxel; voxels, from 0, are those of the "
        "result. Compare with the raw stack there before you rely on what the result shows."
    ),
    "x / y / z in µm",
    "voxel x / y / z",
    "Blur that z has beyond the plane's own (full width at half maximum)",
    "{size} ({range}), measured from the stack",
    "{size} ({range}), expected, since the stack does not tell",
    "Noise at half brightness",
    "{share} % of the brightness range of {number}",
    "The same in the first, middle and last third",
    "Blur that theory expects of the microscope",
    "Saturated voxels",
    "Brightness lost from first to last plane",
    "Tuned on",
    "this stack",
    "scene {number} of this file",
    "this file, in an earlier run",
    "Parameters trained",
    "Layers trained",
    "Error on planes held out, before and after",
    "{share} % → {share2} % of the brightness range (root mean square)",
    "SHA-256 of the result's voxels",
    "not recorded",
    "Source's fingerprint",
    "SHA-256 of its weights",
    "SHA-256 of the tuned model",
    "SHA-256 of the PSF",
    "Corrections by the user",
    "Started, finished",
    "Time by stage",
    (
        "The same file, choices, seed, versions and kind of device give the same voxels; “Run "
        "again” in the project, or the same command, checks that."
    ),
)
REPORT_FIGURES = (
    "x {number}, y {number2}, z {number3} µm",
    "Correlation by frequency",
    "Power by frequency",
    "Tuning",
    "cycles per µm",
    "correlation",
    "signal² × µm³",
    "signal",
    "step",
    "z in µm",
    "error in % of the range",
    "raw",
    "restored",
    "raw, x",
    "raw, z",
    "passes, x",
    "passes, z",
    "restored, x",
    "restored, z",
    "held-out planes",
    (
        "Left: correlation by frequency; where it falls under 1/7 detail ends. Right: power by "
        "frequency; blur along z takes away what the planes still have along x."
    ),
    (
        "Left: correlation by frequency; where it falls under 1/7 detail ends. Right: power by "
        "frequency; blur along z takes away what the planes still have along x. Along z the raw "
        "planes hold nothing beyond {number} cycles per µm: finer detail of the result is a guess, "
        "even where both passes agree."
    ),
    (
        "Intensity along z through the sharpest isolated structures, on the 0–1 scale of the "
        "engine: raw dashed, restored drawn through. Above each, where it lies."
    ),
    "Error on held-out planes while tuning; the network that was best is used.",
    (
        "Error on held-out planes while tuning; the network that was best is used. Here that is"
        " the untuned one: no step made it better."
    ),
    "raw, interpolated",
    "unexplained, in noise",
    "YZ pass − XZ pass, in noise",
    "trust",
    "{length} µm; z downwards",
    "{axes} slice at {axis} = {length} µm, from z = {length2} µm: {words}",
    (
        "{axes} slice at {axis} = {length} µm, from z = {length2} µm: {words}. Black and white "
        "are the same in both."
    ),
    (
        "{axes} slice at {axis} = {length} µm, from z = {length2} µm: {words}. The slice is "
        "that above; the unit “noise” is the standard deviation of the raw noise there."
    ),
    "raw, interpolated; restored",
    "unexplained, in noise; YZ pass − XZ pass, in noise; trust",
    "unexplained, in noise; YZ pass − XZ pass, in noise",
    "unexplained, in noise; trust",
)
REPORT_REASONS = (
    (
        "the correlation of two halves tells the resolution of recorded planes only: the errors"
        " of neighbouring voxels of a result go together"
    ),
    "there is one recording, and no passes",
    "no frequency rises above the noise, or the image is too small",
    "in noise its maximum lies at coarse structure, and does not tell the finest detail",
    "there is no part of the stack to measure it in",
    "there are only {count} samples along this axis",
    "the image has one value everywhere",
    "the two do not agree even in coarse detail: noise prevails",
    (
        "the two agree up to the finest detail that the sampling can hold: the detail is finer "
        "than that, or they share their errors"
    ),
    (
        "the correlation of the two lingers around 1/7 and does not fall under it for good: no one "
        "frequency can be named where they stop to agree"
    ),
    "only {count} isolated structures were found along this axis, and {count2} are needed",
    "the planes are too small",
    "the correlation of its halves does not cross 1/7",
)
REPORT_STAGES = (
    "Reading the stack: {duration}",
    "Measuring blur and noise: {duration}",
    "Fine-tuning the network: {duration}",
    "Restoring XZ slices: {duration}",
    "Restoring YZ slices: {duration}",
    "Fitting the prediction to the raw planes: {duration}",
    "Deconvolving: {duration}",
    "Judging where to trust it: {duration}",
    "Measuring the result: {duration}",
    "Writing the result: {duration}",
)
