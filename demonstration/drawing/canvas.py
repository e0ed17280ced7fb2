"""A sheet of paper 1600 units wide: smooth shapes, soft light, grain.

Shapes are drawn at twice the size asked for and reduced once at the end, so every edge is smooth.
Coordinates are units of the sheet whatever the size of the picture.
"""

import math
import random
from collections.abc import Sequence
from itertools import pairwise

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

from .palette import INK, PAPER, Colour, Palette, clear, dark, mix

WIDTH, HEIGHT = 1600, 1067
OVERSAMPLING = 2
Point = tuple[float, float]
TURNS = {
    "down": None,
    "up": Image.Transpose.ROTATE_180,
    "right": Image.Transpose.ROTATE_90,
    "left": Image.Transpose.ROTATE_270,
}


def smooth(points: Sequence[Point], *, closed: bool = True, steps: int = 9) -> list[Point]:
    """Return a Catmull-Rom curve through the points."""
    count = len(points)
    if closed:
        ring = [points[-1], *points, points[0], points[1]]
    else:
        ring = [points[0], *points, points[-1]]
        count -= 1
    curve = []
    for i in range(count):
        a, b, c, d = ring[i : i + 4]
        for step in range(steps):
            t = step / steps
            curve.append(
                tuple(
                    0.5
                    * (
                        2 * b[k]
                        + (c[k] - a[k]) * t
                        + (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k]) * t**2
                        + (3 * b[k] - a[k] - 3 * c[k] + d[k]) * t**3
                    )
                    for k in (0, 1)
                )
            )
    return curve if closed else [*curve, points[-1]]


