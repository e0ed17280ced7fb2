"""In the streets: shops, festival, visits, drills, games, patrols."""

from dataclasses import replace

from . import furniture, nature, plants, things
from .canvas import HEIGHT, WIDTH, Canvas
from .fair import bunting, paper_lantern
from .fair import tent as fair_tent
from .palette import (
    BLOSSOM,
    CREAM,
    INDIGO,
    LEAF,
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
from .people import crowd, look, stick, wheelchair
from .registry import place, scene
from .scenes_green import countryside
from .town import AWNINGS, fence, house, noren, road, roofs, shop, street_lamp


@scene("spring", "dusk", "summer", "autumn", "winter")
def street(canvas: Canvas) -> None:
    """An old shopping street with awnings."""
    palette, rng = canvas.palette, canvas.rng
    nature.sky(canvas, 720)
    nature.ridge(canvas, 620, 200, palette.far, peaks=1.5)
    walls = rng.sample((CREAM, light(OCHRE, 0.6), light(SKY, 0.55), light(BLOSSOM, 0.4),
                        light(LEAF, 0.6), WHITE), 4)  # fmt: skip
    awnings = rng.sample(AWNINGS, 4)
    edges = [-60, 340, 790, 1200, 1660]
    for i in range(4):
        top = rng.uniform(180, 290)
        shop(canvas, edges[i] + 8, edges[i + 1] - 8, 790, top, awnings[i], walls[i])
    for i, x in enumerate(rng.sample((130, 560, 990, 1420), 2)):
        noren(canvas, x - 80, x + 80, 560, (INDIGO, PLUM)[i])
    bunting(canvas, (-20, 130), (1620, 110), 90, 30)
    road(canvas, 790, palette.path)
    for x in (345, 1200):
        street_lamp(canvas, x, 830, 400)
    for x in (60, 760, 1560):
        furniture.potted(canvas, x + rng.uniform(-30, 30), 850, 130)
    people = crowd(rng, "aaecaea")
    place(
        canvas,
        [
            (480, 880, people[4], "talk", 1),
            (590, 880, people[5], "hold", -1),
            (1400, 876, people[6], "hold", -1),
        ],
        330,
    )
    place(canvas, [(1010, 985, people[0], "walk", 1), (1130, 990, people[3], "walk", 1)], 430)
    elder = place(canvas, [(260, 990, people[2], "stick", 1)], 420)[0]
    stick(canvas, elder)
    walker = place(canvas, [(720, 1010, people[1], "walk", -1)], 430)[0]
    x, y = walker.hands[1]
    tote = rng.choice((OCHRE, PLUM, TEAL))
    canvas.stroke([(x - 18, y + 34), (x, y), (x + 18, y + 34)], 5, dark(tote, 0.2))
    canvas.box(x - 34, y + 32, x + 34, y + 104, tote, dark(tote, 0.25), "down", radius=8)
    canvas.stroke([(x + 16, y + 34), (x + 30, y + 4)], 9, LEAF)


@scene("spring", "summer", "autumn", "dusk")
def festival(canvas: Canvas) -> None:
    """Tents, bunting and people."""
    palette, rng = canvas.palette, canvas.rng
    countryside(canvas, 500)
    plants.grove(canvas, 570, 210, 9)
    roofs(canvas, 580, 100, 5, 200, 1400)
    nature.meadow(canvas, 610)
    nature.path(
        canvas, [(800, 620, 90), (800, 720, 170), (800, 860, 300), (800, 1130, 520)], palette.path
    )
    colours = rng.sample(AWNINGS, 5)
    for x, y, width, i in ((600, 700, 200, 0), (1000, 700, 200, 1), (330, 770, 300, 2),
                           (1270, 770, 300, 3)):  # fmt: skip
        fair_tent(canvas, x, y, width, colours[i])
    bunting(canvas, (-20, 180), (820, 120), 120, 17)
    bunting(canvas, (800, 120), (1620, 190), 120, 17)
    for x in (110, 290, 1310, 1490):
        paper_lantern(canvas, x, 250, 62, lit=True)
    people = crowd(rng, "aecaacaecaa")
    place(
        canvas,
        [
            (680, 770, people[3], "walk", 1),
            (760, 775, people[5], "walk", 1),
            (880, 770, people[4], "talk", -1),
            (945, 772, people[7], "stand", -1),
        ],
        210,
    )
    place(
        canvas,
        [
            (560, 880, people[0], "talk", -1),
            (1080, 890, people[1], "show", 1),
            (1180, 895, people[8], "cheer", -1),
        ],
        340,
    )
    place(
        canvas,
        [
            (160, 985, people[9], "wave", 1),
            (320, 1000, people[2], "run", 1),
            (1430, 1000, people[6], "hold", -1),
        ],
        430,
    )
    if rng.random() < 0.6:
        wheelchair(canvas, 820, 1010, 410, people[10], 1)
        place(canvas, [(670, 1005, people[4], "carry", 1)], 420)
    else:
        place(canvas, [(760, 1005, people[10], "walk", 1), (880, 1010, people[5], "walk", 1)], 420)
    x, y = 1560, 960
    for i, fill in enumerate((PLUM, OCHRE, SKY)):
        bx, by = x - 60 + i * 34 - 110, y - 500 - (i % 2) * 46
        canvas.stroke([(bx, by + 30), (1386, 770)], 2, dark(WOOD, 0.2))
        canvas.ellipse(bx, by, 33, 40, fill, dark(fill, 0.2), "right")
        canvas.ellipse(bx - 10, by - 14, 7, 10, light(fill, 0.6))


@scene()
def visit(canvas: Canvas) -> None:
    """A younger person at an older person's door."""
    palette, rng = canvas.palette, canvas.rng
    nature.sky(canvas, 700)
    nature.ridge(canvas, 640, 150, palette.far, peaks=1.6)
    roofs(canvas, 690, 170, 4, 0, 760)
    nature.meadow(canvas, 700)
    wall = mix(palette.wall, CREAM, 0.5)
    canvas.box(760, 210, WIDTH, 880, wall, dark(wall, 0.22), "right")
    canvas.box(760, 700, WIDTH, 880, mix(wall, WOOD, 0.45), dark(WOOD, 0.1), "right")
    roof = mix(INDIGO, palette.middle, 0.35)
    canvas.polygon([(660, 250), (790, 90), (1700, 60), (1700, 250)], roof, dark(roof, 0.35), "down")
    canvas.box(660, 244, WIDTH, 268, dark(roof, 0.3), radius=6)
    furniture.window(canvas, 1330, 380, 200, 220)
    canvas.box(930, 360, 1230, 880, dark(WOOD, 0.25))
    canvas.box(950, 380, 1210, 880, mix(palette.sun, OCHRE, 0.3), mix(OCHRE, WOOD, 0.5), "down")
    canvas.box(1110, 380, 1215, 880, mix(WOOD, CREAM, 0.2), dark(WOOD, 0.1), "right")
    for i in range(1, 5):
        canvas.box(1110, 380 + i * 100, 1215, 386 + i * 100, dark(WOOD, 0.15))
    canvas.polygon(
        [(860, 350), (900, 300), (1260, 300), (1300, 350)],
        dark(roof, 0.15),
        dark(roof, 0.4),
        "down",
    )
    paper_lantern(canvas, 880, 390, 74, lit=True)
    stone = mix(palette.path, palette.panel, 0.4)
    canvas.polygon([(880, 880), (1280, 880), (1330, 925), (830, 925)], stone, dark(stone), "right")
    nature.path(canvas, [(1060, 920, 180), (960, 980, 230), (760, 1120, 330)], palette.path)
    for x, fill in ((820, None), (1370, None), (1520, None)):
        plants.bush(canvas, x, 905, rng.uniform(150, 210), fill)
    for x in (1340, 1440, 1540):
        plants.flower(
            canvas,
            x + rng.uniform(-20, 20),
            rng.uniform(830, 870),
            16,
            rng.choice((PLUM, BLOSSOM, WHITE)),
        )
    if rng.random() < 0.5:
        plants.plum(canvas, 210, 930, 640, rng.choice((BLOSSOM, mix(PLUM, BLOSSOM, 0.45))))
    else:
        plants.tree(canvas, 210, 930, 680)
    fence(canvas, -20, 560, 800, 90)
    plants.grass(canvas, 930, 1050, 26)
    elder = look(rng, "elder")
    younger = look(rng, "adult", vest=rng.choice((TEAL, OCHRE, None)))
    host = place(canvas, [(1030, 900, elder, rng.choice(("talk", "stick")), -1)], 450)[0]
    if host.pose.hands[1][1] < 0.5:
        stick(canvas, host)
    guest = place(canvas, [(740, 985, younger, "carry", 1)], 480)[0]
    x, y = guest.hands[1]
    things.basket(canvas, x + 8, y + 36, 120, (PERSIMMON, OCHRE, LEAF))
    place(canvas, [(560, 1000, look(rng, "child"), "wave", 1)], 470)


@scene("night")
def night_watch(canvas: Canvas) -> None:
    """People in vests with lanterns."""
    palette, rng = canvas.palette, canvas.rng
    canvas.gradient(0, 720, palette.sky)
    x = rng.uniform(250, 1350)
    canvas.glow(x, 170, 420, palette.sun, 0.5)
    canvas.ellipse(x, 170, 66, 66, palette.sun)
    for _ in range(60):
        r = rng.uniform(1.2, 2.8)
        canvas.ellipse(rng.uniform(0, WIDTH), rng.uniform(0, 420), r, r, light(palette.sun, 0.2))
    nature.ridge(canvas, 640, 190, palette.far, peaks=1.4)
    nature.ridge(canvas, 690, 120, palette.middle, peaks=2.2)
    for i in range(6):
        hx = 80 + i * 290 + rng.uniform(-40, 40)
        house(
            canvas,
            hx,
            770,
            rng.uniform(240, 310),
            mix(palette.wall, palette.near, 0.35),
            mix(INDIGO, palette.near, 0.5),
        )
    for hx in (30, 700, 1560):
        plants.tree(canvas, hx + rng.uniform(-30, 30), 795, 270)
    road(canvas, 770, mix(palette.path, palette.near, 0.35))
    canvas.box(0, 764, WIDTH, 784, mix(palette.path, palette.near, 0.1))
    street_lamp(canvas, 1270, 815, 430)
    canvas.glow(1270, 360, 320, mix(OCHRE, CREAM, 0.5), 0.6)
    vest = rng.choice((mix(OCHRE, CREAM, 0.25), mix(LEAF, CREAM, 0.45)))
    team = [replace(who, vest=vest, dress="trousers", hat="cap" if i % 2 and who.style != "scarf"
                    else None) for i, who in enumerate(crowd(rng, "aeaac"))]  # fmt: skip
    spots = [(230, 960, team[0], "carry", 1), (480, 985, team[1], "carry", 1),
             (760, 965, team[2], "walk", 1), (960, 990, team[4], "walk", 1),
             (1200, 975, team[3], "carry", 1)]  # fmt: skip
    rng.shuffle(spots)
    for figure in place(canvas, spots, 430):
        if figure.pose.hands[1][0] > 0.15:
            hx, hy = figure.hands[1]
            canvas.stroke([(hx, hy), (hx + 34, hy - 20)], 6, dark(WOOD, 0.4))
            paper_lantern(canvas, hx + 34, hy - 20, 74, lit=True)
    canvas.glow(800, HEIGHT, 600, mix(OCHRE, CREAM, 0.4), 0.16)
    for hx in (150, 1450):
        plants.bush(canvas, hx, 1080, 260, palette.leaves[2])
