"""Simple, friendly figures: rounded limbs, two dots for eyes, many ages, clothes and bodies."""

import random
from dataclasses import dataclass, replace

from . import heads
from .canvas import Canvas, Point
from .palette import (
    BOTTOMS,
    GREYS,
    HAIRS,
    SHOES,
    SKIN_WEIGHTS,
    SKINS,
    STEEL,
    TOPS,
    WHITE,
    WOOD,
    Colour,
    dark,
    light,
)
from .poses import POSES, Pose, bend

LEG, ARM = 0.222, 0.168
ADULT, CHILD = 1.0, 1.42


@dataclass(frozen=True)
class Look:
    """What tells one person from another."""

    skin: Colour
    hair: Colour
    style: str
    top: Colour
    bottom: Colour
    shoes: Colour
    dress: str = "trousers"
    over: Colour | None = None
    vest: Colour | None = None
    hat: str | None = None
    hat_colour: Colour = WHITE
    head: float = ADULT
    elder: bool = False


def look(rng: random.Random, age: str = "adult", **chosen) -> Look:
    """Return a person of chance: `age` is child, adult or elder; `chosen` overrides parts."""
    elder, child = age == "elder", age == "child"
    styles = {
        "child": ("short", "bob", "tails", "bowl", "bun"),
        "adult": ("short", "side", "bob", "long", "bun", "tail", "curly", "scarf"),
        "elder": ("short", "side", "bun", "bald", "curly"),
    }[age]
    weights = [1 if style == "scarf" else 4 for style in styles]
    style = rng.choices(styles, weights)[0]
    feminine = style in {"bob", "long", "bun", "tail", "tails", "scarf"}
    skirts = ("skirt", "dress", "trousers") if feminine else ("trousers",)
    drawn = Look(
        skin=rng.choices(SKINS, SKIN_WEIGHTS)[0],
        hair=rng.choice(GREYS if elder else HAIRS),
        style=style,
        top=rng.choice(TOPS),
        bottom=rng.choice(BOTTOMS),
        shoes=rng.choice(SHOES),
        dress=rng.choice(skirts),
        hat_colour=rng.choice(TOPS),
        head=CHILD if child else ADULT,
        elder=elder,
    )
    return replace(drawn, **chosen)


def crowd(rng: random.Random, ages: str, **chosen) -> list[Look]:
    """Return people for letters c, a, e (child, adult, elder), neighbours dressed differently."""
    names = {"c": "child", "a": "adult", "e": "elder"}
    tops = rng.sample(TOPS, len(TOPS))
    people = []
    for i, letter in enumerate(ages):
        parts = {"top": tops[i % len(tops)], **chosen}
        if any(other.style == "scarf" for other in people):
            parts.setdefault("style", rng.choice(("short", "bob", "bun")))
        people.append(look(rng, names[letter], **parts))
    return people


