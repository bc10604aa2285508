"""The installer for Windows, made on Linux: its parts, its setup program, its trial."""
