"""How fine the detail of a volume is, measured in several independent ways, along each axis.

Nothing here knows the network, the window or the file: arrays go in, numbers with their uncertainty
come out, or the reason why there is none.
"""
