"""Running a restoration in a child process: the protocol, the child, and its supervisor. No Qt."""
