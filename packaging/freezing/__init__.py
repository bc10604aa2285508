"""Freezing SSAI-3D with PyInstaller: what goes into the bundle, its stamp, and its checker."""
