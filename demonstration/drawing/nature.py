"""Sky, land, water and all that grows."""

import math
from itertools import pairwise

from .canvas import HEIGHT, WIDTH, Canvas, Point
from .palette import (
    OCHRE,
    PAPER,
    PERSIMMON,
    PLUM,
    WHITE,
    Colour,
    clear,
    dark,
    light,
    mix,
)


def sky(canvas: Canvas, horizon: float = 620) -> None:
    """Draw the sky down to the horizon, with sun or moon and bars of mist."""
    palette, rng = canvas.palette, canvas.rng
    canvas.gradient(0, horizon, palette.sky)
    canvas.gradient(horizon, HEIGHT, (palette.ground, palette.ground))
    x, y, radius = rng.uniform(180, 1420), rng.uniform(120, 230), rng.uniform(52, 74)
    canvas.glow(x, y, radius * 5, palette.sun, 0.75)
    canvas.ellipse(x, y, radius, radius, mix(palette.sun, WHITE, 0.4))
    for i in range(3):
        if rng.random() < 0.8:
            x, low = 260 + i * 540 + rng.uniform(-120, 120), horizon * 0.42
            cloud(canvas, x, rng.uniform(90, low), rng.uniform(0.75, 1.25))


def cloud(canvas: Canvas, x: float, y: float, size: float = 1.0) -> None:
    """Draw a cloud as bars with round ends, as on old folding screens."""
    colour = clear(mix(WHITE, canvas.palette.sky[1], 0.25), 0.62)
    for dx, dy, width in ((-20, 0, 300), (70, 34, 240), (-96, 34, 78), (30, -34, 150)):
        half, thick = width * size / 2, 17 * size
        cx, cy = x + dx * size, y + dy * size
        canvas.box(cx - half, cy - thick, cx + half, cy + thick, colour, radius=thick)


def ridge(canvas: Canvas, base: float, rise: float, fill: Colour, *, peaks: float = 2.0) -> None:
    """Draw a line of hills across the sheet whose foot goes into mist."""
    rng = canvas.rng
    waves = [
        (rise * share, peaks * step, rng.uniform(0, math.tau))
        for share, step in ((0.6, 1), (0.28, 2.3), (0.08, 6))
    ]
    top = [
        (x, base - sum(a * (1 + math.sin(math.tau * n * x / WIDTH + p)) / 2 for a, n, p in waves))
        for x in range(0, WIDTH + 17, 16)
    ]
    outline = [*top, (WIDTH, base + 140), (0, base + 140)]
    canvas.polygon(outline, fill, light(mix(fill, canvas.palette.sky[1], 0.5), 0.2), "down", 0.9)


def hills(canvas: Canvas, horizon: float = 560) -> None:
    """Draw three ranges one behind another, down to the horizon."""
    palette = canvas.palette
    ridge(canvas, horizon - 60, 190, mix(palette.far, palette.sky[1], 0.35), peaks=1.3)
    ridge(canvas, horizon - 20, 130, palette.far, peaks=1.9)
    ridge(canvas, horizon + 20, 90, palette.middle, peaks=2.4)


def meadow(canvas: Canvas, top: float, fill: Colour | None = None, bow: float = 24) -> None:
    """Draw the ground from `top` down, gently bowed, darker towards the reader."""
    fill = fill or canvas.palette.ground
    lean = canvas.rng.uniform(-0.6, 0.6) * bow
    edge = [
        (x, top - bow * math.sin(math.pi * x / WIDTH) + lean * (x / WIDTH - 0.5))
        for x in range(0, WIDTH + 33, 32)
    ]
    shade = mix(fill, canvas.palette.near, 0.55)
    canvas.polygon([*edge, (WIDTH, HEIGHT), (0, HEIGHT)], fill, shade, "down", 0.9)


def path(canvas: Canvas, points: list[tuple[float, float, float]], fill: Colour) -> None:
    """Draw a way through (x, y, half width) points, from far to near."""
    left = [(x - half, y) for x, y, half in points]
    right = [(x + half, y) for x, y, half in points]
    canvas.blob([*left, *reversed(right)], fill, dark(fill, 0.14), "right", 0.7)


def lane(canvas: Canvas, points: list[Point], width: float) -> None:
    """Draw a way that runs along the sheet."""
    canvas.stroke([(x, y + 5) for x, y in points], width, dark(canvas.palette.path, 0.14))
    canvas.stroke(points, width, canvas.palette.path)


def water(canvas: Canvas, outline: list[tuple[float, float]], *, closed_curve=True) -> None:
    """Draw water with lines of light."""
    top, low = canvas.palette.water
    shape = canvas.blob if closed_curve else canvas.polygon
    shape(outline, low, top, "down", 0.95)


def ripples(canvas: Canvas, left: float, top: float, right: float, bottom: float, count: int):
    """Lay lines of light on water inside a box."""
    rng = canvas.rng
    for _ in range(count):
        y = rng.uniform(top, bottom)
        near = (y - top) / max(1.0, bottom - top)
        half = rng.uniform(20, 60) * (0.5 + near)
        x, thick = rng.uniform(left + half, right - half), 1.6 + 2 * near
        canvas.box(x - half, y - thick, x + half, y + thick, clear(WHITE, 0.4), radius=thick)


def swan(canvas: Canvas, x: float, y: float, size: float, facing: int = 1) -> None:
    """Draw a swan on water whose water line is at (x, y)."""

    def at(points):
        return [(x + u * size * facing, y - v * size) for u, v in points]

    shade = mix(canvas.palette.water[0], WHITE, 0.45)
    canvas.soft(at([(-0.6, -0.02), (0.6, -0.02), (0.5, -0.16), (-0.5, -0.16)]), WHITE, 0.5, 4)
    canvas.stroke(
        at([(0.36, 0.14), (0.56, 0.34), (0.36, 0.56), (0.42, 0.76), (0.56, 0.78)]),
        size * 0.15,
        WHITE,
        size * 0.1,
    )
    canvas.blob(
        at(
            [
                (0.58, 0.1),
                (0.35, 0.3),
                (-0.1, 0.34),
                (-0.5, 0.44),
                (-0.72, 0.36),
                (-0.55, 0.05),
                (-0.2, -0.03),
                (0.4, -0.03),
            ]
        ),
        WHITE,
        shade,
        "down",
        0.9,
    )
    canvas.blob(
        at([(0.26, 0.24), (-0.1, 0.42), (-0.62, 0.5), (-0.4, 0.2), (0.0, 0.1)]),
        PAPER,
        shade,
        "left",
        0.6,
    )
    canvas.ellipse(*at([(0.53, 0.79)])[0], size * 0.085, size * 0.075, WHITE)
    canvas.polygon(at([(0.58, 0.82), (0.58, 0.74), (0.74, 0.72)]), mix(PERSIMMON, OCHRE, 0.5))
    canvas.ellipse(*at([(0.56, 0.81)])[0], size * 0.015, size * 0.015, dark(PLUM, 0.9))


def birds(canvas: Canvas, x: float, y: float, count: int = 3) -> None:
    """Draw a few far birds."""
    for i in range(count):
        cx, cy = x + i * 46 + canvas.rng.uniform(-8, 8), y + canvas.rng.uniform(-26, 26)
        points = [
            (cx - 17, cy - 6),
            (cx - 7, cy - 9),
            (cx, cy),
            (cx + 8, cy - 9),
            (cx + 18, cy - 5),
        ]
        for pair in pairwise(points):
            canvas.stroke(list(pair), 3.2, mix(canvas.palette.middle, WHITE, 0.1))
