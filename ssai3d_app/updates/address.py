"""Whom to ask for the newest version; nobody, where no one has named an address."""

from __future__ import annotations

import os

from ssai3d_app.build_info import build_info_if_sound
from ssai3d_app.locations import settings_file, site_settings_file
from ssai3d_app.settings import read_settings

RELEASES = "SSAI3D_RELEASES"
"""Environment variable with the address; empty, nobody is ever asked."""


def release_address() -> str | None:
    """The address: of the environment, the user, the computer, or the build, in this order."""
    build = build_info_if_sound()
    for address in (
        os.environ.get(RELEASES),
        read_settings(settings_file()).settings.releases,
        read_settings(site_settings_file()).settings.releases,
        None if build is None else build.releases,
    ):
        if address is not None:
            return address.strip() or None
    return None
