"""Round a table: meetings, tablets, tea, handwork."""

from dataclasses import replace

from . import furniture, things
from .canvas import Canvas
from .fair import bunting
from .palette import (
    BLOSSOM,
    CREAM,
    INDIGO,
    LEAF,
    MOSS,
    OCHRE,
    PERSIMMON,
    PLUM,
    SKINS,
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
from .people import Look, crowd, wheelchair
from .registry import height_of, place, scene

ACCENTS = (PLUM, INDIGO, TEAL, OCHRE, MOSS, PERSIMMON)


def seated(
    canvas: Canvas,
    people: list[Look],
    xs: tuple[float, ...],
    pose: str = "write",
    adult: float = 660,
) -> None:
    """Seat people behind the table, facing its middle."""
    spots = [(x, 925, who, pose if i % 2 else "sit_talk", 1 if x < 800 else -1)
             for i, (x, who) in enumerate(zip(xs, people, strict=False))]  # fmt: skip
    for x, y, who, how, facing in spots:
        raised = 850 if who.head > 1 else y
        place(canvas, [(x, raised, who, how, facing)], adult)


@scene()
def meeting(canvas: Canvas) -> None:
    """People round a table, a board with sticky notes."""
    rng = canvas.rng
    furniture.room(canvas, 780)
    furniture.board(canvas, 470, 110, 660, 330)
    furniture.window(canvas, 80, 130, 270, 330)
    furniture.window(canvas, 1250, 130, 270, 330)
    furniture.sunlight(canvas, 100, 780, 300)
    people = crowd(rng, rng.choice(("aeaaaea", "aaeacae", "eaaaeaa")))
    place(canvas, [(1190, 880, people[0], "show", -1)], 600)
    seated(canvas, people[1:5], (330, 560, 800, 1010))
    furniture.table(canvas, 180, 1420, 690, 1000)
    for i in range(5):
        things.paper(
            canvas,
            340 + i * 230 + rng.uniform(-30, 30),
            742,
            100,
            rng.choice((WHITE, light(OCHRE, 0.7), light(SKY, 0.6), light(BLOSSOM, 0.4))),
        )
    for x in (455, 690, 930, 1160):
        things.cup(canvas, x, 726, rng.choice((CREAM, BLOSSOM, SKY)), 0.9)
    furniture.stool(canvas, 450, 1040, 178)
    place(canvas, [(450, 1045, people[5], "sit_talk", 1)], 640, back=True)
    furniture.stool(canvas, 1100, 1040, 178)
    place(canvas, [(1100, 1045, people[6], "write", -1)], 640, back=True)
    furniture.potted(canvas, 80, 950, 300)


@scene()
def computer(canvas: Canvas) -> None:
    """Older people learning tablets with helpers."""
    rng = canvas.rng
    furniture.room(canvas, 780)
    furniture.window(canvas, 150, 130, 520, 330)
    furniture.sunlight(canvas, 150, 780, 480)
    furniture.shelf(canvas, 1140, 170, 380, 3)
    furniture.lamp(canvas, 880, 150, rng.choice(ACCENTS))
    people = crowd(rng, "eeeaa")
    place(canvas, [(590, 900, people[3], "talk", -1), (1250, 900, people[4], "talk", -1)], 600)
    for x, who, facing in ((370, people[0], 1), (760, people[1], 1), (1060, people[2], 1)):
        place(canvas, [(x, 925, who, "write", facing)], 690)
    furniture.table(canvas, 200, 1400, 690, 1010, depth=110)
    for x in (545, 935, 1235):
        things.tablet(canvas, x, 776, 190)
    for x in (290, 700, 1100):
        things.cup(canvas, x, 770, rng.choice((CREAM, BLOSSOM, SKY)), 1.1)
    furniture.potted(canvas, 90, 960, 330)


@scene()
def exchange(canvas: Canvas) -> None:
    """People of different dress at a table with flags and tea."""
    rng = canvas.rng
    furniture.room(canvas, 790)
    furniture.window(canvas, 560, 170, 480, 280)
    furniture.lamp(canvas, 300, 210, OCHRE)
    furniture.lamp(canvas, 1300, 210, PLUM)
    bunting(canvas, (-20, 60), (800, 70), 50, 15)
    bunting(canvas, (800, 70), (1620, 50), 50, 15)
    people = crowd(rng, "aaaeca")
    skins = rng.sample(range(6), 6)
    people = [replace(who, skin=SKINS[skins[i]]) for i, who in enumerate(people)]
    people[0] = replace(people[0], style="scarf", hat_colour=rng.choice((TEAL, BLOSSOM, OCHRE)))
    people[1] = replace(people[1], style="curly")
    people[3] = replace(people[3], over=None, top=INDIGO, style="bun")
    rng.shuffle(people)
    seated(canvas, people[:5], (300, 540, 790, 1040, 1290))
    furniture.cloth_table(canvas, 170, 1430, 690, 1000, rng.choice((PLUM, TEAL, INDIGO)))
    things.teapot(canvas, 690, 732, rng.choice((TEAL, OCHRE, INDIGO)))
    for x in (330, 580, 820, 1240):
        things.cup(canvas, x, 732, rng.choice((CREAM, BLOSSOM, WHITE)), 1.1)
    sweets(canvas, 1030, 735)
    sweets(canvas, 500, 740)
    for i, x in enumerate((415, 915, 1390)):
        table_flags(canvas, x, 728, i)
    furniture.stool(canvas, 1180, 1045, 178)
    place(canvas, [(1180, 1050, people[5], "sit_talk", -1)], 640, back=True)


def sweets(canvas: Canvas, x: float, y: float) -> None:
    """Draw a plate of sweets."""
    canvas.ellipse(x, y - 6, 58, 13, WHITE)
    for i in range(4):
        fill = (BLOSSOM, LEAF, OCHRE, WHITE)[i]
        canvas.ellipse(x - 33 + i * 22, y - 18, 15, 13, fill, dark(fill, 0.2), "down")


def table_flags(canvas: Canvas, x: float, y: float, turn: int) -> None:
    """Draw a stand with two little flags of no real country."""
    canvas.box(x - 22, y - 8, x + 22, y, dark(WOOD, 0.4), radius=4)
    colours = (PLUM, OCHRE, LEAF, SKY, PERSIMMON, INDIGO)
    for side in (-1, 1):
        tip = (x + side * 24, y - 110)
        canvas.stroke([(x, y - 6), tip], 4, dark(WOOD, 0.3))
        one, other = colours[turn * 2], colours[(turn * 2 + 1 + (side > 0)) % 6]
        a, b = sorted((tip[0], tip[0] + side * 66))
        canvas.box(a, y - 110, b, y - 66, one, radius=3)
        canvas.box(a, y - 95, b, y - 81, light(other, 0.25))


@scene()
def craft(canvas: Canvas) -> None:
    """Hands folding and building at a table."""
    rng = canvas.rng
    furniture.room(canvas, 780)
    furniture.window(canvas, 120, 120, 400, 330)
    furniture.sunlight(canvas, 120, 780, 420)
    _mobile(canvas, 800, 60)
    _mobile(canvas, 1120, 20)
    furniture.shelf(canvas, 1230, 210, 300, 3)
    people = crowd(rng, rng.choice(("acea", "ecac", "caec")))
    place(canvas, [(x, 860 if who.head > 1 else 925, who, "write", facing)
                   for x, who, facing in zip((330, 620, 990, 1280), people, (1, 1, -1, -1),
                                             strict=True)], 700)  # fmt: skip
    furniture.table(canvas, 170, 1430, 695, 1000)
    for _ in range(11):
        x = rng.uniform(240, 1360)
        fill = rng.choice((BLOSSOM, SKY, OCHRE, LEAF, PLUM, WHITE))
        things.paper(canvas, x, 748, 62, light(fill, 0.2))
    for x in (450, 800, 1150):
        crane(canvas, x + rng.uniform(-20, 20), 722, 62, rng.choice(ACCENTS))
    house = light(WOOD, 0.35)
    canvas.box(640, 640, 730, 722, house, dark(house), "right")
    canvas.polygon([(624, 642), (685, 584), (746, 642)], PERSIMMON, dark(PERSIMMON), "right")
    canvas.box(674, 676, 698, 722, INDIGO)
    for i, fill in enumerate((PLUM, OCHRE, TEAL, LEAF)):
        canvas.stroke([(935 + i * 9, 700), (928 + i * 14, 648)], 8, fill)
    canvas.box(922, 684, 976, 724, mix(SKY, WHITE, 0.4), SKY, "right", radius=6)
    furniture.stool(canvas, 800, 1045, 178)
    child = crowd(rng, "c")[0]
    place(canvas, [(800, 1050, child, "write", 1)], 700, back=True)
    if rng.random() < 0.5:
        furniture.potted(canvas, 80, 960, 320)
    else:
        wheelchair(canvas, 130, 1040, 600, crowd(rng, "e")[0], 1, "write")


def crane(canvas: Canvas, x: float, y: float, size: float, fill: Colour) -> None:
    """Draw a folded paper crane."""

    def at(*points):
        return [(x + u * size, y - v * size) for u, v in points]

    canvas.polygon(at((-0.1, 0.1), (-0.95, 0.75), (-0.35, 0.05)), dark(fill, 0.2))
    canvas.polygon(
        at((0.1, 0.1), (0.75, 0.85), (0.98, 0.62), (0.72, 0.68), (0.35, 0.05)), dark(fill, 0.1)
    )
    canvas.polygon(at((-0.45, 0.1), (0.0, 0.0), (0.45, 0.1), (0.0, 0.35)), fill)
    canvas.polygon(at((-0.2, 0.18), (0.25, 0.22), (-0.15, 1.05)), light(fill, 0.25))
    canvas.polygon(at((0.02, 0.2), (0.28, 0.2), (0.38, 0.95)), light(fill, 0.1))


def _mobile(canvas: Canvas, x: float, top: float) -> None:
    """Hang three paper cranes from the ceiling."""
    for i, (dx, drop) in enumerate(((-90, 130), (0, 210), (90, 100))):
        canvas.box(x + dx - 1, 0, x + dx + 1, top + drop, mix(WOOD, CREAM, 0.3))
        crane(canvas, x + dx, top + drop + 34, 44, (PLUM, OCHRE, SKY, LEAF)[(i + int(x)) % 4])


@scene()
def desk(canvas: Canvas) -> None:
    """A consultation desk with two people talking."""
    palette, rng = canvas.palette, canvas.rng
    furniture.room(canvas, 780)
    furniture.window(canvas, 600, 130, 520, 320)
    furniture.sunlight(canvas, 600, 780, 420)
    furniture.shelf(canvas, 80, 230, 340, 3)
    for row in range(3):
        canvas.box(1230, 190 + row * 118, 1530, 200 + row * 118, WOOD, radius=4)
        for i in range(4):
            fill = mix(rng.choice(ACCENTS), WHITE, 0.35)
            canvas.box(
                1244 + i * 72,
                108 + row * 118,
                1300 + i * 72,
                190 + row * 118,
                fill,
                dark(fill, 0.2),
                "down",
                radius=3,
            )
            canvas.ellipse(1272 + i * 72, 140 + row * 118, 14, 14, light(fill, 0.6))
    for x, fill in ((520, PLUM), (1130, TEAL)):
        furniture.lamp(canvas, x, 150, fill)
    people = crowd(rng, rng.choice(("aae", "aaa", "eaa")))
    staff = replace(people[1], vest=rng.choice((INDIGO, TEAL)), dress="trousers")
    furniture.chair(canvas, 1150, 965, 180, -1, mix(WOOD, palette.panel, 0.4))
    place(canvas, [(1130, 970, staff, "sit_talk", -1)], 680)
    visitor = replace(people[0], dress="trousers")
    furniture.chair(canvas, 430, 965, 180, 1, mix(WOOD, palette.panel, 0.4))
    place(canvas, [(450, 970, visitor, "sit_talk", 1)], 680)
    furniture.table(canvas, 560, 1040, 690, 985)
    things.paper(canvas, 720, 742, 110)
    things.paper(canvas, 850, 736, 100, light(OCHRE, 0.7))
    things.cup(canvas, 640, 730, rng.choice((CREAM, BLOSSOM)))
    things.cup(canvas, 985, 730, rng.choice((CREAM, light(SKY, 0.4))))
    vase = mix(STEEL, WHITE, 0.4)
    for u, fill in ((-24, PLUM), (0, OCHRE), (22, BLOSSOM)):
        canvas.stroke([(805, 690), (805 + u, 630)], 5, MOSS)
        canvas.ellipse(805 + u, 624, 17, 17, fill, dark(fill, 0.2), "right")
    canvas.box(788, 664, 822, 712, vase, dark(vase, 0.3), "right", radius=10)
    furniture.potted(canvas, 1480, 940, 400)
    waiting = people[2]
    place(canvas, [(170, 990, waiting, "hold", 1)], height_of(waiting, 560))
