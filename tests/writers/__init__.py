"""Writers of microscope files that share no code with the readers they test."""
