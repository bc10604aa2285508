"""Every text that the window shows, in one place for translation; a file a subject."""

# ruff: noqa: F403 - a text is known by its name alone, wherever it lies.

from __future__ import annotations

from ssai3d_app.ui.texts.about_file import *
from ssai3d_app.ui.texts.batch import *
from ssai3d_app.ui.texts.channels import *
from ssai3d_app.ui.texts.comparing import *
from ssai3d_app.ui.texts.errors import *
from ssai3d_app.ui.texts.exporting import *
from ssai3d_app.ui.texts.general import *
from ssai3d_app.ui.texts.jobs import *
from ssai3d_app.ui.texts.networks import *
from ssai3d_app.ui.texts.opening import *
from ssai3d_app.ui.texts.projects import *
from ssai3d_app.ui.texts.quantities import *
from ssai3d_app.ui.texts.report import *
from ssai3d_app.ui.texts.restoring import *
from ssai3d_app.ui.texts.support import *
from ssai3d_app.ui.texts.tools import *
from ssai3d_app.ui.texts.viewing import *
from ssai3d_app.ui.texts.volume import *
