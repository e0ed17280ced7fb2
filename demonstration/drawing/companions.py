"""Dogs, cats and musical instruments."""

from .canvas import Canvas, Point
from .palette import BLOSSOM, CREAM, INK, OCHRE, PLUM, STEEL, WHITE, WOOD, Colour, dark, light, mix


def dog(canvas: Canvas, x: float, y: float, size: float, fill: Colour, facing: int = 1) -> None:
    """Draw a dog standing at (x, y), `size` long."""

    def at(points):
        return [(x + u * size * facing, y - v * size) for u, v in points]

    shade = dark(fill, 0.28)
    canvas.shadow(x, y, size * 0.8, 1.1)
    for u in (-0.3, 0.24):
        canvas.stroke(at([(u, 0.36), (u - 0.02, 0.03)]), size * 0.11, shade, size * 0.09)
    canvas.stroke(
        at([(-0.42, 0.5), (-0.58, 0.66), (-0.52, 0.82), (-0.4, 0.8)]),
        size * 0.11,
        fill,
        size * 0.07,
    )
    canvas.blob(
        at(
            [
                (-0.46, 0.5),
                (-0.2, 0.6),
                (0.2, 0.62),
                (0.42, 0.56),
                (0.4, 0.32),
                (0.0, 0.27),
                (-0.42, 0.3),
            ]
        ),
        fill,
        shade,
        "down",
    )
    for u in (-0.38, 0.34):
        canvas.stroke(at([(u, 0.38), (u, 0.03)]), size * 0.12, fill, size * 0.1)
    canvas.stroke(at([(0.34, 0.5), (0.46, 0.74)]), size * 0.24, fill, size * 0.2)
    canvas.ellipse(*at([(0.5, 0.84)])[0], size * 0.2, size * 0.18, fill)
    canvas.stroke(at([(0.56, 0.8), (0.7, 0.77)]), size * 0.15, light(fill, 0.6), size * 0.11)
    canvas.ellipse(*at([(0.75, 0.8)])[0], size * 0.035, size * 0.03, INK)
    canvas.ellipse(*at([(0.56, 0.88)])[0], size * 0.022, size * 0.028, INK)
    canvas.blob(at([(0.36, 0.98), (0.46, 1.06), (0.48, 0.9), (0.36, 0.78)]), shade)
    canvas.stroke(at([(0.3, 0.66), (0.42, 0.58), (0.52, 0.62)]), size * 0.055, PLUM)


def cat(canvas: Canvas, x: float, y: float, size: float, fill: Colour, facing: int = 1) -> None:
    """Draw a cat sitting at (x, y), `size` tall."""

    def at(points):
        return [(x + u * size * facing, y - v * size) for u, v in points]

    canvas.shadow(x, y, size * 0.5, 1.3)
    canvas.stroke(at([(-0.2, 0.05), (-0.5, 0.06), (-0.56, 0.28), (-0.44, 0.4)]), size * 0.1, fill)
    canvas.blob(
        at(
            [
                (0.02, 0.66),
                (-0.2, 0.44),
                (-0.3, 0.14),
                (-0.22, 0.0),
                (0.2, 0.0),
                (0.24, 0.2),
                (0.2, 0.5),
            ]
        ),
        fill,
        dark(fill, 0.25),
        "left",
    )
    canvas.stroke(at([(0.14, 0.32), (0.17, 0.03)]), size * 0.1, light(fill, 0.5))
    for u in (-0.07, 0.25):
        canvas.polygon(at([(u - 0.1, 0.84), (u + 0.1, 0.84), (u + (u - 0.09) * 0.4, 1.08)]), fill)
        canvas.polygon(
            at([(u - 0.04, 0.86), (u + 0.05, 0.86), (u + (u - 0.09) * 0.3, 0.99)]), BLOSSOM
        )
    canvas.ellipse(*at([(0.09, 0.76)])[0], size * 0.23, size * 0.18, fill)
    canvas.ellipse(*at([(0.14, 0.7)])[0], size * 0.12, size * 0.08, light(fill, 0.6))
    for u in (0.03, 0.22):
        canvas.ellipse(*at([(u, 0.78)])[0], size * 0.022, size * 0.032, INK)
    canvas.ellipse(*at([(0.14, 0.73)])[0], size * 0.024, size * 0.017, PLUM)