class Canvas:
    """The sheet, with the palette of the picture and its source of chance."""

    def __init__(self, size: tuple[int, int], palette: Palette, rng: random.Random) -> None:
        self.size = size
        self.palette = palette
        self.rng = rng
        self.scale = OVERSAMPLING * max(size[0] / WIDTH, size[1] / HEIGHT)
        self.image = Image.new("RGB", (round(WIDTH * self.scale), round(HEIGHT * self.scale)))
        self.pen = ImageDraw.Draw(self.image, "RGBA")
        half = (self.image.width // 2 + 1, self.image.height // 2 + 1)
        noise = Image.frombytes("L", half, rng.randbytes(half[0] * half[1]))
        self.noise = noise.resize((half[0] * 2, half[1] * 2), Image.Resampling.NEAREST)

    def polygon(
        self,
        points: Sequence[Point],
        fill: Colour,
        shade: Colour | None = None,
        towards: str = "down",
        strength: float = 0.75,
    ) -> None:
        """Fill a polygon; `shade` is stippled over it, denser `towards` one side."""
        scaled = [(x * self.scale, y * self.scale) for x, y in points]
        if shade is None:
            self.pen.polygon(scaled, fill=fill)
            return
        left = max(0, math.floor(min(x for x, _ in scaled)))
        top = max(0, math.floor(min(y for _, y in scaled)))
        right = min(self.image.width, math.ceil(max(x for x, _ in scaled)))
        bottom = min(self.image.height, math.ceil(max(y for _, y in scaled)))
        if right <= left or bottom <= top:
            return
        mask = Image.new("L", (right - left, bottom - top))
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in scaled], fill=255)
        self.image.paste(fill, (left, top), mask)
        ramp = self._ramp(mask.size, towards).point(lambda v: int(v * v / 255 * strength))
        noise = self.noise.crop((left, top, right, bottom))
        stipple = ImageChops.subtract(ramp, noise, scale=0.35)
        soft = ImageChops.blend(stipple, ramp, 0.45)
        self.image.paste(shade, (left, top), ImageChops.multiply(mask, soft))

    @staticmethod
    def _ramp(size: tuple[int, int], towards: str) -> Image.Image:
        ramp = Image.linear_gradient("L")
        if TURNS[towards] is not None:
            ramp = ramp.transpose(TURNS[towards])
        return ramp.resize(size, Image.Resampling.BILINEAR)

    def blob(self, points: Sequence[Point], fill: Colour, *args, **shading) -> None:
        """Fill the smooth closed curve through the points (see `polygon`)."""
        self.polygon(smooth(points), fill, *args, **shading)

    def ellipse(
        self, x: float, y: float, rx: float, ry: float, fill: Colour, *args, turn=0.0, **shading
    ) -> None:
        """Fill an ellipse round (x, y), turned by `turn` radians (see `polygon`)."""
        cos, sin = math.cos(turn), math.sin(turn)
        steps = 20 if max(rx, ry) < 12 else 56
        points = []
        for i in range(steps):
            u = rx * math.cos(math.tau * i / steps)
            v = ry * math.sin(math.tau * i / steps)
            points.append((x + u * cos - v * sin, y + u * sin + v * cos))
        self.polygon(points, fill, *args, **shading)

    def box(
        self,
        left: float,
        top: float,
        right: float,
        bottom: float,
        fill: Colour,
        *args,
        radius=0.0,
        **shading,
    ) -> None:
        """Fill a rectangle with rounded corners (see `polygon`)."""
        radius = min(radius, (right - left) / 2, (bottom - top) / 2)
        if not radius:
            corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
            self.polygon(corners, fill, *args, **shading)
            return
        points = []
        for cx, cy, start in (
            (right - radius, bottom - radius, 0),
            (left + radius, bottom - radius, 1),
            (left + radius, top + radius, 2),
            (right - radius, top + radius, 3),
        ):
            for i in range(9):
                angle = math.pi / 2 * (start + i / 8)
                points.append((cx + radius * math.cos(angle), cy + radius * math.sin(angle)))
        self.polygon(points, fill, *args, **shading)

    def stroke(
        self, points: Sequence[Point], width: float, fill: Colour, end: float | None = None
    ) -> None:
        """Draw a rounded, curved, opaque line that tapers from `width` to `end`."""
        path = smooth(points, closed=False) if len(points) > 2 else list(points)
        end = width if end is None else end
        last = len(path) - 1
        half = [(width + (end - width) * i / last) / 2 for i in range(last + 1)]
        for (i, (ax, ay)), (j, (bx, by)) in pairwise(enumerate(path)):
            length = math.hypot(bx - ax, by - ay) or 1
            nx, ny = (by - ay) / length, (ax - bx) / length
            self.polygon(
                [
                    (ax + nx * half[i], ay + ny * half[i]),
                    (bx + nx * half[j], by + ny * half[j]),
                    (bx - nx * half[j], by - ny * half[j]),
                    (ax - nx * half[i], ay - ny * half[i]),
                ],
                fill,
            )
        for (x, y), radius in zip(path, half, strict=True):
            r, x, y = radius * self.scale, x * self.scale, y * self.scale
            self.pen.ellipse((x - r, y - r, x + r, y + r), fill=fill)

    def gradient(
        self, top: float, bottom: float, colours: tuple[Colour, Colour], left=0.0, right=WIDTH
    ) -> None:
        """Fill a band or a box from one colour above to another below."""
        box = [round(v * self.scale) for v in (left, top, right, bottom)]
        column = Image.new("RGB", (1, 64))
        column.putdata([mix(*colours, i / 63) for i in range(64)])
        size = (box[2] - box[0], box[3] - box[1])
        self.image.paste(column.resize(size, Image.Resampling.BILINEAR), (box[0], box[1]))

    def glow(self, x: float, y: float, radius: float, fill: Colour, opacity: float = 0.8) -> None:
        """Lay soft round light at (x, y)."""
        side = max(2, round(radius * 2 * self.scale))
        halo = Image.radial_gradient("L").point(
            lambda v: int(max(0, 1 - v / 181) ** 2 * 255 * opacity)
        )
        corner = (round((x - radius) * self.scale), round((y - radius) * self.scale))
        self.image.paste(fill, corner, halo.resize((side, side), Image.Resampling.BILINEAR))

    def shadow(self, x: float, y: float, width: float, length=1.6, opacity=0.22) -> None:
        """Lay the long soft shadow of something `width` wide standing at (x, y)."""
        reach, thick = width * length, max(7.0, width * 0.2)
        points = [
            (x - width * 0.45, y), (x, y - thick * 0.7), (x + reach, y - thick * 0.1),
            (x + reach * 1.04, y + thick * 0.45), (x + width * 0.3, y + thick * 0.8),
        ]  # fmt: skip
        self.soft(smooth(points), dark(self.palette.near, 0.55), opacity, blur=thick * 0.25)

    def soft(self, points: Sequence[Point], fill: Colour, opacity: float, blur: float) -> None:
        """Fill a polygon with blurred edges as a glaze."""
        coarse = self.scale / 4
        margin = 3 * blur
        left, top = min(x for x, _ in points) - margin, min(y for _, y in points) - margin
        right, bottom = max(x for x, _ in points) + margin, max(y for _, y in points) + margin
        small = (
            max(2, math.ceil((right - left) * coarse)),
            max(2, math.ceil((bottom - top) * coarse)),
        )
        mask = Image.new("L", small)
        inner = [((x - left) * coarse, (y - top) * coarse) for x, y in points]
        ImageDraw.Draw(mask).polygon(inner, fill=round(255 * opacity))
        mask = mask.filter(ImageFilter.GaussianBlur(blur * coarse))
        mask = mask.resize((small[0] * 4, small[1] * 4), Image.Resampling.BILINEAR)
        self.image.paste(fill, (round(left * self.scale), round(top * self.scale)), mask)

    def glaze(self, points: Sequence[Point], fill: Colour, opacity: float) -> None:
        """Lay a transparent polygon over what is there."""
        self.polygon(points, clear(fill, opacity))

    def finish(self) -> Image.Image:
        """Return the picture at the size asked for, on its paper."""
        picture = ImageOps.fit(self.image, self.size, Image.Resampling.LANCZOS)
        grain = Image.frombytes("L", self.size, self.rng.randbytes(self.size[0] * self.size[1]))
        grain = grain.filter(ImageFilter.GaussianBlur(0.6)).point(lambda v: 128 + (v - 128) // 7)
        picture = ImageChops.overlay(picture, Image.merge("RGB", (grain,) * 3))
        corners = Image.radial_gradient("L").resize(self.size, Image.Resampling.BILINEAR)
        edge = corners.point(lambda v: max(0, v - 120) // 6)
        picture.paste(INK, (0, 0), edge)
        return Image.blend(picture, Image.new("RGB", self.size, PAPER), 0.04)
