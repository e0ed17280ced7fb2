"""The city's views: plum blossoms, the lake, the city hall."""

from . import nature, plants
from .canvas import HEIGHT, WIDTH, Canvas
from .palette import (
    BLOSSOM,
    CREAM,
    INDIGO,
    OCHRE,
    PAPER,
    PLUM,
    SKY,
    TEAL,
    WHITE,
    clear,
    dark,
    light,
    mix,
)
from .people import crowd, stick, wheelchair
from .registry import place, scene
from .town import bench, roofs, street_lamp


@scene("spring", "dusk", "winter")
def plum(canvas: Canvas) -> None:
    """Plum trees in blossom on a slope."""
    palette, rng = canvas.palette, canvas.rng
    nature.sky(canvas, 640)
    nature.hills(canvas, 520)
    canvas.blob(
        [(-200, 1300), (-200, 640), (200, 560), (700, 520), (1200, 560), (1800, 600), (1800, 1300)],
        mix(palette.ground, palette.near, 0.35),
        mix(palette.near, palette.ground, 0.3),
        "down",
    )
    kinds = (BLOSSOM, mix(WHITE, BLOSSOM, 0.2), mix(PLUM, BLOSSOM, 0.4))
    for i in range(9):
        x = 60 + i * 185 + rng.uniform(-50, 50)
        plants.plum(canvas, x, 590 + abs(x - 700) * 0.05, rng.uniform(120, 170), rng.choice(kinds))
    canvas.blob(
        [(-200, 1300), (-200, 830), (250, 720), (800, 690), (1300, 660), (1800, 600), (1800, 1300)],
        palette.ground,
        mix(palette.ground, palette.near, 0.6),
        "down",
    )
    nature.path(
        canvas,
        [(1330, 668, 14), (1180, 730, 34), (900, 800, 60), (980, 900, 100), (700, 1120, 210)],
        palette.path,
    )
    for x, y, h in ((560, 735, 270), (1500, 690, 250), (1010, 725, 230)):
        plants.plum(canvas, x + rng.uniform(-40, 40), y, h, rng.choice(kinds))
    people = crowd(rng, "aaec")
    place(canvas, [(985, 812, people[0], "walk", -1), (920, 820, people[3], "walk", -1)], 190)
    plants.plum(canvas, 190, 985, 720, kinds[rng.randrange(3)])
    plants.plum(canvas, 1420, 960, 560, kinds[rng.randrange(3)])
    elder = place(canvas, [(830, 985, people[2], "stick", 1)], 310)[0]
    stick(canvas, elder)
    place(canvas, [(700, 1000, people[1], "show", 1)], 320)
    plants.grass(canvas, 780, 1050, 30)
    petals = (WHITE, BLOSSOM, light(PLUM, 0.5))
    plants.leaves(canvas, 46, petals)
    for _ in range(90):
        canvas.ellipse(
            rng.uniform(0, 560), rng.uniform(960, 1060), rng.uniform(3, 7), 3, rng.choice(petals)
        )


@scene("spring", "dusk", "summer", "autumn", "winter")
def lake(canvas: Canvas) -> None:
    """A lake with swans and a walking path."""
    palette, rng = canvas.palette, canvas.rng
    nature.sky(canvas, 560)
    nature.hills(canvas, 470)
    roofs(canvas, 500, 78, 9)
    plants.grove(canvas, 512, 110, 17)
    canvas.gradient(506, HEIGHT, (mix(palette.water[1], palette.sky[1], 0.4), palette.water[0]))
    for i in range(17):
        x, wide = WIDTH * (i + rng.random()) / 17, rng.uniform(30, 60)
        canvas.soft(
            [(x - wide, 508), (x + wide, 508), (x + wide * 0.7, 600), (x - wide * 0.7, 600)],
            palette.middle,
            0.4,
            12,
        )
    canvas.glow(rng.uniform(500, 1100), 560, 330, palette.sun, 0.5)
    nature.ripples(canvas, 0, 530, WIDTH, 830, 52)
    for x, y, size in ((300, 600, 64), (470, 618, 74), (1120, 590, 56)):
        nature.swan(canvas, x + rng.uniform(-60, 60), y, size, rng.choice((1, -1)))
    nature.swan(canvas, rng.uniform(580, 640), 690, 165, 1)
    nature.swan(canvas, rng.uniform(900, 960), 722, 180, -1)
    edge = [(-60, 770), (260, 800), (560, 856), (900, 872), (1250, 828), (1660, 740)]
    canvas.blob(
        [(-300, 1400), (-300, 740), *edge, (1900, 720), (1900, 1400)],
        palette.ground,
        mix(palette.ground, palette.near, 0.6),
        "down",
    )
    way = [(1700, 815), (1350, 880), (960, 950), (560, 965), (200, 915), (-120, 880)]
    nature.lane(canvas, way, 72)
    plants.grass(canvas, 880, 1050, 44)
    bloom = rng.random() < 0.5 and palette.leaves[0][1] > palette.leaves[0][0]
    if bloom:
        plants.plum(canvas, 150, 880, 640, rng.choice((BLOSSOM, mix(PLUM, BLOSSOM, 0.5))))
    else:
        plants.tree(canvas, 150, 880, 690)
    people = crowd(rng, "aaeca")
    place(canvas, [(1290, 890, people[0], "walk", -1), (1390, 884, people[3], "run", -1)], 270)
    if rng.random() < 0.5:
        wheelchair(canvas, 560, 985, 340, people[2], 1)
        place(canvas, [(440, 985, people[1], "carry", 1)], 340)
    else:
        bench(canvas, 480, 975, 300)
        place(canvas, [(430, 990, people[2], "sit", 1), (540, 990, people[1], "sit", 1)], 340)
    street_lamp(canvas, 1500, 905, 380)
    for x in (950, 1080, 1200):
        plants.reeds(canvas, x + rng.uniform(-40, 40), 1070, rng.uniform(90, 130))


