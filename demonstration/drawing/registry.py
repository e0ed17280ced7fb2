"""Which scenes there are, each drawn by one function."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .canvas import Canvas
from .palette import DAYS
from .people import ADULT, Figure, Look, person


@dataclass(frozen=True)
class Scene:
    """A function that draws a scene, and the moods that suit it."""

    paint: Callable[[Canvas], None]
    moods: Sequence[str]


SCENES: dict[str, Scene] = {}


def scene(*moods: str) -> Callable:
    """Register a function under its name as a scene of these moods, or of any day."""

    def register(paint: Callable[[Canvas], None]) -> Callable[[Canvas], None]:
        SCENES[paint.__name__] = Scene(paint, moods or DAYS)
        return paint

    return register


def height_of(look: Look, adult: float) -> float:
    """Return how tall a person is beside an adult of this height."""
    if look.head > ADULT:
        return adult * 0.7
    return adult * (0.95 if look.elder else 1.0)


def place(
    canvas: Canvas, spots: Sequence[tuple], adult: float, *, back: bool = False
) -> list[Figure]:
    """Draw people given as (x, y, look, pose, facing), the farther ones first.

    Returns:
        The figures in the order given.
    """
    figures = {}
    for i, (x, y, who, pose, facing) in sorted(enumerate(spots), key=lambda spot: spot[1][1]):
        nudge = canvas.rng.uniform(-14, 14)
        height = height_of(who, adult)
        figures[i] = person(canvas, x + nudge, y, height, who, pose, facing, back=back)
    return [figures[i] for i in range(len(spots))]
