"""Whether there is a newer version: asked only when the user asks, and nothing is downloaded."""
