"""Looking at a stack: linked slices at true physical scale, contrast, raw against restored."""
