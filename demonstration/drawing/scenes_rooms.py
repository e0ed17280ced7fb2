"""Indoors: lessons, stories, kitchen, music, a desk."""

from dataclasses import replace

from . import companions, furniture, things
from .canvas import WIDTH, Canvas
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
    TEAL,
    WHITE,
    WOOD,
    dark,
    light,
    mix,
)
from .people import crowd, look
from .registry import place, scene

ACCENTS = (PLUM, INDIGO, TEAL, OCHRE, MOSS, PERSIMMON)


@scene()
def classroom(canvas: Canvas) -> None:
    """A tutor and learners at a table with books."""
    rng = canvas.rng
    furniture.room(canvas, 790)
    furniture.window(canvas, 640, 130, 460, 330)
    furniture.sunlight(canvas, 640, 790, 420)
    furniture.shelf(canvas, 90, 180, 400, 4)
    furniture.lamp(canvas, 800, 130, rng.choice(ACCENTS))
    furniture.board(canvas, 1210, 180, 330, 270)
    people = crowd(rng, "caccc")
    tutor = people[1]
    place(
        canvas,
        [
            (330, 905, people[0], "write", 1),
            (1270, 905, people[2], "write", -1),
            (800, 905, people[3], "write", 1),
        ],
        720,
    )
    place(canvas, [(1020, 890, tutor, "show", -1)], 640)
    furniture.table(canvas, 190, 1400, 690, 1000)
    for x, fill in ((450, PLUM), (860, TEAL), (1140, INDIGO)):
        things.book(canvas, x, 726, 130, fill)
    for i, fill in enumerate(rng.sample(ACCENTS, 3)):
        canvas.box(
            630 - i * 4,
            716 - i * 17,
            730 + i * 3,
            733 - i * 17,
            fill,
            dark(fill),
            "right",
            radius=3,
        )
    things.cup(canvas, 1310, 735, CREAM)
    things.paper(canvas, 970, 742, 90)
    things.globe(canvas, 255, 722, 44)
    furniture.stool(canvas, 590, 1030, 190)
    place(canvas, [(590, 1045, people[4], "write", 1)], 720, back=True)
    furniture.potted(canvas, 1505, 900, 330)


@scene()
def reading_aloud(canvas: Canvas) -> None:
    """A reader with a picture-story frame before seated children."""
    palette, rng = canvas.palette, canvas.rng
    furniture.room(canvas, 760)
    furniture.window(canvas, 130, 140, 400, 330)
    furniture.sunlight(canvas, 130, 760, 380)
    furniture.shelf(canvas, 1150, 230, 390, 4)
    furniture.potted(canvas, 90, 850, 300)
    rug = mix(rng.choice((PLUM, TEAL, INDIGO, LEAF)), palette.wall, 0.45)
    canvas.ellipse(800, 930, 700, 150, rug, dark(rug, 0.15), "down")
    canvas.ellipse(800, 926, 620, 122, light(rug, 0.3))
    _story_frame(canvas, 800, 640, 360)
    reader = look(rng, rng.choice(("adult", "elder")), dress="trousers")
    place(canvas, [(1120, 850, reader, "show", -1)], 600)
    listeners = crowd(rng, "cccccca")
    xs = (270, 480, 690, 905, 1120)
    row = [(x, 985 + (i % 2) * 26, who, "floor", 1 if x < 800 else -1)
           for i, (x, who) in enumerate(zip(xs, listeners, strict=False))]  # fmt: skip
    place(canvas, row, 520, back=True)
    place(canvas, [(1370, 985, replace(listeners[6], dress="trousers"), "floor", -1)], 540)
    place(canvas, [(1260, 1020, listeners[5], "floor", -1)], 490)


