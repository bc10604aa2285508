"""Recipes as files: chosen, kept, taken in, handed on."""
