"""Backbones judged on structures and microscopes that no pre-training has seen."""
