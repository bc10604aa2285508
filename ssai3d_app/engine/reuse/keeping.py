"""What a run has tuned, kept as a model for stacks of the kind."""

from __future__ import annotations

from pathlib import Path

import torch

from ssai3d_app.engine.adaptation import untuned_network
from ssai3d_app.engine.backbones.registry import Backbone
from ssai3d_app.engine.record import RunRecord
from ssai3d_app.engine.reuse.model_card import ModelCard, TunedChannel
from ssai3d_app.engine.reuse.model_file import trained_layers, write_model
from ssai3d_app.engine.tuned_networks import TunedNetworks
from ssai3d_app.fingerprint import Fingerprint


def keep_model(
    path: Path,
    network: Backbone,
    networks: TunedNetworks,
    record: RunRecord,
    source: Fingerprint,
) -> None:
    """Write what a run has tuned of ``network``; nothing where none was, as in a flat stack.

    Raises
    ------
    UserError
        When the file cannot be written.
    """
    tuned = networks.by_likeness()
    if not tuned:
        return
    untuned = untuned_network(record.recipe, 0.0, 1.0, torch.device("cpu")).state_dict()
    channels = tuple(
        TunedChannel(
            likeness=likeness,
            background=adapted.scale.background,
            range=adapted.scale.range,
            record=adapted.record.model_copy(update={"evidence": None}),
        )
        for likeness, adapted in tuned.items()
    )
    card = ModelCard(
        software=record.software,
        network=network.name,
        network_licence=network.licence,
        weights_sha256=network.sha256,
        source_name=record.request.path.name,
        source=source,
        channels=channels,
    )
    layers = [trained_layers(adapted.network, untuned) for adapted in tuned.values()]
    write_model(path, card, layers)
