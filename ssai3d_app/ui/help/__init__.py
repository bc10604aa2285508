"""Help inside the program: pages, what belongs to the field at hand, and the keys."""
