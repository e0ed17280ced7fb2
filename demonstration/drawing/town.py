"""Houses, shops, tents, play equipment: what people build."""

from .canvas import HEIGHT, WIDTH, Canvas
from .palette import (
    BLOSSOM,
    CREAM,
    INDIGO,
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

AWNINGS = (PLUM, INDIGO, MOSS, PERSIMMON, TEAL, OCHRE)


def house(canvas: Canvas, x: float, y: float, width: float, fill: Colour, roof: Colour) -> None:
    """Draw a house with a tiled roof, its foot in the middle at (x, y)."""
    h, half = width * 0.5, width / 2
    canvas.shadow(x + half * 0.4, y, width * 0.5, 1.0)
    canvas.box(x - half, y - h, x + half, y, fill, dark(fill, 0.22), "right")
    canvas.polygon(
        [
            (x - half * 1.16, y - h),
            (x - half * 0.72, y - h * 1.62),
            (x + half * 0.72, y - h * 1.62),
            (x + half * 1.16, y - h),
        ],
        roof,
        dark(roof, 0.3),
        "down",
    )
    for u in (-0.55, 0.3):
        left = x + u * half
        canvas.box(
            left - width * 0.1,
            y - h * 0.74,
            left + width * 0.1,
            y - h * 0.36,
            mix(canvas.palette.sun, OCHRE, 0.25),
            radius=3,
        )
        canvas.box(left - 2, y - h * 0.74, left + 2, y - h * 0.36, dark(fill, 0.3))


def roofs(canvas: Canvas, y: float, size: float, count: int, left=0.0, right=WIDTH) -> None:
    """Draw a far row of houses."""
    rng, palette = canvas.rng, canvas.palette
    for i in range(count):
        x = left + (right - left) * (i + rng.uniform(0.2, 0.8)) / count
        wall = mix(rng.choice((CREAM, WHITE, palette.wall, palette.panel)), palette.far, 0.3)
        roof = mix(rng.choice((INDIGO, STEEL, PERSIMMON, MOSS)), palette.middle, 0.45)
        house(canvas, x, y + rng.uniform(-6, 6), size * rng.uniform(0.8, 1.25), wall, roof)


def shop(
    canvas: Canvas, left: float, right: float, base: float, top: float, awning: Colour, wall: Colour
) -> None:
    """Draw an old shop of two floors from the front, its goods below a striped awning."""
    rng, wide = canvas.rng, right - left
    wood = mix(WOOD, canvas.palette.trunk, 0.45)
    canvas.box(left, top, right, base, wall, dark(wall, 0.2), "right")
    roof = mix(INDIGO, STEEL, 0.35)
    canvas.polygon(
        [
            (left - 16, top + 16),
            (left + 20, top - 46),
            (right - 20, top - 46),
            (right + 16, top + 16),
        ],
        roof,
        dark(roof, 0.35),
        "down",
    )
    middle = top + (base - top) * 0.44
    for u in (0.27, 0.73):
        cx = left + wide * u
        canvas.box(cx - wide * 0.16, top + 48, cx + wide * 0.16, middle - 56, wood, radius=3)
        pane = mix(canvas.palette.sun, rng.choice((OCHRE, SKY)), 0.3)
        canvas.box(
            cx - wide * 0.14,
            top + 56,
            cx + wide * 0.14,
            middle - 64,
            pane,
            light(pane, 0.4),
            "left",
        )
        for bar in (-0.07, 0, 0.07):
            canvas.box(cx + wide * bar - 2, top + 56, cx + wide * bar + 2, middle - 64, wood)
    canvas.box(left + 18, middle, right - 18, base, dark(wood, 0.35))
    glow = mix(canvas.palette.sun, OCHRE, 0.3)
    canvas.box(left + 30, middle + 12, right - 30, base, glow, mix(glow, WOOD, 0.6), "down")
    for row in range(2):
        for i in range(5):
            cx = left + wide * (0.19 + 0.155 * i)
            goods = rng.choice((PLUM, LEAF, OCHRE, PERSIMMON, BLOSSOM, SKY))
            canvas.ellipse(
                cx,
                middle + 124 + row * 70,
                wide * 0.055,
                wide * 0.05,
                goods,
                dark(goods, 0.2),
                "right",
            )
        canvas.box(left + 30, middle + 134 + row * 70, right - 30, middle + 148 + row * 70, wood)
    stripe_awning(canvas, left - 8, right + 8, middle - 40, 86, awning)


def stripe_awning(
    canvas: Canvas, left: float, right: float, top: float, height: float, fill: Colour
) -> None:
    """Draw a striped awning with a scalloped edge."""
    stripes = max(5, round((right - left) / 48)) | 1
    wide = (right - left) / stripes
    canvas.soft(
        [
            (left, top + height),
            (right, top + height),
            (right + 10, top + height + 50),
            (left + 10, top + height + 50),
        ],
        dark(fill, 0.7),
        0.3,
        8,
    )
    for i in range(stripes):
        colour = fill if i % 2 == 0 else WHITE
        a, b = left + wide * i, left + wide * (i + 1)
        inset = 18
        ua, ub = (left + inset + (x - left) * (1 - 2 * inset / (right - left)) for x in (a, b))
        canvas.polygon(
            [(ua, top), (ub, top), (b, top + height), (a, top + height)],
            colour,
            dark(colour, 0.14),
            "down",
        )
        canvas.ellipse((a + b) / 2, top + height, wide / 2, wide * 0.3, dark(colour, 0.05))


def noren(canvas: Canvas, left: float, right: float, top: float, fill: Colour) -> None:
    """Hang a split curtain over a door."""
    canvas.box(left - 8, top - 8, right + 8, top, dark(WOOD, 0.3), radius=4)
    wide = (right - left) / 3
    for i in range(3):
        canvas.box(
            left + wide * i + 2,
            top,
            left + wide * (i + 1) - 2,
            top + 86,
            fill,
            dark(fill, 0.25),
            "down",
            radius=3,
        )
    canvas.ellipse((left + right) / 2, top + 44, 22, 22, light(fill, 0.75))


def street_lamp(canvas: Canvas, x: float, y: float, height: float) -> None:
    """Draw a street lamp."""
    iron = dark(TEAL, 0.55)
    canvas.shadow(x, y, 40, 2.4)
    canvas.stroke([(x, y), (x, y - height)], 11, iron, 7)
    canvas.box(x - 14, y - 16, x + 14, y, iron, radius=4)
    canvas.ellipse(x, y - height - 22, 21, 25, mix(canvas.palette.sun, WHITE, 0.4), OCHRE, "down")
    canvas.box(x - 17, y - height - 4, x + 17, y - height + 4, iron, radius=3)


def bench(canvas: Canvas, x: float, y: float, width: float) -> None:
    """Draw a park bench whose seat is 0.27 of its width above the ground."""
    seat = y - width * 0.26
    canvas.shadow(x, y, width * 0.7, 1.0)
    for u in (-0.4, 0.4):
        canvas.box(x + u * width - 7, seat, x + u * width + 7, y, dark(STEEL, 0.5), radius=3)
        canvas.box(
            x + u * width - 5, seat - width * 0.28, x + u * width + 5, seat, dark(STEEL, 0.5)
        )
    for v in (0.3, 0.2, 0.0):
        canvas.box(
            x - width / 2,
            seat - v * width,
            x + width / 2,
            seat - v * width + width * 0.06,
            WOOD,
            dark(WOOD, 0.2),
            "right",
            radius=6,
        )


def fence(canvas: Canvas, left: float, right: float, y: float, height: float) -> None:
    """Draw a low wooden fence."""
    wood = mix(WOOD, canvas.palette.trunk, 0.35)
    for v in (0.35, 0.8):
        canvas.box(left, y - height * v - 5, right, y - height * v + 5, wood, radius=4)
    for i in range(int((right - left) // 90) + 1):
        canvas.box(left + i * 90, y - height, left + i * 90 + 15, y, dark(wood, 0.1), radius=5)


def road(canvas: Canvas, top: float, fill: Colour) -> None:
    """Draw paving from `top` down to the reader."""
    canvas.box(0, top, WIDTH, HEIGHT, fill, dark(fill, 0.2), "down")
    for i in range(1, 5):
        y = top + (HEIGHT - top) * (i / 5) ** 1.6
        canvas.box(0, y, WIDTH, y + 2.5, clear(dark(fill, 0.3), 0.4))
