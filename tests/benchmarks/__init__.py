"""Figures, not tests: each file prints a table when run with ``python -m``."""
