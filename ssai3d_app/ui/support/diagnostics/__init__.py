"""Help → Diagnostics: the program's examination of itself, made in a child and shown as it goes."""
