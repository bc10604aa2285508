"""The whole engine against interpolation and Richardson–Lucy, where the truth is known."""
