"""One recipe for many files: reading what they are, planning, and the table at the end."""
