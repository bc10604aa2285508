"""Walking through scenes and time points, by hand, by key and by itself."""
