"""What each mechanism of the method is worth: the standard recipe, and arms that change one."""
