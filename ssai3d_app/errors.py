"""The one kind of failure a user may meet: what is wrong, what to do, and the detail."""

from __future__ import annotations

from enum import IntEnum


class ExitStatus(IntEnum):
    """What the command returns to the shell."""

    DONE = 0
    INTERNAL = 1
    WRONG_USAGE = 2
    UNREADABLE_FILE = 3
    UNRESTORABLE_STACK = 4
    CANCELLED = 5
    PAUSED = 6


class UserError(Exception):
    """A failure told to the user in one plain sentence.

    Parameters
    ----------
    problem
        What is wrong, as the start of a sentence without a full stop:
        ``"cells.czi is empty"``.
    remedy
        What to do, as the rest of the sentence, in the imperative and without a full stop:
        ``"export it again from the microscope software"``.
    status
        The exit status that the command ends with.
    detail
        Technical detail; it goes to the log and behind "Details", never into the sentence.
    """

    def __init__(self, problem: str, remedy: str, status: ExitStatus, detail: str = "") -> None:
        super().__init__(problem, remedy, status, detail)
        self.problem = problem
        self.remedy = remedy
        self.status = status
        self.detail = detail

    @property
    def sentence(self) -> str:
        """Problem and remedy as one sentence."""
        return f"{self.problem}; {self.remedy}."

    def __str__(self) -> str:
        return self.sentence


class CannotGoOnError(UserError):
    """What an earlier run has kept is of no use for this one; only a new start is."""

    def __init__(self, problem: str, detail: str = "") -> None:
        super().__init__(problem, "start it anew", ExitStatus.WRONG_USAGE, detail)


class NotEnoughMemoryError(UserError):
    """Memory ran out although as little as possible was done at a time."""

    def __init__(self, detail: str = "") -> None:
        super().__init__(
            "There is not enough memory, not even for the smallest pieces",
            "close other programs, or choose the CPU if a GPU was used",
            ExitStatus.INTERNAL,
            detail,
        )


class GpuUnusableError(UserError):
    """A graphics card was asked for, and none can be used; only the user may choose the CPU."""

    def __init__(self, problem: str, remedy: str, detail: str = "") -> None:
        super().__init__(problem, remedy, ExitStatus.WRONG_USAGE, detail)


def unreadable(problem: str, remedy: str, detail: str = "") -> UserError:
    """A file that cannot be read (exit status 3)."""
    return UserError(problem, remedy, ExitStatus.UNREADABLE_FILE, detail)


def unrestorable(problem: str, remedy: str, detail: str = "") -> UserError:
    """A stack that can be read but not restored (exit status 4)."""
    return UserError(problem, remedy, ExitStatus.UNRESTORABLE_STACK, detail)


def wrong_usage(problem: str, remedy: str, detail: str = "") -> UserError:
    """A request that cannot be meant as it stands (exit status 2)."""
    return UserError(problem, remedy, ExitStatus.WRONG_USAGE, detail)


def cannot_write(problem: str, remedy: str, detail: str = "") -> UserError:
    """A result that cannot be written: no space, no permission, no folder (exit status 2)."""
    return UserError(problem, remedy, ExitStatus.WRONG_USAGE, detail)
