"""Step 2 of the guide: a small region, restored while one looks."""
