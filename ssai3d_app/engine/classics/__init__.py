"""Deconvolution as it is classically done, to compare with: it needs the PSF, the network not."""
