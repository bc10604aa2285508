"""How intensities become colours: levels, histogram and what is shown of each channel."""
