"""Trees, flowers, grass: all that grows."""

import math

from .canvas import WIDTH, Canvas
from .palette import (
    BLOSSOM,
    CREAM,
    LEAF,
    LILAC,
    MOSS,
    OCHRE,
    PLUM,
    WHITE,
    WOOD,
    Colour,
    clear,
    dark,
    light,
    mix,
)


def tree(canvas: Canvas, x: float, y: float, height: float, fill: Colour | None = None) -> None:
    """Draw a round or egg-shaped broad-leaved tree standing at (x, y)."""
    rng, palette = canvas.rng, canvas.palette
    fill = fill or rng.choice(palette.leaves)
    canvas.shadow(x, y, height * 0.34)
    canvas.stroke(
        [(x, y), (x + height * 0.01, y - height * 0.5)], height * 0.06, palette.trunk, height * 0.03
    )
    for side in (-1, 1):
        canvas.stroke(
            [(x, y - height * 0.26), (x + side * height * 0.12, y - height * 0.44)],
            height * 0.028,
            palette.trunk,
            height * 0.014,
        )
    wide, tall = height * rng.uniform(0.25, 0.33), height * rng.uniform(0.34, 0.38)
    cx, cy = x + height * rng.uniform(-0.02, 0.02), y - height * 0.64
    points = []
    for i in range(9):
        swell, angle = rng.uniform(0.92, 1.07), math.tau * i / 9
        points.append((cx + wide * swell * math.cos(angle), cy + tall * swell * math.sin(angle)))
    canvas.blob(points, fill, dark(fill, 0.38), "right", 0.8)
    for _ in range(7):
        u, v = rng.uniform(-0.6, 0.3), rng.uniform(-0.7, 0.45)
        canvas.ellipse(
            cx + u * wide,
            cy + v * tall,
            height * 0.03,
            height * 0.013,
            clear(light(fill, 0.5), 0.55),
            turn=-0.5,
        )


def conifer(canvas: Canvas, x: float, y: float, height: float, fill: Colour | None = None) -> None:
    """Draw a cedar standing at (x, y)."""
    fill = fill or canvas.palette.leaves[2]
    canvas.shadow(x, y, height * 0.22)
    canvas.stroke([(x, y), (x, y - height * 0.4)], height * 0.055, canvas.palette.trunk)
    half = height * canvas.rng.uniform(0.15, 0.19)
    canvas.blob(
        [(x, y - height * 1.02), (x + half * 0.5, y - height * 0.62), (x + half, y - height * 0.22),
         (x + half * 0.5, y - height * 0.13), (x, y - height * 0.12),
         (x - half * 0.5, y - height * 0.13), (x - half, y - height * 0.22),
         (x - half * 0.5, y - height * 0.62)],
        fill, dark(fill, 0.4), "right", 0.8,
    )  # fmt: skip


def grove(canvas: Canvas, y: float, height: float, count: int, *, gap=(0.0, 0.0)) -> None:
    """Draw distant trees along a line, leaving free the part `gap` of the width."""
    rng = canvas.rng
    for i in range(count):
        x = WIDTH * (i + rng.uniform(0.1, 0.9)) / count
        if gap[0] * WIDTH <= x <= gap[1] * WIDTH:
            continue
        fill = mix(rng.choice(canvas.palette.leaves), canvas.palette.middle, 0.35)
        plant = conifer if rng.random() < 0.3 else tree
        plant(canvas, x, y + rng.uniform(-8, 12), height * rng.uniform(0.75, 1.2), fill)


def plum(canvas: Canvas, x: float, y: float, height: float, blossom: Colour = BLOSSOM) -> None:
    """Draw an old plum tree in flower: a bent dark trunk, thin twigs, round flowers."""
    rng, trunk = canvas.rng, dark(canvas.palette.trunk, 0.15)
    canvas.shadow(x, y, height * 0.42)
    lean = rng.choice((-1, 1))

    def at(u: float, v: float) -> tuple[float, float]:
        return (x + u * height * lean, y - v * height)

    clouds = [(-0.3, 0.62), (-0.12, 0.83), (0.15, 0.9), (0.36, 0.74), (0.46, 0.5), (-0.4, 0.42),
              (0.08, 0.66)]  # fmt: skip
    for u, v in clouds:
        cx, cy = at(u, v)
        radius = height * rng.uniform(0.13, 0.17)
        mist = [
            (cx + radius * 1.15 * math.cos(a / 3), cy + radius * math.sin(a / 3)) for a in range(19)
        ]
        canvas.soft(mist, blossom, 0.55, radius * 0.12)
    canvas.stroke(
        [at(0, -0.01), at(0.05, 0.18), at(-0.04, 0.36), at(0.04, 0.56)],
        height * 0.085,
        trunk,
        height * 0.04,
    )
    roots = [at(-0.1, -0.025), at(-0.04, 0.03), at(-0.02, 0.12), at(0.05, 0.12), at(0.05, 0.03)]
    canvas.blob([*roots, at(0.1, -0.02), at(0.0, -0.012)], trunk)
    limbs = [
        [at(-0.03, 0.32), at(-0.16, 0.44), at(-0.24, 0.56), at(-0.42, 0.58)],
        [at(0.02, 0.5), at(-0.03, 0.68), at(-0.12, 0.8), at(-0.13, 0.96)],
        [at(0.03, 0.54), at(0.16, 0.68), at(0.18, 0.82), at(0.27, 0.98)],
        [at(0.0, 0.42), at(0.2, 0.5), at(0.32, 0.48), at(0.48, 0.62)],
        [at(0.2, 0.5), at(0.3, 0.62), at(0.42, 0.78)],
        [at(-0.16, 0.44), at(-0.3, 0.42), at(-0.46, 0.46)],
    ]
    for limb in limbs:
        canvas.stroke(limb, height * 0.03, trunk, height * 0.005)
    petals = (blossom, light(blossom, 0.45), mix(blossom, PLUM, 0.35))
    size = max(5.0, height * 0.019)
    for _ in range(int(50 + height * 0.28)):
        u, v = rng.choice(clouds)
        angle, far = rng.uniform(0, math.tau), rng.uniform(0, 1) ** 0.6 * 0.17
        fx, fy = at(u + far * 1.1 * math.cos(angle), v + far * math.sin(angle))
        flower(canvas, fx, fy, size * rng.uniform(0.7, 1.25), rng.choice(petals))


