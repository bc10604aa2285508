"""What the mouse does in a panel: one file a tool."""
