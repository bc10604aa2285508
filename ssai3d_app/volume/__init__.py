"""What a stack is, and the grid that ties raw planes to isotropic ones."""
