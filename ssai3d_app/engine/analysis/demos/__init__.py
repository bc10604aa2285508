"""Demo scenes of known truth, made by the program itself in seconds whenever they are wanted.

They are not shipped as files: what a seed makes cannot be changed, lost or out of date, and takes
no room in the installer.
"""
