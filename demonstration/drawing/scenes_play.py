"""Exercise in the open: drills, stretching, games, dogs."""

from dataclasses import replace

from . import nature, plants, things
from .canvas import WIDTH, Canvas
from .companions import cat, dog
from .fair import slide, swing_frame
from .palette import (
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
    dark,
    light,
    mix,
)
from .people import crowd, wheelchair
from .registry import place, scene
from .scenes_green import countryside
from .town import bench, fence, roofs


@scene("spring", "summer", "autumn", "winter")
def drill(canvas: Canvas) -> None:
    """People with helmets in a bucket line."""
    palette, rng = canvas.palette, canvas.rng
    countryside(canvas, 520)
    roofs(canvas, 580, 150, 7)
    plants.grove(canvas, 620, 190, 6)
    nature.meadow(canvas, 640, mix(palette.path, palette.ground, 0.25))
    fence(canvas, -20, 1640, 660, 60)
    tank = mix(TEAL, SKY, 0.4)
    canvas.shadow(150, 900, 220)
    canvas.box(40, 760, 260, 905, tank, dark(tank, 0.35), "right", radius=18)
    canvas.ellipse(150, 764, 110, 24, light(SKY, 0.4))
    vest = rng.choice((OCHRE, PERSIMMON, LEAF))
    helmets = (WHITE, OCHRE, SKY)
    line = [
        replace(who, hat="helmet", hat_colour=rng.choice(helmets), vest=vest if i % 2 else None,
                dress="trousers", style="short" if who.style in {"curly", "scarf", "bun"}
                else who.style)
        for i, who in enumerate(crowd(rng, "aaecaaaa"))
    ]  # fmt: skip
    place(
        canvas,
        [
            (520, 740, line[6], "talk", 1),
            (610, 740, line[7], "stand", -1),
            (980, 735, line[5], "wave", 1),
        ],
        230,
    )
    spots = [(350, 925, line[0], "carry", 1), (590, 935, line[1], "carry", 1),
             (830, 930, line[2], "carry", 1), (1050, 945, line[3], "carry", 1),
             (1270, 930, line[4], "show", 1)]  # fmt: skip
    figures = place(canvas, spots, 430)
    for figure in figures[:4]:
        x, y = figure.hands[1]
        things.bucket(canvas, x + 6, y - 4, 84, rng.choice((SKY, PLUM, PERSIMMON)))
        canvas.ellipse(x, y, 12, 12, figure.look.skin)
    x, y = figures[4].hands[1]
    pail = [(x + 4, y - 34), (x + 62, y - 18), (x + 40, y + 34), (x - 4, y + 20)]
    canvas.polygon(pail, PLUM, dark(PLUM, 0.3), "down")
    splash = light(SKY, 0.5)
    canvas.stroke([(x + 56, y), (x + 130, y + 20), (x + 190, y + 130)], 20, splash, 42)
    for _ in range(14):
        canvas.ellipse(
            x + rng.uniform(80, 240),
            y + rng.uniform(20, 190),
            rng.uniform(5, 11),
            rng.uniform(5, 11),
            light(SKY, 0.7),
        )
    cone = PERSIMMON
    for cx in (1490, 1545):
        canvas.polygon(
            [(cx - 10, 850), (cx + 10, 850), (cx + 36, 940), (cx - 36, 940)],
            cone,
            dark(cone, 0.25),
            "right",
        )
        canvas.polygon([(cx - 20, 884), (cx + 20, 884), (cx + 27, 908), (cx - 27, 908)], WHITE)


@scene("spring", "dusk", "summer", "autumn", "winter")
def sports(canvas: Canvas) -> None:
    """People walking and stretching."""
    _palette, rng = canvas.palette, canvas.rng
    countryside(canvas, 510)
    roofs(canvas, 552, 90, 8)
    plants.grove(canvas, 590, 200, 9)
    nature.meadow(canvas, 600)
    nature.lane(canvas, [(1700, 665), (1300, 705), (800, 726), (300, 705), (-100, 680)], 48)
    plants.tree(canvas, rng.uniform(90, 170), 800, 610)
    bench(canvas, 1380, 770, 200)
    plants.grass(canvas, 770, 1040, 44)
    people = crowd(rng, "eaaeecaa")
    place(
        canvas,
        [
            (500, 725, people[5], "run", 1),
            (400, 725, people[6], "run", 1),
            (1080, 730, people[7], "walk", -1),
        ],
        210,
    )
    poses = rng.sample(("stretch", "side", "cheer", "stretch"), 3)
    place(
        canvas,
        [
            (420, 950, people[0], poses[0], 1),
            (740, 985, people[1], poses[1], 1),
            (1060, 950, people[2], poses[0], -1),
        ],
        420,
    )
    if rng.random() < 0.5:
        wheelchair(canvas, 1350, 990, 430, replace(people[3], head=1.0), -1, "sit_talk")
    else:
        place(canvas, [(1350, 985, people[3], poses[2], -1)], 420)
    for _ in range(3):
        plants.bush(canvas, rng.uniform(0, WIDTH), 1085, rng.uniform(200, 300))


