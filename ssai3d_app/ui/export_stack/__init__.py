"""Export of a stack in another format, and the way to napari and Fiji."""
