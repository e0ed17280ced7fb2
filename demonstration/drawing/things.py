"""Furniture, tools and small things, made for hands and tables."""

from .canvas import Canvas, Point
from .palette import (
    INDIGO,
    INK,
    LEAF,
    MOSS,
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
from .people import ring


def book(canvas: Canvas, x: float, y: float, width: float, fill: Colour) -> None:
    """Draw an open book lying on a table."""
    h = width * 0.16
    canvas.polygon(
        [
            (x - width / 2, y - h * 0.6),
            (x, y - h),
            (x + width / 2, y - h * 0.6),
            (x + width * 0.56, y + h),
            (x, y + h * 0.7),
            (x - width * 0.56, y + h),
        ],
        fill,
    )
    for side in (-1, 1):
        canvas.polygon(
            [
                (x, y - h * 0.95),
                (x + side * width * 0.47, y - h * 0.65),
                (x + side * width * 0.51, y + h * 0.72),
                (x, y + h * 0.5),
            ],
            WHITE,
        )
        for i in range(3):
            ly = y - h * 0.35 + i * h * 0.34
            canvas.stroke(
                [(x + side * width * 0.1, ly), (x + side * width * 0.4, ly + h * 0.06)],
                2,
                mix(STEEL, WHITE, 0.4),
            )


def paper(canvas: Canvas, x: float, y: float, width: float, fill: Colour = WHITE) -> None:
    """Draw a sheet of paper lying on a table."""
    h = width * 0.3
    canvas.polygon(
        [
            (x - width * 0.42, y - h),
            (x + width * 0.46, y - h),
            (x + width * 0.5, y),
            (x - width * 0.5, y),
        ],
        fill,
    )
    for i in range(3):
        canvas.box(
            x - width * 0.34,
            y - h * 0.8 + i * h * 0.26,
            x + width * 0.3,
            y - h * 0.8 + i * h * 0.26 + 2.4,
            clear(INK, 0.22),
        )


def cup(canvas: Canvas, x: float, y: float, fill: Colour, size: float = 1.0) -> None:
    """Draw a tea cup with a breath of steam."""
    w, h = 18 * size, 30 * size
    canvas.blob(
        [
            (x - w, y - h),
            (x + w, y - h),
            (x + w * 0.85, y - h * 0.25),
            (x + w * 0.5, y),
            (x - w * 0.5, y),
            (x - w * 0.85, y - h * 0.25),
        ],
        fill,
        dark(fill, 0.25),
        "right",
    )
    canvas.ellipse(x, y - h, w * 0.95, h * 0.16, mix(LEAF, OCHRE, 0.35))


def teapot(canvas: Canvas, x: float, y: float, fill: Colour = TEAL) -> None:
    """Draw a teapot."""
    canvas.stroke([(x + 36, y - 28), (x + 58, y - 40), (x + 66, y - 60)], 14, fill, 9)
    canvas.stroke(
        [(x - 34, y - 46), (x - 62, y - 44), (x - 58, y - 18), (x - 36, y - 14)],
        8,
        dark(fill, 0.15),
    )
    canvas.ellipse(x, y - 30, 44, 32, fill, dark(fill, 0.3), "right")
    canvas.ellipse(x, y - 61, 20, 7, dark(fill, 0.15))
    canvas.ellipse(x, y - 69, 7, 7, dark(fill, 0.15))


def tablet(canvas: Canvas, x: float, y: float, width: float) -> None:
    """Draw a tablet computer lying on a table, its near edge at (x, y)."""

    def quad(left: float, top: float, right: float, bottom: float) -> list[Point]:
        corners = ((left, top), (right, top), (right, bottom), (left, bottom))
        return [
            (x + (u - 0.5) * width * (0.84 + 0.16 * v), y - (1 - v) * width * 0.4)
            for u, v in corners
        ]

    canvas.polygon([(px, py + 7) for px, py in quad(0, 0, 1, 1)], dark(STEEL, 0.8))
    canvas.polygon(quad(0, 0, 1, 1), dark(STEEL, 0.6))
    canvas.polygon(quad(0.06, 0.09, 0.94, 0.91), light(SKY, 0.65), SKY, "down")
    for i, fill in enumerate((OCHRE, PLUM, LEAF, WHITE, PERSIMMON, TEAL)):
        u, v = 0.14 + (i % 3) * 0.27, 0.2 + (i // 3) * 0.36
        canvas.polygon(quad(u, v, u + 0.18, v + 0.26), light(fill, 0.1))


def pot(canvas: Canvas, x: float, y: float, width: float) -> None:
    """Draw a big steaming pot whose bottom is at (x, y)."""
    h, steel = width * 0.56, mix(STEEL, WHITE, 0.25)
    for side in (-1, 1):
        canvas.stroke(
            [
                (x + side * width * 0.5, y - h * 0.72),
                (x + side * width * 0.6, y - h * 0.7),
                (x + side * width * 0.5, y - h * 0.55),
            ],
            10,
            dark(steel, 0.3),
        )
    canvas.box(
        x - width / 2, y - h * 0.92, x + width / 2, y, steel, dark(steel, 0.4), "right", radius=22
    )
    canvas.ellipse(x, y - h * 0.92, width / 2, h * 0.2, light(steel, 0.4))
    canvas.ellipse(x, y - h * 0.9, width * 0.45, h * 0.15, mix(PERSIMMON, OCHRE, 0.4))
    for u, v, fill in ((-0.2, -0.02, LEAF), (0.08, 0.03, WHITE), (0.25, -0.03, PERSIMMON)):
        canvas.ellipse(x + u * width, y - h * 0.9 + v * width, width * 0.05, width * 0.028, fill)
    for i in range(3):
        sx = x + (i - 1) * width * 0.24
        wave = [(sx, y - h * 1.3), (sx + 16, y - h * 1.7), (sx - 10, y - h * 2.1),
                (sx + 12, y - h * 2.5)]  # fmt: skip
        steam(canvas, wave, width * 0.05)


def steam(canvas: Canvas, points: list[Point], width: float) -> None:
    """Draw a breath of steam along the points."""
    right = [(x + width, y) for x, y in reversed(points)]
    canvas.soft([*points, *right], WHITE, 0.5, width * 0.5)


def basket(canvas: Canvas, x: float, y: float, width: float, fruit: tuple[Colour, ...]) -> None:
    """Draw a basket of round vegetables standing at (x, y)."""
    straw = mix(OCHRE, WOOD, 0.5)
    for i in range(5):
        cx = x + (i - 2) * width * 0.18
        colour = fruit[i % len(fruit)]
        canvas.ellipse(
            cx,
            y - width * 0.42 - (i % 2) * width * 0.07,
            width * 0.13,
            width * 0.12,
            colour,
            dark(colour, 0.25),
            "right",
        )
        canvas.stroke([(cx, y - width * 0.54), (cx + 5, y - width * 0.64)], 4, MOSS)
    canvas.polygon(
        [
            (x - width / 2, y - width * 0.4),
            (x + width / 2, y - width * 0.4),
            (x + width * 0.4, y),
            (x - width * 0.4, y),
        ],
        straw,
        dark(straw, 0.3),
        "right",
    )
    canvas.box(
        x - width * 0.53,
        y - width * 0.43,
        x + width * 0.53,
        y - width * 0.34,
        light(straw, 0.2),
        radius=6,
    )


def bag(canvas: Canvas, x: float, y: float, size: float, fill: Colour = WHITE) -> None:
    """Draw a full sack hanging down to (x, y)."""
    canvas.blob(
        [
            (x - size * 0.12, y - size),
            (x + size * 0.12, y - size),
            (x + size * 0.42, y - size * 0.5),
            (x + size * 0.4, y - size * 0.06),
            (x, y),
            (x - size * 0.4, y - size * 0.06),
            (x - size * 0.42, y - size * 0.5),
        ],
        fill,
        mix(fill, SKY, 0.5),
        "right",
        0.9,
    )


def tongs(canvas: Canvas, hand: Point, facing: int, length: float) -> None:
    """Put long tongs into a hand, reaching forward and down."""
    x, y = hand
    for spread in (-5, 5):
        canvas.stroke(
            [(x, y), (x + facing * length * 0.45 + spread, y + length)], 5, dark(STEEL, 0.35)
        )


def bucket(canvas: Canvas, x: float, y: float, size: float, fill: Colour) -> None:
    """Draw a bucket hanging by its handle from (x, y)."""
    for side in (-1, 1):
        canvas.stroke([(x, y), (x + side * size * 0.34, y + size * 0.34)], 4, dark(STEEL, 0.4))
    top, low = y + size * 0.32, y + size
    canvas.polygon(
        [
            (x - size * 0.4, top),
            (x + size * 0.4, top),
            (x + size * 0.3, low),
            (x - size * 0.3, low),
        ],
        fill,
        dark(fill, 0.3),
        "right",
    )
    canvas.ellipse(x, top, size * 0.4, size * 0.09, light(SKY, 0.5))


def globe(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """Draw a globe on its stand, standing at (x, y)."""
    cy = y - radius * 1.5
    canvas.stroke([(x, y), (x, y - radius * 0.4)], 9, dark(WOOD, 0.3))
    canvas.box(x - radius * 0.6, y - 8, x + radius * 0.6, y, dark(WOOD, 0.3), radius=5)
    canvas.ellipse(x, cy, radius, radius, SKY, INDIGO, "right")
    for u, v, a, b in ((-0.35, -0.3, 0.42, 0.3), (0.3, 0.2, 0.34, 0.42), (-0.3, 0.5, 0.26, 0.2)):
        canvas.ellipse(x + u * radius, cy + v * radius, a * radius, b * radius, LEAF, turn=0.4)
    ring(canvas, x, cy, radius * 1.14, 6, dark(WOOD, 0.2))
