"""What is kept of a restoration while it runs, so that it can go on to the same pixels."""
