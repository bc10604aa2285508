"""Raw against restored in one picture: swipe, blink, difference."""
