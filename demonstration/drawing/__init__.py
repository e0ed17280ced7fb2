"""Illustrations of the demonstration: flat, warm, quiet pictures drawn by code, without text."""

import random

from PIL import Image, ImageOps

from . import scenes_green, scenes_places, scenes_play, scenes_rooms, scenes_table, scenes_town  # noqa: F401
from .canvas import Canvas
from .palette import PALETTES
from .registry import SCENES

__all__ = ["SCENES", "draw"]


def draw(scene: str, seed: str, size: tuple[int, int] = (1600, 1067)) -> Image.Image:
    """Return the picture of a scene.

    Args:
        scene: A name in `SCENES`.
        seed: Any text; the same seed gives the same bytes, another one other people, places,
            colours and weather.
        size: Width and height in pixels; the picture is cropped to their proportion.

    Raises:
        KeyError: There is no such scene.
    """
    chosen = SCENES[scene]
    rng = random.Random(f"{scene}/{seed}")  # noqa: S311 - a picture, not a secret
    canvas = Canvas(size, PALETTES[rng.choice(chosen.moods)], rng)
    mirrored = rng.random() < 0.5
    chosen.paint(canvas)
    picture = canvas.finish()
    return ImageOps.mirror(picture) if mirrored else picture
