"""Rooms and their furniture."""

from .canvas import WIDTH, Canvas
from .palette import (
    BLOSSOM,
    CREAM,
    INDIGO,
    INK,
    LEAF,
    OCHRE,
    PERSIMMON,
    SKY,
    STEEL,
    TOPS,
    WHITE,
    WOOD,
    Colour,
    clear,
    dark,
    light,
    mix,
)

NOTES = (mix(OCHRE, WHITE, 0.45), BLOSSOM, light(SKY, 0.4), light(LEAF, 0.45))


def room(canvas: Canvas, floor: float = 770) -> None:
    """Draw the wall and floor of a room lit from the left."""
    palette = canvas.palette
    canvas.box(
        0,
        0,
        WIDTH,
        floor + 2,
        palette.wall,
        mix(palette.wall, palette.panel, 0.5),
        "right",
        strength=0.8,
    )
    canvas.box(0, floor - 150, WIDTH, floor, mix(palette.wall, palette.panel, 0.42))
    canvas.box(0, floor - 156, WIDTH, floor - 150, light(palette.panel, 0.5))
    canvas.box(
        0, floor, WIDTH, 1067, palette.floor, dark(palette.floor, 0.2), "right", strength=0.8
    )
    canvas.box(0, floor - 6, WIDTH, floor + 4, dark(palette.floor, 0.18))
    for i in range(1, 6):
        y = floor + (1067 - floor) * (i / 6) ** 1.5
        canvas.box(0, y, WIDTH, y + 2, clear(dark(palette.floor, 0.3), 0.35))


def sunlight(canvas: Canvas, x: float, floor: float, width: float) -> None:
    """Lay the light of a window on the floor."""
    points = [
        (x, floor + 6),
        (x + width, floor + 6),
        (x + width * 1.75, 1067),
        (x + width * 0.5, 1067),
    ]
    canvas.soft(points, canvas.palette.sun, 0.42, 8)


def window(canvas: Canvas, left: float, top: float, width: float, height: float) -> None:
    """Draw a window with hills and trees outside."""
    palette, rng = canvas.palette, canvas.rng
    right, bottom = left + width, top + height
    frame = light(WOOD, 0.35)
    canvas.box(left - 14, top - 14, right + 14, bottom + 14, frame, dark(frame, 0.2), "right")
    canvas.gradient(top, bottom, palette.sky, left, right)
    base = bottom - height * 0.18
    step = width / 8
    for rise, fill in ((0.42, palette.far), (0.26, palette.middle)):
        line = [(left + step * i, base - height * rise * rng.uniform(0.45, 1)) for i in range(9)]
        canvas.polygon(
            [*line, (right, bottom), (left, bottom)], fill, mix(fill, palette.sky[1], 0.6), "down"
        )
    canvas.box(left, base, right, bottom, palette.ground)
    for _ in range(3):
        x, size = rng.uniform(left + 40, right - 40), height * rng.uniform(0.14, 0.2)
        leaf = rng.choice(palette.leaves)
        canvas.ellipse(
            x, base - size * 0.4, size * 0.62, size * 0.8, leaf, dark(leaf, 0.3), "right"
        )
        canvas.box(x - 3, base + size * 0.2, x + 3, base + size * 0.55, palette.trunk)
    for i in range(1, max(2, round(width / 230))):
        x = left + width * i / max(2, round(width / 230))
        canvas.box(x - 5, top, x + 5, bottom, frame)
    canvas.box(left - 26, bottom + 10, right + 26, bottom + 26, dark(frame, 0.08))
    canvas.glaze(
        [(left, top), (left + width * 0.3, top), (left + width * 0.1, bottom), (left, bottom)],
        WHITE,
        0.14,
    )


def lamp(canvas: Canvas, x: float, y: float, fill: Colour) -> None:
    """Hang a lamp from the ceiling."""
    canvas.box(x - 2, 0, x + 2, y - 60, dark(WOOD, 0.5))
    canvas.glow(x, y + 10, 190, canvas.palette.sun, 0.5)
    canvas.blob(
        [(x - 78, y), (x - 56, y - 48), (x, y - 66), (x + 56, y - 48), (x + 78, y), (x, y + 8)],
        fill,
        dark(fill, 0.3),
        "right",
    )


def table(
    canvas: Canvas,
    left: float,
    right: float,
    top: float,
    bottom: float,
    fill: Colour = WOOD,
    depth: float = 60,
) -> None:
    """Draw a table seen a little from above; people behind are drawn before, in front after."""
    canvas.soft(
        [
            (left, bottom - 14),
            (right, bottom - 14),
            (right + 120, bottom + 16),
            (left + 60, bottom + 20),
        ],
        INK,
        0.16,
        10,
    )
    for x in (left + 34, right - 34):
        canvas.stroke([(x, top + depth), (x, bottom)], 22, dark(fill, 0.3), 17)
    canvas.polygon(
        [(left + 24, top), (right - 24, top), (right, top + depth), (left, top + depth)],
        light(fill, 0.28),
        fill,
        "right",
    )
    canvas.box(left, top + depth - 2, right, top + depth + 20, dark(fill, 0.12), radius=6)


