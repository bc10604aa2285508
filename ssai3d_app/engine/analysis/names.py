"""Names of the files in the folder of an analysis; light, so that a window may know them."""

from __future__ import annotations

FACTS = "analysis.json"
"""Names settings, voxel size and headline numbers of every stack; says that a folder is ours."""
COMPARISON = "headline.csv"
LABELS = "labels.ome.tif"
TRACES = "filaments.swc"
NUCLEOID_LABELS = "nucleoids.ome.tif"
