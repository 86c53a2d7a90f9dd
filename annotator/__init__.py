"""The annotator: entities and events on right-to-left text, saved as they are marked."""

__version__ = "0.1.0"