class Figure:
    """A person on the canvas, standing at (x, y), `height` units tall, facing 1 or -1.

    After `draw`, `hands` tells where the hands are, so that things can be put into them.
    """

    def __init__(
        self,
        canvas: Canvas,
        x: float,
        y: float,
        height: float,
        look: Look,
        pose: str | Pose = "stand",
        facing: int = 1,
        *,
        back: bool = False,
    ) -> None:
        self.canvas, self.look, self.facing, self.back = canvas, look, facing, back
        self.x, self.y, self.height = x, y, height
        self.pose = POSES[pose] if isinstance(pose, str) else pose
        self.hands: list[Point] = []
        self.thick = height * (1.08 if look.head > ADULT else 1.0)

    def at(self, joint: tuple[float, float]) -> Point:
        """Return a joint's place on the canvas."""
        return (self.x + joint[0] * self.height * self.facing, self.y - joint[1] * self.height)

    def draw(self, *, shadow: bool = True) -> "Figure":
        """Draw the whole person from back to front."""
        if shadow:
            width = self.height * (0.2 if self.pose.hip[1] > 0.3 else 0.32)
            self.canvas.shadow(self.x, self.y, width)
        if self.look.style in heads.LONG and not self.back:
            heads.back_hair(self.canvas, self.look, *self._head())
        self._arm(0)
        self._leg(0)
        self._leg(1)
        self._torso()
        self._neck()
        heads.head(self.canvas, self.look, *self._head(), self.facing, back=self.back)
        self._arm(1)
        return self

    def _head(self) -> tuple[float, float, float]:
        radius = 0.083 * self.look.head * self.height
        neck, nod = self.pose.neck, self.pose.nod
        x, y = self.at((neck[0] + 0.012 + nod[0], neck[1] + nod[1]))
        return x, y - radius * 1.08 - 0.008 * self.height, radius

    def _neck(self) -> None:
        x, y, _ = self._head()
        base = self.at((self.pose.neck[0], self.pose.neck[1] - 0.02))
        self.canvas.stroke([base, (x, y)], self.thick * 0.062, dark(self.look.skin, 0.1))

    def _leg(self, side: int) -> None:
        pose, look = self.pose, self.look
        hip = (pose.hip[0] + (-0.028, 0.03)[side], pose.hip[1])
        knee, foot = bend(hip, (pose.feet[side][0], pose.feet[side][1] + 0.035), LEG, pose.knees)
        bare = look.dress in {"skirt", "dress"} and pose.hip[1] > 0.3
        colour = look.skin if bare else look.bottom
        colour = dark(colour, 0.14) if side == 0 else colour
        shoe = dark(look.shoes, 0.14) if side == 0 else look.shoes
        ax, ay = self.at(foot)
        toe = (ax + 0.05 * self.height * self.facing, ay + 0.014 * self.height)
        self.canvas.stroke([(ax, ay + 0.006 * self.height), toe], self.thick * 0.044, shoe)
        wide, narrow = (0.064, 0.042) if bare else (0.09, 0.062)
        self.canvas.stroke(
            [self.at(hip), self.at(knee), (ax, ay)], self.thick * wide, colour, self.thick * narrow
        )

    def _arm(self, side: int) -> None:
        pose, look = self.pose, self.look
        shoulder = (pose.neck[0] + (0.052, -0.05)[side], pose.neck[1] - 0.052)
        elbow, hand = bend(shoulder, pose.hands[side], ARM, pose.elbows[side])
        sleeve = dark(look.top, 0.16 if side == 0 else 0.06)
        skin = dark(look.skin, 0.1) if side == 0 else look.skin
        points = [self.at(shoulder), self.at(elbow), self.at(hand)]
        self.canvas.ellipse(*points[2], self.thick * 0.029, self.thick * 0.029, skin)
        wrist = tuple(h + (e - h) * 0.16 for e, h in zip(points[1], points[2], strict=True))
        self.canvas.stroke([wrist, points[2]], self.thick * 0.042, skin)
        self.canvas.stroke([*points[:2], wrist], self.thick * 0.07, sleeve, self.thick * 0.053)
        self.hands.append(points[2])

    def _outline(self, profile: list[tuple[float, float]], low: float = 1.0) -> list[Point]:
        """Return the body's outline for (place along the spine, half width) pairs."""
        hip, neck = self.pose.hip, self.pose.neck
        dx, dy = hip[0] - neck[0], hip[1] - neck[1]
        length = (dx * dx + dy * dy) ** 0.5
        nx, ny = dy / length, -dx / length
        wide = self.thick / self.height
        sides: tuple[list, list] = ([], [])
        for t, half in profile:
            x, y = neck[0] + dx * t * low, neck[1] + dy * t * low
            for sign, points in zip((1, -1), sides, strict=True):
                points.append(self.at((x + nx * half * wide * sign, y + ny * half * wide * sign)))
        return [*sides[0], *reversed(sides[1])]

    def _torso(self) -> None:
        look, canvas = self.look, self.canvas
        standing = self.pose.hip[1] > 0.3
        if look.dress == "skirt" and standing:
            flare = [(0.7, 0.07), (0.95, 0.095), (1.5, 0.125), (1.56, 0.11)]
            canvas.blob(self._outline(flare), look.bottom, dark(look.bottom), "right")
        body = [(0.0, 0.04), (0.06, 0.082), (0.3, 0.09), (0.65, 0.081), (1.0, 0.086), (1.1, 0.07)]
        if look.dress == "dress" and standing:
            body = [*body[:3], (0.6, 0.078), (1.0, 0.1), (1.55, 0.132), (1.62, 0.115)]
        canvas.blob(self._outline(body), look.top, dark(look.top, 0.3), "right")
        if look.over and not self.back:
            low = 1.5 if standing else 1.08
            bib = [(0.22, 0.05), (0.45, 0.056), (0.55, 0.078), (low, 0.095), (low + 0.03, 0.08)]
            canvas.blob(self._outline(bib), look.over, dark(look.over, 0.15), "right")
        if look.vest:
            vest = [(0.0, 0.05), (0.06, 0.084), (0.3, 0.092), (0.65, 0.086), (0.98, 0.09)]
            canvas.blob(self._outline(vest), look.vest, dark(look.vest, 0.25), "right")
            band = self._outline([(0.55, 0.089), (0.64, 0.09)])
            canvas.polygon(band, light(WHITE, 0.2))


