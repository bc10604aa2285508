"""The project in the window: its files, their runs, and what is done with them."""
