"""Out of doors, with sleeves rolled up: river, park, field, wood, animals."""

from dataclasses import replace

from . import nature, plants, things
from .canvas import HEIGHT, WIDTH, Canvas
from .palette import (
    BLOSSOM,
    LEAF,
    LILAC,
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
    dark,
    light,
    mix,
)
from .people import Look, crowd
from .registry import place, scene
from .town import bench, roofs


def countryside(canvas: Canvas, horizon: float = 560) -> None:
    """Draw sky and hills, with trees at their foot."""
    nature.sky(canvas, horizon + 60)
    nature.hills(canvas, horizon)
    nature.meadow(canvas, horizon + 8, mix(canvas.palette.ground, canvas.palette.near, 0.55))


@scene("spring", "summer", "autumn", "winter")
def river_cleanup(canvas: Canvas) -> None:
    """People with bags and tongs on a river bank."""
    palette, rng = canvas.palette, canvas.rng
    countryside(canvas, 500)
    plants.grove(canvas, 540, 120, 13)
    nature.water(
        canvas,
        [
            (0, 590),
            (560, 560),
            (1100, 566),
            (WIDTH, 556),
            (WIDTH, 780),
            (1150, 742),
            (700, 722),
            (300, 740),
            (0, 800),
        ],
        closed_curve=False,
    )
    nature.ripples(canvas, 0, 590, WIDTH, 720, 34)
    for x in (240, 1010):
        nature.birds(canvas, x + rng.uniform(-90, 90), rng.uniform(200, 300), 3)
    bank = palette.ground
    edge = [(0, 772), (280, 732), (620, 706), (980, 716), (1300, 742), (WIDTH, 736)]
    canvas.blob(
        [(-200, 1300), (-120, 800), *edge, (1800, 760), (1800, 1300)],
        bank,
        mix(bank, palette.near, 0.6),
        "down",
        0.9,
    )
    nature.path(
        canvas, [(1380, 770, 20), (1240, 840, 60), (1000, 940, 110), (860, 1120, 190)], palette.path
    )
    for x, y in ((40, 790), (1520, 780), (640, 730)):
        plants.bush(canvas, x, y, rng.uniform(110, 170), palette.leaves[0])
    plants.grass(canvas, 780, 1040, 46)
    team = crowd(rng, "aeacae", hat_colour=rng.choice((OCHRE, TEAL, PLUM)))
    vest = rng.choice((OCHRE, PERSIMMON, None))
    team = [_dressed(who, vest, hat) for who, hat in zip(team, "cs-cs-", strict=True)]
    far = [(720, 800, team[4], "pick", -1), (1120, 806, team[5], "walk", 1)]
    near = [(330, 940, team[0], "pick", 1), (640, 985, team[3], "carry", -1),
            (1030, 960, team[1], "pick", -1), (1330, 990, team[2], "carry", -1)]  # fmt: skip
    for figure in place(canvas, far, 260):
        things.tongs(canvas, figure.hands[1], figure.facing, 62)
    for i, figure in enumerate(place(canvas, near, 410)):
        x, y = figure.hands[1]
        if figure.pose.neck[0] > 0.1:
            things.tongs(canvas, (x, y), figure.facing, figure.y - y - 16)
            litter = x + figure.facing * (figure.y - y) * 0.45
            canvas.box(litter - 10, figure.y - 20, litter + 12, figure.y - 4, SKY, radius=5)
        else:
            things.bag(canvas, x, y + 132, 138, (WHITE, light(SKY, 0.5))[i % 2])


def _dressed(who: Look, vest: Colour | None, hat: str) -> Look:
    hats = {"c": "cap", "s": "straw", "-": None}
    return replace(who, vest=vest, hat=hats[hat] if who.style != "scarf" else None)


