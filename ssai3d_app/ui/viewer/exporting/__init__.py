"""Pictures to take away: screenshots, figures, movies."""
