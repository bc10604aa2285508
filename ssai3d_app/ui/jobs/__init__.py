"""A running restoration in the window: the thread that supervises the engine, and its bar."""
