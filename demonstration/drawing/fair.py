"""Tents, flags and lanterns of a festival, and what children play on."""

from .canvas import Canvas, Point
from .palette import (
    BLOSSOM,
    CREAM,
    INDIGO,
    LEAF,
    OCHRE,
    PERSIMMON,
    PLUM,
    SKY,
    STEEL,
    TEAL,
    WHITE,
    WOOD,
    Colour,
    clear,
    dark,
    light,
    mix,
)


def tent(canvas: Canvas, x: float, y: float, width: float, fill: Colour) -> None:
    """Draw a fair tent with a table of goods under it, standing at (x, y)."""
    half, h = width / 2, width * 0.82
    canvas.shadow(x, y, width * 0.8, 0.9)
    for u in (-0.94, 0.94):
        canvas.box(x + u * half - 4, y - h * 0.68, x + u * half + 4, y, mix(STEEL, WHITE, 0.3))
    table = light(fill, 0.65)
    canvas.box(x - half * 0.86, y - h * 0.3, x + half * 0.86, y - 4, table, dark(table, 0.2))
    for i in range(6):
        colour = canvas.rng.choice((PLUM, LEAF, OCHRE, SKY, PERSIMMON, WHITE))
        cx = x + half * (-0.7 + 0.28 * i)
        canvas.ellipse(
            cx, y - h * 0.33, width * 0.045, width * 0.045, colour, dark(colour), "right"
        )
    stripes, wide = 7, width * 1.08 / 7
    for i in range(stripes):
        colour = fill if i % 2 == 0 else WHITE
        a, b = x - width * 0.54 + wide * i, x - width * 0.54 + wide * (i + 1)
        ta, tb = x + (a - x) * 0.2, x + (b - x) * 0.2
        canvas.polygon(
            [(ta, y - h), (tb, y - h), (b, y - h * 0.64), (a, y - h * 0.64)],
            colour,
            dark(colour, 0.2),
            "down",
        )
        canvas.ellipse((a + b) / 2, y - h * 0.64, wide / 2, wide * 0.36, dark(colour, 0.06))


def bunting(canvas: Canvas, start: Point, end: Point, sag: float = 60, count: int = 16) -> None:
    """Hang a line of small flags between two points."""

    def at(t: float) -> Point:
        x, y = (a + (b - a) * t for a, b in zip(start, end, strict=True))
        return (x, y + sag * 4 * t * (1 - t))

    canvas.stroke([at(i / 12) for i in range(13)], 3, dark(WOOD, 0.3))
    colours = (PLUM, OCHRE, INDIGO, LEAF, BLOSSOM, WHITE, SKY)
    shift = canvas.rng.randrange(len(colours))
    for i in range(count):
        (ax, ay), (bx, by) = at((i + 0.15) / count), at((i + 0.85) / count)
        drop = abs(end[0] - start[0]) / count * 0.95
        colour = colours[(i + shift) % len(colours)]
        canvas.polygon(
            [(ax, ay), (bx, by), ((ax + bx) / 2 + 3, (ay + by) / 2 + drop)],
            colour,
            dark(colour, 0.2),
            "right",
        )


def paper_lantern(canvas: Canvas, x: float, y: float, size: float, *, lit: bool = False) -> None:
    """Hang a paper lantern below (x, y)."""
    if lit:
        canvas.glow(x, y + size * 0.7, size * 4.2, mix(OCHRE, CREAM, 0.45), 0.85)
    fill = mix(CREAM, OCHRE, 0.35 if lit else 0.1)
    canvas.stroke([(x, y), (x, y + size * 0.2)], 4, dark(WOOD, 0.6))
    canvas.ellipse(x, y + size * 0.72, size * 0.44, size * 0.54, fill, PERSIMMON, "down", 0.7)
    for v in (0.45, 0.72, 0.99):
        canvas.box(
            x - size * 0.4,
            y + size * v - 1.4,
            x + size * 0.4,
            y + size * v + 1.4,
            clear(PERSIMMON, 0.5),
        )
    for v in (0.2, 1.22):
        canvas.box(
            x - size * 0.2,
            y + size * (v - 0.04),
            x + size * 0.2,
            y + size * (v + 0.05),
            dark(WOOD, 0.6),
            radius=2,
        )


def slide(canvas: Canvas, x: float, y: float, height: float, fill: Colour) -> None:
    """Draw a playground slide with its ladder at (x, y), going down to the right."""
    iron = dark(TEAL, 0.35)
    canvas.shadow(x + height * 0.3, y, height * 0.6)
    for u in (-0.16, 0.06):
        canvas.stroke([(x + u * height, y), (x + u * 0.5 * height, y - height)], 12, iron)
    for v in (0.2, 0.4, 0.6, 0.8):
        canvas.stroke(
            [
                (x - height * (0.155 - v * 0.08), y - height * v),
                (x + height * (0.055 - v * 0.03), y - height * v),
            ],
            8,
            iron,
        )
    chute = [
        (x + 0.02 * height, y - height),
        (x + height * 0.34, y - height * 0.78),
        (x + height * 0.78, y - height * 0.22),
        (x + height * 1.1, y - height * 0.09),
    ]
    canvas.stroke(chute, 40, dark(fill, 0.15))
    canvas.stroke([(px, py - 10) for px, py in chute], 24, light(fill, 0.25))
    canvas.stroke(
        [
            (x - height * 0.1, y - height),
            (x - height * 0.1, y - height * 1.2),
            (x + height * 0.06, y - height * 1.2),
            (x + height * 0.1, y - height),
        ],
        9,
        iron,
    )


def swing_frame(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    """Draw the frame of a swing."""
    iron = mix(OCHRE, PERSIMMON, 0.35)
    for u in (-0.5, 0.5):
        for lean in (-0.07, 0.07):
            canvas.stroke([(x + u * width, y - height), (x + (u + lean) * width, y)], 13, iron)
    canvas.stroke([(x - width / 2, y - height), (x + width / 2, y - height)], 14, iron)