@scene("spring", "summer", "winter", "autumn")
def town_hall(canvas: Canvas) -> None:
    """The outline of a city hall with a plaza."""
    palette, rng = canvas.palette, canvas.rng
    nature.sky(canvas, 720)
    nature.ridge(canvas, 640, 150, palette.far, peaks=1.7)
    roofs(canvas, 690, 120, 7)
    plants.grove(canvas, 712, 190, 11, gap=(0.2, 0.8))
    wall = mix(WHITE, palette.wall, 0.4)
    glass = mix(SKY, palette.sky[0], 0.45)
    _floors(canvas, 560, 1240, 170, 700, 8, wall, glass)
    _floors(canvas, 330, 620, 420, 700, 4, mix(wall, palette.panel, 0.25), glass)
    canvas.box(1010, 120, 1100, 175, dark(wall, 0.12))
    canvas.box(1052, 40, 1057, 122, dark(wall, 0.4))
    canvas.box(600, 590, 1180, 612, dark(wall, 0.18), radius=4)
    for x in (640, 760, 1020, 1140):
        canvas.box(x - 9, 612, x + 9, 704, light(wall, 0.5), dark(wall, 0.25), "right")
    canvas.box(780, 618, 1000, 704, mix(glass, palette.sun, 0.55), glass, "down")
    for x in (835, 888, 943):
        canvas.box(x - 2, 618, x + 2, 704, dark(glass, 0.4))
    canvas.box(0, 700, WIDTH, HEIGHT, palette.path, mix(palette.path, palette.panel, 0.7), "down")
    for i in range(-9, 10):
        canvas.polygon(
            [
                (890 + i * 60 - 1, 706),
                (890 + i * 60 + 1, 706),
                (890 + i * 260 + 4, HEIGHT),
                (890 + i * 260 - 4, HEIGHT),
            ],
            clear(dark(palette.path, 0.3), 0.28),
        )
    for t in (0.12, 0.3, 0.56, 0.85):
        canvas.box(0, 706 + 361 * t, WIDTH, 709 + 361 * t, clear(dark(palette.path, 0.3), 0.22))
    for x, colour in ((250, PLUM), (300, INDIGO), (350, OCHRE)):
        canvas.box(x - 3, 330, x + 3, 740, mix(CREAM, INDIGO, 0.25))
        canvas.blob(
            [
                (x + 3, 336),
                (x + 40, 344),
                (x + 74, 334),
                (x + 76, 380),
                (x + 40, 392),
                (x + 3, 384),
            ],
            colour,
            dark(colour, 0.25),
            "right",
        )
    for x in (90, 1380, 1530):
        plants.tree(canvas, x + rng.uniform(-30, 30), 770 + rng.uniform(-12, 20), 330)
    for x, wide in ((180, 240), (1420, 320)):
        stone = mix(PAPER, palette.panel, 0.5)
        canvas.box(x - wide / 2, 800, x + wide / 2, 842, stone, dark(stone, 0.2), "right", radius=8)
        for i in range(int(wide / 26)):
            fx = x - wide / 2 + 18 + i * 26
            canvas.ellipse(fx, 796, 22, 15, rng.choice(palette.leaves))
            plants.flower(canvas, fx, 786, 11, rng.choice((PLUM, WHITE, OCHRE, BLOSSOM)))
    people = crowd(rng, "aeacaea")
    place(
        canvas,
        [
            (720, 770, people[4], "walk", 1),
            (1010, 776, people[5], "talk", -1),
            (1075, 776, people[6], "stand", -1),
        ],
        170,
    )
    place(canvas, [(1130, 960, people[0], "walk", -1), (1250, 968, people[3], "walk", -1)], 330)
    elder = place(canvas, [(420, 950, people[1], "stick", 1)], 330)[0]
    stick(canvas, elder)
    wheelchair(canvas, 640, 1000, 340, people[2], 1)
    street_lamp(canvas, 1300, 800, 300)


def _floors(canvas, left, right, top, base, floors, wall, glass) -> None:
    canvas.shadow((left + right) / 2, base, (right - left) * 0.5, 1.1)
    canvas.box(left, top, right, base, wall, dark(wall, 0.22), "right")
    canvas.box(left - 10, top - 12, right + 10, top + 10, dark(wall, 0.14), radius=3)
    step = (base - top - 30) / floors
    lit = mix(canvas.palette.sun, OCHRE, 0.2)
    for floor in range(floors):
        y = top + 26 + floor * step
        canvas.box(left + 22, y, right - 22, y + step * 0.56, glass, mix(glass, TEAL, 0.5), "right")
        x = left + 22
        while x < right - 60:
            if canvas.rng.random() < 0.16:
                canvas.box(x, y, x + 44, y + step * 0.56, lit)
            canvas.box(x + 42, y, x + 46, y + step * 0.56, wall)
            x += 46
