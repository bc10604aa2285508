"""What the surgeon's choice of layers is worth, and what its ranking was found by."""