def cloth_table(
    canvas: Canvas, left: float, right: float, top: float, bottom: float, fill: Colour
) -> None:
    """Draw a table with a cloth down to the floor."""
    canvas.box(left + 10, top + 40, right - 10, bottom, fill, dark(fill, 0.25), "down")
    canvas.polygon(
        [(left + 26, top), (right - 26, top), (right, top + 52), (left, top + 52)], light(fill, 0.4)
    )
    canvas.box(left, top + 48, right, top + 62, light(fill, 0.22), radius=6)


def stool(canvas: Canvas, x: float, y: float, height: float, fill: Colour = WOOD) -> None:
    """Draw a stool on the floor at y whose seat is `height` up."""
    for side in (-1, 1):
        canvas.stroke([(x + side * 30, y - height), (x + side * 42, y)], 11, dark(fill, 0.3))
    canvas.box(x - 52, y - height - 10, x + 52, y - height + 10, fill, radius=10)


def chair(
    canvas: Canvas, x: float, y: float, height: float, facing: int, fill: Colour = WOOD
) -> None:
    """Draw a chair from the side, its seat `height` above the floor at y."""
    wood = dark(fill, 0.2)
    for u in (-46, 44):
        canvas.stroke([(x + u * facing, y - height), (x + (u * 1.12) * facing, y)], 12, wood)
    canvas.stroke([(x - 46 * facing, y - height), (x - 66 * facing, y - height * 2.1)], 13, wood)
    canvas.box(x - 58, y - height - 8, x + 58, y - height + 12, fill, radius=9)


def shelf(canvas: Canvas, left: float, top: float, width: float, rows: int = 3) -> None:
    """Draw book shelves against the wall."""
    rng, height = canvas.rng, 112
    canvas.box(
        left - 12,
        top - 12,
        left + width + 12,
        top + rows * height + 6,
        light(WOOD, 0.1),
        dark(WOOD, 0.15),
        "right",
    )
    for row in range(rows):
        low = top + (row + 1) * height - 10
        canvas.box(left, low - height + 14, left + width, low, mix(WOOD, CREAM, 0.6))
        x = left + 8
        while x < left + width - 30:
            wide, tall = rng.uniform(12, 25), rng.uniform(58, 86)
            if rng.random() < 0.14:
                x += wide * 1.6
                continue
            fill = mix(rng.choice(TOPS), canvas.palette.panel, 0.25)
            canvas.box(x, low - tall, x + wide, low, fill, radius=2)
            canvas.box(x, low - tall * 0.8, x + wide, low - tall * 0.74, light(fill, 0.5))
            x += wide + 2


def potted(canvas: Canvas, x: float, y: float, height: float) -> None:
    """Draw a plant in a pot."""
    rng, pot = canvas.rng, mix(PERSIMMON, CREAM, 0.25)
    for i in range(9):
        u = (i - 4) / 4
        tip = (x + u * height * 0.32, y - height * (1 - abs(u) * 0.34) * rng.uniform(0.85, 1))
        leaf = rng.choice(canvas.palette.leaves)
        mid = ((x + tip[0]) / 2 - u * 4, (y - height * 0.3 + tip[1]) / 2 - height * 0.08)
        canvas.stroke([(x, y - height * 0.25), mid, tip], height * 0.03, leaf, height * 0.075)
    w = height * 0.17
    canvas.polygon(
        [
            (x - w, y - height * 0.32),
            (x + w, y - height * 0.32),
            (x + w * 0.76, y),
            (x - w * 0.76, y),
        ],
        pot,
        dark(pot, 0.25),
        "right",
    )


def board(canvas: Canvas, left: float, top: float, width: float, height: float) -> None:
    """Draw a white board with rows of sticky notes."""
    rng = canvas.rng
    canvas.box(
        left - 12, top - 12, left + width + 12, top + height + 12, light(WOOD, 0.2), radius=8
    )
    canvas.box(left, top, left + width, top + height, WHITE, mix(WHITE, STEEL, 0.4), "right")
    columns = max(3, int(width // 120))
    for column in range(columns):
        x = left + width * (column + 0.5) / columns
        canvas.box(x - 40, top + 22, x + 30, top + 30, clear(INDIGO, 0.6), radius=4)
        for row in range(rng.randint(2, 3)):
            cx, cy = x + rng.uniform(-9, 9), top + 74 + row * 74 + rng.uniform(-6, 6)
            fill = rng.choice(NOTES)
            canvas.box(cx - 30, cy - 28, cx + 30, cy + 28, fill, dark(fill, 0.15), "down")
            for line in (-8, 6):
                canvas.box(
                    cx - 18, cy + line, cx + rng.uniform(6, 20), cy + line + 4, clear(INK, 0.3)
                )
