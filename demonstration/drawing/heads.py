"""Heads: faces of two dots and a smile, hair, hats. Points are in radii, x forward and y up."""

from typing import TYPE_CHECKING

from .canvas import Canvas, Point
from .palette import CREAM, INK, OCHRE, PLUM, clear, dark, light, mix

if TYPE_CHECKING:
    from .people import Look

LONG = {"long", "bob", "tail", "tails"}
SHORT = (
    (-0.92, -0.38), (-1.08, 0.15), (-0.86, 0.8), (-0.15, 1.14), (0.62, 0.96), (1.0, 0.4),
    (0.86, 0.22), (0.5, 0.5), (-0.1, 0.44), (-0.5, 0.3), (-0.6, -0.05), (-0.72, -0.4),
)  # fmt: skip
FRINGE = (
    (-0.98, -0.45), (-1.12, 0.15), (-0.86, 0.84), (-0.12, 1.15), (0.64, 0.94), (1.02, 0.35),
    (0.95, 0.12), (0.5, 0.36), (0.0, 0.34), (-0.42, 0.22), (-0.52, -0.25), (-0.74, -0.55),
)  # fmt: skip
PARTED = (
    (-0.92, -0.3), (-1.1, 0.2), (-0.84, 0.86), (-0.1, 1.2), (0.7, 1.05), (1.06, 0.5),
    (0.88, 0.3), (0.66, 0.66), (0.1, 0.56), (-0.5, 0.22), (-0.62, -0.1), (-0.72, -0.35),
)  # fmt: skip
FRONT = {
    "short": SHORT, "side": PARTED, "bowl": FRINGE, "bob": FRINGE, "long": PARTED, "bun": PARTED,
    "tail": SHORT, "tails": FRINGE, "curly": SHORT,
    "bald": ((-0.86, -0.42), (-1.07, 0.0), (-0.98, 0.42), (-0.72, 0.3), (-0.62, -0.1),
             (-0.66, -0.4)),
}  # fmt: skip
BACK = {
    "bob": ((-1.02, 0.5), (-1.24, -0.2), (-1.08, -0.95), (-0.4, -1.02), (0.45, -0.85), (0.6, 0.3)),
    "long": ((-1.0, 0.6), (-1.22, -0.3), (-1.3, -1.5), (-0.7, -1.85), (0.1, -1.5), (0.5, -0.4),
             (0.5, 0.5)),
    "tail": ((-0.75, 0.75), (-1.5, 0.5), (-1.75, -0.4), (-1.5, -1.25), (-1.3, -0.4), (-1.0, 0.1)),
    "tails": ((-0.8, 0.1), (-1.4, 0.25), (-1.75, -0.4), (-1.5, -1.05), (-1.15, -0.5)),
}  # fmt: skip
DOME = ((-1.1, 0.28), (-0.98, 0.8), (-0.4, 1.2), (0.3, 1.2), (0.9, 0.82), (1.06, 0.36), (0.0, 0.4))


def _points(shape, x: float, y: float, radius: float, facing: int) -> list[Point]:
    return [(x + u * radius * facing, y - v * radius) for u, v in shape]


def back_hair(canvas: Canvas, look: "Look", x: float, y: float, radius: float) -> None:
    """Draw what hangs behind the shoulders on both sides alike."""
    if look.style in {"long", "bob"}:
        shape = [(u * 0.95, v) for u, v in BACK[look.style]]
        for facing in (1, -1):
            canvas.blob(_points(shape, x, y, radius, facing), dark(look.hair, 0.15))


def head(
    canvas: Canvas, look: "Look", x: float, y: float, radius: float, facing: int, *, back: bool
) -> None:
    """Draw a head of this radius at (x, y), facing 1 or -1, or seen from behind."""
    if look.style == "scarf":
        _scarf(canvas, look, x, y, radius, facing, back=back)
    else:
        if look.style in {"tail", "tails"}:
            canvas.blob(_points(BACK[look.style], x, y, radius, facing), dark(look.hair, 0.1))
        if look.style == "tails" and back:
            canvas.blob(_points(BACK["tails"], x, y, radius, -facing), look.hair)
        if look.style == "bun" and not back:
            canvas.ellipse(
                x - 0.5 * radius * facing,
                y - 1.1 * radius,
                radius * 0.45,
                radius * 0.42,
                dark(look.hair, 0.1),
            )
        canvas.ellipse(
            x, y, radius * 0.95, radius * 1.04, look.skin, mix(look.skin, PLUM, 0.35), "down", 0.5
        )
        if back:
            _nape(canvas, look, x, y, radius)
        else:
            _face(canvas, look, x, y, radius, facing)
            canvas.blob(
                _points(FRONT[look.style], x, y, radius, facing),
                look.hair,
                light(look.hair, 0.22),
                "up",
                0.5,
            )
        if look.style == "curly":
            _curls(canvas, look, x, y, radius, facing, back=back)
    if look.hat:
        HATS[look.hat](canvas, look, x, y, radius, facing)