@scene("spring", "dusk", "summer", "autumn")
def playground(canvas: Canvas) -> None:
    """Children and adults in a play area."""
    palette, rng = canvas.palette, canvas.rng
    countryside(canvas, 500)
    roofs(canvas, 555, 130, 6)
    plants.grove(canvas, 600, 230, 8)
    nature.meadow(canvas, 610)
    sand = palette.path
    canvas.blob(
        [(120, 820), (500, 740), (1100, 740), (1520, 810), (1480, 960), (900, 1010), (240, 970)],
        sand,
        mix(sand, palette.panel, 0.6),
        "down",
    )
    plants.tree(canvas, 1500, 760, 560)
    slide(canvas, 330, 850, 330, rng.choice((PLUM, TEAL, OCHRE)))
    swing_frame(canvas, 1090, 850, 420, 420)
    people = crowd(rng, "cccaaec")
    for x, who in ((1000, people[0]), (1190, people[1])):
        for side in (-24, 24):
            canvas.stroke([(x - 10 + side, 434), (x + side, 772)], 4, dark(WOOD, 0.5))
        canvas.box(x - 46, 768, x + 46, 780, WOOD, radius=5)
        place(canvas, [(x, 850, who, "swing", 1)], 380)
    place(canvas, [(330, 520, people[2], "cheer", 1)], 250)
    place(canvas, [(860, 870, people[3], "talk", 1)], 400)
    plants.grass(canvas, 980, 1050, 26)
    ball = rng.choice((PERSIMMON, PLUM, INDIGO))
    place(canvas, [(620, 985, people[6], "run", 1)], 430)
    canvas.shadow(760, 985, 54)
    canvas.ellipse(760, 958, 28, 28, ball, dark(ball, 0.3), "right")
    canvas.ellipse(752, 950, 10, 10, light(ball, 0.5))
    bench(canvas, 180, 985, 250)
    place(canvas, [(170, 1000, people[5], "sit", 1)], 400)
    place(canvas, [(1330, 1000, people[4], "wave", -1)], 430)


@scene("spring", "dusk", "autumn", "summer")
def animals(canvas: Canvas) -> None:
    """People with a dog and a cat."""
    palette, rng = canvas.palette, canvas.rng
    countryside(canvas, 510)
    roofs(canvas, 560, 120, 6)
    plants.grove(canvas, 600, 190, 7)
    nature.meadow(canvas, 610)
    nature.path(
        canvas, [(300, 650, 20), (420, 720, 60), (760, 850, 120), (900, 1110, 240)], palette.path
    )
    fence(canvas, 40, 560, 700, 70)
    plants.tree(canvas, rng.uniform(1330, 1460), 770, 600)
    plants.grass(canvas, 720, 1040, 40)
    bench(canvas, 1130, 880, 360)
    coats = rng.sample((mix(WOOD, CREAM, 0.3), dark(WOOD, 0.35), CREAM, mix(OCHRE, WOOD, 0.5)), 2)
    people = crowd(rng, "aceac")
    place(canvas, [(640, 730, people[4], "run", 1)], 280)
    place(canvas, [(1050, 905, people[2], "sit", 1)], 430)
    cat(
        canvas,
        1240,
        790,
        120,
        rng.choice((mix(STEEL, WHITE, 0.3), mix(OCHRE, CREAM, 0.3), WHITE)),
        -1,
    )
    walker = place(canvas, [(270, 950, people[0], "carry", 1)], 440)[0]
    hx, hy = walker.hands[1]
    canvas.stroke([(hx, hy), (hx + 70, hy + 80), (580, 858)], 5, PLUM)
    dog(canvas, 520, 975, 190, coats[0], 1)
    place(canvas, [(790, 985, people[1], "crouch", -1)], 440)
    if rng.random() < 0.6:
        wheelchair(canvas, 1400, 1000, 430, people[3], -1)
    else:
        place(canvas, [(1400, 990, people[3], "wave", -1)], 430)
        dog(canvas, 1250, 1000, 110, coats[1], -1)
