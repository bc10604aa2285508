"""What helps when something is wrong: diagnostics, the device's place, safe mode, new versions."""