def _face(canvas: Canvas, look: "Look", x, y, radius, facing) -> None:
    ear = x - 0.66 * radius * facing
    canvas.ellipse(ear, y + 0.1 * radius, radius * 0.17, radius * 0.22, dark(look.skin, 0.1))
    feature = mix(look.skin, INK, 0.86)
    cheek = mix(look.skin, PLUM, 0.5)
    for u in (-0.08, 0.8):
        canvas.ellipse(
            x + u * radius * facing,
            y + 0.34 * radius,
            radius * 0.18,
            radius * 0.13,
            clear(cheek, 0.42),
        )
    for u in (0.1, 0.66):
        ex, ey = x + u * radius * facing, y + 0.04 * radius
        if look.elder:
            w = radius * 0.1
            canvas.stroke(
                [(ex - w, ey + w * 0.4), (ex, ey - w * 0.3), (ex + w, ey + w * 0.4)],
                radius * 0.075,
                feature,
            )
        else:
            canvas.ellipse(ex, ey, radius * 0.068, radius * 0.092, feature)
    mx, my = x + 0.4 * radius * facing, y + 0.48 * radius
    canvas.stroke(
        [
            (mx - 0.14 * radius, my - 0.03 * radius),
            (mx, my + 0.045 * radius),
            (mx + 0.14 * radius, my - 0.03 * radius),
        ],
        radius * 0.065,
        feature,
    )


def _nape(canvas: Canvas, look: "Look", x, y, radius) -> None:
    if look.style == "bald":
        canvas.blob(
            [
                (x - radius, y - 0.1 * radius),
                (x, y + 0.15 * radius),
                (x + radius, y - 0.1 * radius),
                (x + 0.8 * radius, y + 0.65 * radius),
                (x, y + 0.85 * radius),
                (x - 0.8 * radius, y + 0.65 * radius),
            ],
            look.hair,
        )
        return
    low = {"long": 1.9, "bob": 1.0}.get(look.style, 0.96)
    wide = 1.18 if look.style in {"long", "bob"} else 1.04
    canvas.blob(
        [
            (x, y - 1.14 * radius),
            (x + 0.8 * radius, y - 0.8 * radius),
            (x + wide * radius, y),
            (x + wide * 0.8 * radius, y + low * 0.85 * radius),
            (x, y + low * radius),
            (x - wide * 0.8 * radius, y + low * 0.85 * radius),
            (x - wide * radius, y),
            (x - 0.8 * radius, y - 0.8 * radius),
        ],
        look.hair,
        light(look.hair, 0.2),
        "up",
        0.5,
    )
    if look.style == "bun":
        canvas.ellipse(x, y - 0.85 * radius, radius * 0.5, radius * 0.46, dark(look.hair, 0.2))
    if look.style == "tail":
        canvas.blob(
            [
                (x, y - 0.5 * radius),
                (x + 0.3 * radius, y + 0.4 * radius),
                (x, y + 1.7 * radius),
                (x - 0.3 * radius, y + 0.4 * radius),
            ],
            dark(look.hair, 0.25),
        )


def _curls(canvas: Canvas, look: "Look", x, y, radius, facing, *, back: bool) -> None:
    places = [(-1.0, -0.2), (-1.08, 0.3), (-0.85, 0.78), (-0.4, 1.06), (0.15, 1.1), (0.62, 0.88),
              (0.92, 0.5)]  # fmt: skip
    if back:
        places = [*places, (1.05, 0.1), (0.9, -0.4), (-0.6, -0.7), (0.0, -0.8), (0.6, -0.7)]
    for u, v in places:
        canvas.ellipse(
            x + u * radius * facing, y - v * radius, radius * 0.32, radius * 0.32, look.hair
        )