def _story_frame(canvas: Canvas, x: float, y: float, width: float) -> None:
    """Draw a wooden story theatre on its table, a picture of hills and a moon in it."""
    wood, h = dark(WOOD, 0.12), width * 0.72
    furniture.cloth_table(
        canvas,
        x - width * 0.75,
        x + width * 0.75,
        y - 10,
        y + 190,
        canvas.rng.choice((INDIGO, PLUM, MOSS)),
    )
    top = y + 20 - h - 46
    canvas.box(
        x - width / 2 - 28,
        top - 28,
        x + width / 2 + 28,
        y + 20,
        wood,
        dark(wood, 0.3),
        "right",
        radius=12,
    )
    for side in (-1, 1):
        a, b = x + side * (width / 2 + 28), x + side * (width / 2 + 118)
        canvas.polygon(
            [(a, top - 20), (b, top + 12), (b, y + 32), (a, y + 12)],
            light(wood, 0.14),
            dark(wood, 0.2),
            "right",
        )
    left, right, low = x - width / 2, x + width / 2, y - 12
    canvas.gradient(top, low, (SKY, mix(BLOSSOM, CREAM, 0.6)), left, right)
    canvas.ellipse(
        x + width * 0.2, top + h * 0.28, width * 0.1, width * 0.1, mix(OCHRE, WHITE, 0.3)
    )
    canvas.polygon(
        [
            (left, low),
            (left, top + h * 0.66),
            (left + width * 0.25, top + h * 0.42),
            (left + width * 0.5, top + h * 0.7),
            (left + width * 0.75, top + h * 0.52),
            (right, top + h * 0.74),
            (right, low),
        ],
        LEAF,
        MOSS,
        "down",
    )
    for u, fill in ((0.3, WHITE), (0.45, BLOSSOM)):
        cx = left + width * u
        canvas.ellipse(cx, low - 30, 26, 22, fill)
        for ear in (-9, 9):
            canvas.stroke([(cx + ear, low - 46), (cx + ear * 1.3, low - 76)], 10, fill)


@scene()
def kitchen(canvas: Canvas) -> None:
    """People cooking around a big pot."""
    palette, rng = canvas.palette, canvas.rng
    furniture.room(canvas, 820)
    furniture.window(canvas, 560, 110, 480, 260)
    furniture.lamp(canvas, 330, 150, rng.choice(ACCENTS))
    furniture.lamp(canvas, 1270, 150, rng.choice(ACCENTS))
    for left in (70, 1160):
        canvas.box(left, 330, left + 380, 346, WOOD, radius=5)
        for i in range(6):
            x, fill = left + 40 + i * 60, mix(rng.choice(ACCENTS), palette.wall, 0.3)
            tall = rng.uniform(36, 76)
            canvas.box(x - 22, 330 - tall, x + 22, 330, fill, dark(fill, 0.2), "right", radius=9)
            canvas.box(x - 18, 322 - tall, x + 18, 332 - tall, WOOD, radius=3)
    hat, apron = rng.choice(ACCENTS), [light(c, 0.55) for c in rng.sample(ACCENTS, 4)]
    people = [
        replace(who, over=apron[i % 4], hat="kerchief" if who.style != "scarf" else None,
                hat_colour=mix(hat, WHITE, 0.25 * (i % 3)), dress="trousers")
        for i, who in enumerate(crowd(rng, "aecaa"))
    ]  # fmt: skip
    place(
        canvas,
        [
            (230, 960, people[0], "talk", 1),
            (545, 950, people[1], "hold", 1),
            (1060, 950, people[3], "hold", -1),
            (1370, 960, people[4], "talk", -1),
        ],
        640,
    )
    counter = mix(WOOD, CREAM, 0.35)
    canvas.box(0, 760, WIDTH, 1067, counter, dark(counter, 0.25), "down")
    canvas.polygon(
        [(0, 690), (WIDTH, 690), (WIDTH, 766), (0, 766)], light(counter, 0.55), counter, "right"
    )
    for i in range(1, 5):
        canvas.box(i * 320 - 2, 790, i * 320 + 2, 1067, dark(counter, 0.3))
        canvas.box(i * 320 - 44, 830, i * 320 - 36, 900, dark(counter, 0.45), radius=4)
    things.pot(canvas, 800, 752, 330)
    canvas.stroke([(740, 588), (690, 520), (668, 462)], 12, dark(WOOD, 0.3))
    _chopping(canvas, 300, 748)
    for i in range(3):
        things.cup(canvas, 1120 + i * 56, 740, (CREAM, BLOSSOM, SKY)[i], 1.25)
    things.basket(canvas, 1390, 756, 170, (PERSIMMON, LEAF, PLUM))
    child = people[2]
    furniture.stool(canvas, 560, 1060, 60)
    place(canvas, [(560, 1010, child, "hold", 1)], 640, back=True)


