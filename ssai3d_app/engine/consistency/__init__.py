"""Network, then physics: the prediction made consistent with the raw planes.

The network's volume is the start of Richardson–Lucy steps whose model holds blur, sampling,
background and noise. Blur, background and number of steps are found from the stack itself.
"""
