"""What restoring does to the numbers of an analysis, on demo scenes whose truth is known."""
