"""How the shipped weights were made: procedural structures and photographs, degraded at random."""
