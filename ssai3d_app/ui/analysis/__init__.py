"""Measuring structures in the window: what is asked for, and what comes of it."""