def _chopping(canvas: Canvas, x: float, y: float) -> None:
    board = light(WOOD, 0.3)
    canvas.polygon(
        [(x - 96, y - 34), (x + 96, y - 34), (x + 112, y), (x - 112, y)],
        board,
        dark(board),
        "right",
    )
    for i in range(5):
        canvas.ellipse(x - 60 + i * 22, y - 20, 13, 13, PERSIMMON, dark(PERSIMMON), "right")
    for i in range(3):
        canvas.stroke([(x + 50 + i * 12, y - 10), (x + 66 + i * 14, y - 40)], 9, LEAF, 5)


@scene()
def music(canvas: Canvas) -> None:
    """A small ensemble playing."""
    palette, rng = canvas.palette, canvas.rng
    furniture.room(canvas, 740)
    furniture.window(canvas, 90, 130, 330, 380)
    drape = mix(rng.choice((PLUM, INDIGO, MOSS)), palette.panel, 0.3)
    for i in range(7):
        x = 1010 + i * 90
        canvas.box(x, 0, x + 92, 742, drape, dark(drape, 0.35), "right")
    canvas.ellipse(
        830, 905, 740, 150, mix(palette.floor, palette.panel, 0.5), dark(palette.floor), "down"
    )
    furniture.lamp(canvas, 640, 130, OCHRE)
    companions.keyboard(canvas, 560, 860, 520, 800)
    people = [replace(who, dress="trousers" if who.dress == "skirt" else who.dress)
              for who in crowd(rng, "aaeca")]  # fmt: skip
    furniture.stool(canvas, 700, 870, 130)
    place(canvas, [(700, 885, people[4], "write", 1)], 500, back=True)
    fiddler = place(canvas, [(300, 950, people[0], "fiddle", 1)], 520)[0]
    companions.violin(canvas, fiddler.hands, 1, 190)
    furniture.stool(canvas, 960, 960, 140)
    cellist = place(canvas, [(960, 970, people[2], "sit_talk", 1)], 530)[0]
    companions.cello(canvas, 1090, 985, 430, 1)
    bx, by = cellist.hands[1]
    canvas.stroke([(bx - 70, by + 20), (bx + 120, by - 16)], 5, CREAM)
    canvas.ellipse(bx, by, 15, 15, people[2].skin)
    furniture.stool(canvas, 1340, 960, 140)
    player = place(canvas, [(1340, 970, people[1], "strum", -1)], 530)[0]
    companions.guitar(canvas, player.hands, -1, 200)
    canvas.ellipse(*player.hands[1], 16, 16, people[1].skin)
    singer = replace(people[3], top=rng.choice((PLUM, OCHRE, TEAL)))
    place(canvas, [(560, 985, singer, "lead", 1)], 520)
    companions.stand(canvas, 450, 985, 210)
    for _ in range(7):
        x, y = rng.uniform(430, 1180), rng.uniform(150, 400)
        note = rng.choice((PLUM, INDIGO, OCHRE))
        canvas.ellipse(x, y, 13, 10, note, turn=-0.4)
        canvas.stroke([(x + 11, y - 3), (x + 11, y - 46), (x + 28, y - 36)], 4, note)
