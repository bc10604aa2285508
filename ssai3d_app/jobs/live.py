"""What is known of a job only while it runs."""

from __future__ import annotations

from dataclasses import dataclass, field

from ssai3d_app.engine.events import Device, Progress
from ssai3d_app.jobs.pace import Pace
from ssai3d_app.jobs.running import Attempt, Heartbeat, Recovered, Stalled


@dataclass
class Live:
    """What is known of a job while it runs, and is not worth keeping."""

    attempt: Attempt
    began: float
    device: str | None = None
    on_gpu: bool = False
    heartbeat: Heartbeat | None = None
    stalled: Stalled | None = None
    pausing: bool = False
    cancelling_since: float | None = None
    pace: Pace = field(init=False)

    def __post_init__(self) -> None:
        self.pace = Pace(self.began)

    def hear(self, message: Device | Progress | Heartbeat | Stalled | Recovered, at: float) -> None:
        """Keep the newest of each kind."""
        if isinstance(message, Device):
            self.device, self.on_gpu = message.name, message.on_gpu
        elif isinstance(message, Progress):
            self.pace.hear(message, at)
        elif isinstance(message, Heartbeat):
            self.heartbeat = message
        elif isinstance(message, Stalled):
            self.stalled = message
        else:
            self.stalled = None
