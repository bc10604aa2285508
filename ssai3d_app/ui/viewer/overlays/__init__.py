"""What is painted over a slice: one file an overlay."""
