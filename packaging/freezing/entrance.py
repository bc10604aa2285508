"""Where the frozen program begins."""

import multiprocessing
import sys

if __name__ == "__main__":
    # A child that multiprocessing starts is this program again; it goes its own way here.
    multiprocessing.freeze_support()
    from ssai3d_app.__main__ import main

    sys.exit(main())