def person(canvas: Canvas, x: float, y: float, height: float, look: Look, *args, **how) -> Figure:
    """Draw a person (see `Figure`); return the figure, with its hands."""
    shadow = how.pop("shadow", True)
    return Figure(canvas, x, y, height, look, *args, **how).draw(shadow=shadow)


def wheelchair(
    canvas: Canvas,
    x: float,
    y: float,
    height: float,
    look: Look,
    facing: int = 1,
    pose: str = "sit",
) -> Figure:
    """Draw a person in a wheelchair whose wheels stand at (x, y)."""

    def at(u: float, v: float) -> Point:
        return (x + u * height * facing, y - v * height)

    canvas.shadow(x, y, height * 0.36)
    frame, wheel = dark(STEEL, 0.3), height * 0.165
    canvas.stroke([at(-0.16, 0.6), at(-0.1, 0.3), at(0.16, 0.27), at(0.2, 0.07)], 9, frame)
    canvas.stroke([at(-0.16, 0.6), at(-0.22, 0.61)], 9, frame)
    canvas.stroke([at(0.18, 0.07), at(0.3, 0.05)], 10, frame)
    figure = person(
        canvas,
        x - 0.02 * height * facing,
        y - 0.07 * height,
        height,
        look,
        pose,
        facing,
        shadow=False,
    )
    cx, cy = at(-0.03, 0.0)
    ring(canvas, cx, cy - wheel, wheel, 8, frame)
    ring(canvas, *at(0.2, 0.05), height * 0.045, 6, frame)
    canvas.ellipse(cx, cy - wheel, 9, 9, frame)
    for u, v in ((1, 0.2), (-0.2, 1), (0.7, -0.75), (-0.9, 0.35), (-0.4, -0.9)):
        canvas.stroke(
            [(cx, cy - wheel), (cx + u * wheel * 0.94, cy - wheel + v * wheel * 0.94)],
            2.5,
            light(STEEL, 0.3),
        )
    return figure


def ring(canvas: Canvas, x: float, y: float, radius: float, width: float, colour: Colour) -> None:
    """Draw a circle's outline."""
    r, s = radius, canvas.scale
    box = ((x - r) * s, (y - r) * s, (x + r) * s, (y + r) * s)
    canvas.pen.ellipse(box, outline=colour, width=max(1, round(width * s)))


def stick(canvas: Canvas, figure: Figure) -> None:
    """Put a walking stick into the front hand."""
    x, y = figure.hands[1]
    canvas.stroke(
        [
            (x - 8 * figure.facing, y - 6),
            (x + 6 * figure.facing, y - 8),
            (x + 9 * figure.facing, y + 10),
            (x + 12 * figure.facing, figure.y),
        ],
        6,
        dark(WOOD, 0.4),
    )
    canvas.ellipse(x, y, figure.thick * 0.028, figure.thick * 0.028, figure.look.skin)
