"""How far each voxel of a result is to be trusted, from what the restoration itself tells.

The map gives, voxel by voxel, the probability that the result lies within two standard deviations
of the raw noise at that brightness from the truth. Signals of doubt (:mod:`.signals`) add up in a
model of eight numbers (:mod:`.reliability`), fitted to phantoms whose truth is known.
"""