def flower(canvas: Canvas, x: float, y: float, size: float, fill: Colour) -> None:
    """Draw a five-petalled flower."""
    turn = canvas.rng.uniform(0, 1)
    for i in range(5):
        angle = math.tau * (i + turn) / 5
        canvas.ellipse(
            x + size * 0.62 * math.cos(angle),
            y + size * 0.62 * math.sin(angle),
            size * 0.55,
            size * 0.55,
            fill,
        )
    canvas.ellipse(x, y, size * 0.32, size * 0.32, mix(OCHRE, CREAM, 0.4))


def bush(canvas: Canvas, x: float, y: float, width: float, fill: Colour | None = None) -> None:
    """Draw a low round bush."""
    fill = fill or canvas.rng.choice(canvas.palette.leaves)
    h = width * canvas.rng.uniform(0.42, 0.56)
    canvas.blob(
        [
            (x - width / 2, y),
            (x - width * 0.46, y - h * 0.6),
            (x - width * 0.15, y - h),
            (x + width * 0.2, y - h * 0.92),
            (x + width * 0.48, y - h * 0.5),
            (x + width / 2, y),
            (x, y + h * 0.08),
        ],
        fill,
        dark(fill, 0.35),
        "down",
        0.8,
    )


def grass(canvas: Canvas, top: float, bottom: float, count: int = 40) -> None:
    """Strew tufts and small flowers over the ground, larger towards the reader."""
    rng, palette = canvas.rng, canvas.palette
    blade = mix(palette.ground, palette.near, 0.75)
    petals = (WHITE, BLOSSOM, mix(OCHRE, CREAM, 0.3), LILAC)
    for _ in range(count):
        x, y = rng.uniform(0, WIDTH), rng.uniform(top, bottom)
        size = 8 + 14 * (y - 500) / 560
        if rng.random() < 0.25:
            flower(canvas, x, y, size * 0.45, rng.choice(petals))
            continue
        for lean in (-0.6, 0, 0.6):
            canvas.stroke(
                [(x, y), (x + lean * size, y - size * rng.uniform(0.8, 1.2))], size * 0.22, blade, 1
            )


def leaves(canvas: Canvas, count: int, colours: tuple[Colour, ...], top=60.0, bottom=980.0) -> None:
    """Let petals or leaves drift through the air."""
    rng = canvas.rng
    for _ in range(count):
        size = rng.uniform(4, 9)
        canvas.ellipse(
            rng.uniform(0, WIDTH),
            rng.uniform(top, bottom),
            size,
            size * 0.55,
            rng.choice(colours),
            turn=rng.uniform(0, 3),
        )


def crop(canvas: Canvas, x: float, y: float, size: float, fill: Colour) -> None:
    for u, v in ((-0.55, 0.42), (0.55, 0.42), (-0.3, 0.78), (0.3, 0.78), (0, 0.9)):
        canvas.stroke(
            [(x, y), (x + u * size * 0.5, y - v * size * 0.5), (x + u * size, y - v * size)],
            size * 0.16,
            dark(fill, 0.1) if u else fill,
            size * 0.3,
        )


def sapling(canvas: Canvas, x: float, y: float, height: float) -> None:
    """Draw a young tree tied to its stake."""
    canvas.stroke([(x + 16, y), (x + 16, y - height)], 8, WOOD)
    canvas.stroke(
        [(x, y), (x - 4, y - height * 0.5), (x + 2, y - height * 1.1)], 7, canvas.palette.trunk, 4
    )
    for i in range(9):
        v, side = 0.35 + i * 0.09, 1 if i % 2 else -1
        canvas.ellipse(
            x + side * height * 0.12,
            y - height * v,
            height * 0.11,
            height * 0.055,
            canvas.rng.choice((LEAF, MOSS, light(LEAF, 0.2))),
            turn=-0.5 * side,
        )
    canvas.ellipse(x, y, height * 0.24, height * 0.05, mix(WOOD, canvas.palette.trunk, 0.6))


def reeds(canvas: Canvas, x: float, y: float, height: float) -> None:
    """Draw a clump of reeds at the edge of the sheet."""
    for i in range(7):
        lean = (i - 3) * 13
        leaf = mix(canvas.rng.choice(canvas.palette.leaves), canvas.palette.near, 0.4)
        canvas.stroke(
            [
                (x + i * 7, y),
                (x + i * 7 + lean * 0.3, y - height * 0.6),
                (x + i * 7 + lean, y - height * canvas.rng.uniform(0.8, 1.1)),
            ],
            9,
            leaf,
            2,
        )
