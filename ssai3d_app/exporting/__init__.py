"""A copy of an open stack in another format: a region, channels, times, another bit depth.

It reads through ``safe_reading``, since files are from anywhere, writes with the writers of
``formats``, and stops and tells in the way of the engine, whose cancellation and events it shares:
so it stands above all three. It computes nothing by the method and knows no torch; nothing of the
engine needs it. The window and ``ssai3d export`` run the same :mod:`~ssai3d_app.exporting.run`.
"""