def _scarf(canvas: Canvas, look: "Look", x, y, radius, facing, *, back: bool) -> None:
    cloth = look.hat_colour
    shape = [(-0.95, -1.35), (-1.12, -0.2), (-1.0, 0.7), (-0.2, 1.18), (0.62, 0.98), (1.02, 0.3),
             (0.9, -0.6), (0.75, -1.3), (0.0, -1.5)]  # fmt: skip
    canvas.blob(_points(shape, x, y, radius, facing), cloth, dark(cloth, 0.3), "down", 0.6)
    if not back:
        fx = x + 0.24 * radius * facing
        canvas.ellipse(fx, y + 0.02 * radius, radius * 0.68, radius * 0.82, look.skin)
        _face_in_scarf(canvas, look, x, y, radius, facing)


def _face_in_scarf(canvas: Canvas, look: "Look", x, y, radius, facing) -> None:
    feature = mix(look.skin, INK, 0.86)
    for u in (0.06, 0.6):
        canvas.ellipse(x + u * radius * facing, y, radius * 0.068, radius * 0.092, feature)
    mx, my = x + 0.34 * radius * facing, y + 0.4 * radius
    canvas.stroke(
        [(mx - 0.13 * radius, my), (mx, my + 0.06 * radius), (mx + 0.13 * radius, my)],
        radius * 0.065,
        feature,
    )


def _cap(canvas: Canvas, look: "Look", x, y, radius, facing) -> None:
    colour = look.hat_colour
    canvas.stroke(
        _points([(0.5, 0.42), (1.0, 0.4), (1.55, 0.3)], x, y, radius, facing),
        radius * 0.18,
        dark(colour, 0.25),
        radius * 0.12,
    )
    canvas.blob(_points(DOME, x, y, radius, facing), colour, dark(colour, 0.25), "down", 0.6)


def _straw(canvas: Canvas, look: "Look", x, y, radius, facing) -> None:
    straw = mix(OCHRE, CREAM, 0.55)
    canvas.ellipse(x, y - 0.44 * radius, radius * 1.85, radius * 0.4, straw, dark(straw), "down")
    canvas.blob(
        _points(
            [(-0.95, 0.45), (-0.8, 1.15), (0, 1.4), (0.8, 1.15), (0.95, 0.45), (0, 0.32)],
            x,
            y,
            radius,
            facing,
        ),
        light(straw, 0.25),
        dark(straw, 0.15),
    )
    canvas.stroke(
        _points([(-0.93, 0.52), (0, 0.4), (0.93, 0.52)], x, y, radius, facing),
        radius * 0.2,
        look.hat_colour,
    )


def _helmet(canvas: Canvas, look: "Look", x, y, radius, facing) -> None:
    colour = look.hat_colour
    shape = [(u * 1.1, v * 1.08 + 0.02) for u, v in DOME]
    canvas.blob(_points(shape, x, y, radius, facing), colour, dark(colour, 0.3), "down", 0.6)
    canvas.stroke(
        _points([(-1.2, 0.32), (0, 0.4), (1.35, 0.34)], x, y, radius, facing),
        radius * 0.16,
        dark(colour, 0.15),
    )
    canvas.stroke(
        _points([(-0.2, 0.55), (-0.15, 1.28)], x, y, radius, facing),
        radius * 0.13,
        dark(colour, 0.12),
    )


def _kerchief(canvas: Canvas, look: "Look", x, y, radius, facing) -> None:
    colour = look.hat_colour
    shape = [(-1.12, 0.1), (-1.0, 0.85), (-0.3, 1.22), (0.4, 1.15), (0.92, 0.72), (0.9, 0.5),
             (0.1, 0.6), (-0.6, 0.35)]  # fmt: skip
    canvas.blob(_points(shape, x, y, radius, facing), colour, dark(colour, 0.2), "down", 0.6)
    knot = _points([(-1.05, 0.25), (-1.5, 0.2), (-1.35, -0.15)], x, y, radius, facing)
    canvas.polygon(knot, dark(colour, 0.12))


def _knit(canvas: Canvas, look: "Look", x, y, radius, facing) -> None:
    colour = look.hat_colour
    canvas.blob(_points(DOME, x, y, radius, facing), colour, dark(colour, 0.2), "down", 0.6)
    canvas.stroke(
        _points([(-1.02, 0.34), (0, 0.42), (1.0, 0.4)], x, y, radius, facing),
        radius * 0.28,
        light(colour, 0.35),
    )
    canvas.ellipse(x, y - 1.3 * radius, radius * 0.26, radius * 0.26, light(colour, 0.5))


HATS = {"cap": _cap, "straw": _straw, "helmet": _helmet, "kerchief": _kerchief, "knit": _knit}
