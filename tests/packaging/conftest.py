"""The packages in the folder packaging are imported as its scripts do: by their own names."""

import sys

from tests.packaging.scripts import ROOT

sys.path.append(str(ROOT / "packaging"))
