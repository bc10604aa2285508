"""Packages for Linux around a frozen bundle: a ``.deb``, and a tarball with an installer."""
