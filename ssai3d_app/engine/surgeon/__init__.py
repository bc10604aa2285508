"""The surgeon: which few layers are worth training for this sample, and no others are."""

from ssai3d_app.engine.surgeon.choice import LayerChoice, choose_layers, freeze_all_but
from ssai3d_app.engine.surgeon.ranking import rank_layers

__all__ = ["LayerChoice", "choose_layers", "freeze_all_but", "rank_layers"]
