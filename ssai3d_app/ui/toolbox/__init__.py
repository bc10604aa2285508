"""The tools of the viewer as the user finds them: actions, menu, and what they bring about."""
