"""How fast the shipped network restores slices on this processor, and what would be faster."""
