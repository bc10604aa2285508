"""How a file comes into the window: the welcome page and the thread that reads."""
