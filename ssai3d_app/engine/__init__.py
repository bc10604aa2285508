"""The method, one step a file. It knows no window: events go out, a cancellation token comes in."""
