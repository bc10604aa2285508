"""The method, one step a file. It knows no window: events go out, a cancellation token comes in."""

import os

# Waiting threads of torch's OpenMP must sleep, not spin: beside another busy program, spinning
# makes every step wait for the scheduler and takes a hundred times as long. The variable is read
# when torch is loaded, which no module does before this one.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")
