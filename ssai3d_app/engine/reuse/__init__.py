"""Networks that an earlier run has tuned, kept as a file and used again on stacks of the kind."""
