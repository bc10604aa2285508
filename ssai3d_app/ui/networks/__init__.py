"""The networks in the window: the list, the import of own ones, and the dialog for both."""