@scene("spring", "dusk", "summer", "autumn")
def park_planting(canvas: Canvas) -> None:
    """People kneeling at a flower bed in a park."""
    palette, rng = canvas.palette, canvas.rng
    countryside(canvas, 500)
    roofs(canvas, 545, 96, 7)
    plants.grove(canvas, 590, 210, 8)
    nature.meadow(canvas, 600)
    nature.path(
        canvas,
        [(1180, 600, 16), (1240, 660, 40), (1120, 760, 80), (1500, 900, 130), (1750, 1000, 200)],
        palette.path,
    )
    plants.tree(canvas, rng.uniform(110, 220), 740, 560)
    bench(canvas, rng.uniform(700, 860), 716, 210)
    earth = mix(WOOD, palette.trunk, 0.6)
    canvas.blob(
        [
            (120, 905),
            (420, 868),
            (860, 862),
            (1250, 890),
            (1380, 950),
            (1120, 1012),
            (640, 1030),
            (220, 1000),
        ],
        earth,
        dark(earth, 0.35),
        "down",
    )
    colours = rng.sample((PLUM, BLOSSOM, OCHRE, WHITE, LILAC, PERSIMMON), 4)
    for row in range(4):
        for i in range(22):
            x, y = 230 + i * 49 + row * 17 + rng.uniform(-9, 9), 900 + row * 30 + rng.uniform(-6, 6)
            if rng.random() < 0.16:
                continue
            canvas.stroke([(x - 12, y - 10), (x, y), (x + 12, y - 12)], 7, rng.choice((MOSS, LEAF)))
            plants.flower(canvas, x, y - 18, rng.uniform(13, 18), colours[(row + i // 6) % 4])
    people = crowd(rng, "aceac")
    people = [_dressed(who, None, hat) for who, hat in zip(people, "s-sc-", strict=True)]
    place(
        canvas,
        [
            (300, 900, people[0], "kneel", 1),
            (640, 880, people[1], "crouch", -1),
            (880, 884, people[2], "kneel", 1),
            (1270, 900, people[3], "kneel", -1),
        ],
        430,
    )
    figure = place(canvas, [(1480, 960, people[4], "carry", -1)], 430)[0]
    x, y = figure.hands[1]
    can = TEAL
    canvas.stroke([(x - 30, y + 50), (x - 74, y + 26)], 9, dark(can, 0.2), 14)
    canvas.box(x - 34, y + 16, x + 30, y + 78, can, dark(can, 0.3), "right", radius=8)
    canvas.stroke([(x - 26, y + 18), (x, y - 8), (x + 24, y + 18)], 7, dark(can, 0.2))
    for _ in range(7):
        fx, fy = rng.uniform(60, 1540), rng.uniform(1030, 1062)
        plants.flower(canvas, fx, fy, rng.uniform(14, 22), rng.choice(colours))


@scene("spring", "summer", "autumn", "dusk")
def field(canvas: Canvas) -> None:
    """People working in a vegetable field."""
    palette, rng = canvas.palette, canvas.rng
    countryside(canvas, 490)
    roofs(canvas, 535, 110, 4, 900, 1560)
    plants.grove(canvas, 560, 150, 9, gap=(0.3, 0.55))
    earth = mix(mix(WOOD, palette.trunk, 0.45), palette.ground, 0.3)
    nature.meadow(canvas, 585, earth)
    far_x, far_y = rng.uniform(650, 950), 560
    for i in range(-7, 8):
        near_x = far_x + i * 250
        canvas.polygon(
            [
                (far_x + i * 76 - 14, 590),
                (far_x + i * 76 + 14, 590),
                (near_x + 74, HEIGHT),
                (near_x - 74, HEIGHT),
            ],
            dark(earth, 0.16),
        )
    crops = [rng.choice((LEAF, MOSS, mix(LEAF, OCHRE, 0.3))) for _ in range(15)]
    people = crowd(rng, "aeaca")
    people = [_dressed(who, None, hat) for who, hat in zip(people, "sscss", strict=True)]
    rows = 15
    spots = [(380, 800, people[3], "kneel", 1), (1180, 770, people[4], "dig", -1),
             (690, 970, people[0], "kneel", 1), (1050, 930, people[1], "kneel", -1),
             (1390, 1000, people[2], "carry", -1)]  # fmt: skip
    for r in range(rows):
        t = (r / (rows - 1)) ** 1.7
        y = 606 + t * 450
        for i in range(-7, 8):
            x = far_x + i * (76 + (250 - 76) * (y - far_y) / (HEIGHT - far_y))
            if -60 < x < WIDTH + 60:
                plants.crop(canvas, x, y, 16 + 46 * t, crops[i + 7])
    things.basket(canvas, 230, 985, 170, (PERSIMMON, LEAF, PLUM))
    for spot, adult in zip(spots, (300, 290, 430, 420, 430), strict=True):
        figure = place(canvas, [spot], adult)[0]
        x, y = figure.hands[1]
        if spot[3] == "dig":
            canvas.stroke([(x + 60, y - 120), (x - 30, figure.y)], 9, dark(WOOD, 0.2))
        if spot[3] == "carry":
            things.basket(canvas, x - 10, y + 40, 118, (OCHRE, PERSIMMON, LEAF))


@scene("summer", "autumn", "spring", "winter")
def forest(canvas: Canvas) -> None:
    """People tending trees."""
    palette, rng = canvas.palette, canvas.rng
    canvas.gradient(
        0, HEIGHT, (light(palette.sky[0], 0.1), mix(palette.sky[1], palette.ground, 0.3))
    )
    canvas.glow(rng.uniform(500, 1100), 250, 560, palette.sun, 0.85)
    nature.ridge(canvas, 560, 160, mix(palette.far, palette.sky[1], 0.3), peaks=1.4)
    for depth, (y, size, count) in enumerate(((560, 330, 13), (620, 450, 9))):
        for i in range(count):
            x = WIDTH * (i + rng.uniform(0.15, 0.85)) / count
            fill = mix(rng.choice(palette.leaves), palette.sky[1], 0.55 - depth * 0.3)
            plant = plants.conifer if rng.random() < 0.6 else plants.tree
            plant(canvas, x, y, size * rng.uniform(0.8, 1.15), fill)
    nature.meadow(canvas, 640, mix(palette.ground, palette.near, 0.3))
    nature.path(
        canvas, [(800, 650, 20), (840, 720, 50), (760, 830, 90), (880, 1100, 190)], palette.path
    )
    for x in (40, 250, 1420, 1580):
        trunk = dark(palette.trunk, 0.12)
        wide = rng.uniform(56, 84)
        base = rng.uniform(790, 860)
        canvas.shadow(x, base, wide * 1.6, 2.2)
        canvas.polygon(
            [
                (x - wide * 0.42, -10),
                (x + wide * 0.42, -10),
                (x + wide * 0.56, base - 40),
                (x + wide * 0.9, base),
                (x - wide * 0.9, base),
                (x - wide * 0.56, base - 40),
            ],
            trunk,
            dark(trunk, 0.4),
            "right",
        )
    crown = [(-60, -60), (320, -60), (420, 60), (300, 150), (150, 120), (60, 210), (-60, 190)]
    for flip in (False, True):
        points = [(WIDTH - x if flip else x, y) for x, y in crown]
        leaf = palette.leaves[1 if flip else 0]
        canvas.blob(points, leaf, dark(leaf, 0.4), "left" if flip else "right")
    plants.grass(canvas, 690, 1040, 60)
    people = crowd(rng, "aaeca")
    people = [_dressed(who, None, hat) for who, hat in zip(people, "cc-cs", strict=True)]
    place(canvas, [(1080, 770, people[4], "walk", -1), (560, 775, people[2], "show", 1)], 300)
    for x, y in ((640, 790), (1235, 950), (480, 985)):
        plants.sapling(canvas, x, y, 150 if y < 900 else 190)
    place(canvas, [(330, 980, people[0], "kneel", 1), (620, 1000, people[3], "crouch", -1)], 430)
    figure = place(canvas, [(1100, 960, people[1], "dig", 1)], 430)[0]
    x, y = figure.hands[0]
    canvas.stroke([(x - 36, y - 70), (x + 84, figure.y + 4)], 10, dark(WOOD, 0.15))
    canvas.polygon(
        [
            (x + 66, figure.y - 34),
            (x + 92, figure.y - 42),
            (x + 112, figure.y + 16),
            (x + 84, figure.y + 22),
        ],
        dark(STEEL, 0.2),
    )
