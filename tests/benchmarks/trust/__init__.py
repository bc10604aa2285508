"""How well the trust map knows where a result is wrong, and what its model was fitted to."""
