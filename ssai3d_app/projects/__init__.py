"""Projects: a folder with one document, and the runs made from its files. No Qt."""
