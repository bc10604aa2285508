"""SSAI-3D: isotropic resolution for 3D microscopy stacks, learnt from the stack itself."""

__version__ = "0.1.0"
