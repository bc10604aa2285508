"""What the user marks in a stack: the region for the preview, and places to come back to."""