def violin(canvas: Canvas, hands: list[Point], facing: int, size: float) -> None:
    """Lay a violin and its bow along two hands near the chin."""
    (bx, by), (fx, fy) = hands
    wood = mix(WOOD, OCHRE, 0.2)
    x, y = fx - 0.02 * size * facing, fy - 0.15 * size
    canvas.stroke([(x, y), (x + 0.62 * size * facing, y + 0.02 * size)], 7, dark(wood, 0.6))
    for u, r in ((-0.06, 0.15), (0.16, 0.125)):
        canvas.ellipse(
            x + u * size * facing, y, r * size, r * 0.72 * size, wood, dark(wood, 0.35), "down"
        )
    canvas.stroke(
        [
            (bx - 0.3 * size * facing, by + 0.42 * size),
            (bx + 0.28 * size * facing, by - 0.55 * size),
        ],
        4,
        CREAM,
    )


def guitar(canvas: Canvas, hands: list[Point], facing: int, size: float) -> None:
    """Lay a guitar between two hands."""
    (nx, ny), (bx, by) = hands
    wood = mix(WOOD, OCHRE, 0.35)
    canvas.stroke([(bx, by), (nx + 0.22 * (nx - bx), ny + 0.22 * (ny - by))], 12, dark(wood, 0.5))
    for u, r in ((-0.12, 0.3), (0.24, 0.23)):
        canvas.ellipse(
            bx + u * size * facing,
            by - u * 0.35 * size,
            r * size,
            r * size * 0.94,
            wood,
            dark(wood, 0.3),
            "down",
        )
    canvas.ellipse(
        bx + 0.12 * size * facing, by - 0.05 * size, 0.08 * size, 0.08 * size, dark(wood, 0.6)
    )


def cello(canvas: Canvas, x: float, y: float, size: float, facing: int) -> None:
    """Stand a cello on the floor at (x, y), `size` tall."""
    wood = mix(WOOD, PLUM, 0.28)

    def at(u: float, v: float) -> Point:
        return (x + (u - v * 0.16) * size * facing, y - v * size)

    canvas.stroke([at(0, 0), at(0, 0.1)], 5, dark(STEEL, 0.4))
    canvas.stroke([at(0, 0.5), at(0, 0.98)], 14, dark(wood, 0.5), 10)
    canvas.blob(
        [
            at(-0.16, 0.1),
            at(-0.2, 0.24),
            at(-0.12, 0.36),
            at(-0.15, 0.5),
            at(0, 0.6),
            at(0.15, 0.5),
            at(0.12, 0.36),
            at(0.2, 0.24),
            at(0.16, 0.1),
            at(0, 0.06),
        ],
        wood,
        dark(wood, 0.35),
        "right",
    )
    for u in (-0.03, 0.03):
        canvas.stroke([at(u, 0.18), at(u, 0.56)], 2, CREAM)
    canvas.stroke([at(-0.06, 0.27), at(0.06, 0.27)], 6, dark(wood, 0.6))


def keyboard(canvas: Canvas, left: float, right: float, top: float, bottom: float) -> None:
    """Draw an upright piano from the side of its keys."""
    wood = mix(WOOD, INK, 0.55)
    canvas.box(left, top, right, bottom, wood, dark(wood, 0.4), "right", radius=8)
    middle = top + (bottom - top) * 0.46
    canvas.box(left - 14, top - 14, right + 14, top + 8, light(wood, 0.15), radius=6)
    canvas.box(left - 10, middle, right + 10, middle + 34, light(wood, 0.1), radius=6)
    canvas.box(left + 8, middle + 2, right - 8, middle + 18, WHITE)
    for i in range(int((right - left) // 22)):
        if i % 7 not in {2, 6}:
            canvas.box(left + 24 + i * 22, middle + 2, left + 34 + i * 22, middle + 12, INK)


def stand(canvas: Canvas, x: float, y: float, height: float) -> None:
    """Draw a music stand."""
    iron = dark(STEEL, 0.55)
    for u in (-28, 28):
        canvas.stroke([(x, y - 40), (x + u, y)], 5, iron)
    canvas.stroke([(x, y - 30), (x, y - height)], 6, iron)
    canvas.polygon(
        [
            (x - 52, y - height - 62),
            (x + 52, y - height - 62),
            (x + 58, y - height + 8),
            (x - 58, y - height + 8),
        ],
        WHITE,
        mix(WHITE, STEEL, 0.5),
        "right",
    )
    for i in range(4):
        canvas.box(
            x - 40, y - height - 50 + i * 14, x + 40, y - height - 48 + i * 14, mix(INK, WHITE, 0.5)
        )
