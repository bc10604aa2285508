"""The commands: thin, they print what the engine says."""
