"""The values of the recipe, folded away: each with its range, and a way back to the usual one."""
