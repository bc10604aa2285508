"""The program examines itself: ``ssai3d --self-test``; a file a topic, each check on its own."""
