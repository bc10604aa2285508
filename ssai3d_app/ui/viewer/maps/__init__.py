"""Maps laid over the slices: how far a result is to be trusted, and labels of objects."""
