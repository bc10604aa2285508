"""Jobs in the window: the desk that keeps the queue, the panel, the cards, and the closing."""
