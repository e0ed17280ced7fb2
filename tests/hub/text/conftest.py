"""The first text loads the tables of letters; how long that takes is nobody's property."""

from hypothesis import settings

settings.register_profile("text", deadline=None)
settings.load_profile("text")
