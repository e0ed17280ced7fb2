"""Where translators write: the Japanese beside its translation, part by part.

All of it works without script: one form holds every part. With script a part is saved as soon as
it is left, and people are told of each other.
"""
