"""Whether a graphics card can be trusted to compute: what is there, a trial, and a verdict."""
