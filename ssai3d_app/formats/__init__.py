"""The only rooms that know a file library: one door in, one door out."""
