"""Mitochondria and their DNA: networks, nucleoids, and how far apart these lie."""
