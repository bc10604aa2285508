"""Measuring along lines that are drawn in the panels."""
