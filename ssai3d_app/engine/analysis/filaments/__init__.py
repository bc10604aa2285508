"""Filaments: neurites, vessels, fibres, as a graph of branches with lengths and calibres."""
