"""Nuclei: how many, how large, of which shape, how far apart."""
