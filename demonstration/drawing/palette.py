"""Colours: one harmonised family, and the moods (season, hour) a picture can take."""

from dataclasses import dataclass

Colour = tuple[int, ...]


def rgb(code: str) -> Colour:
    """Return the colour written as six hexadecimal digits."""
    return tuple(bytes.fromhex(code))


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """Return `one` with `share` (0 to 1) of `other` in it."""
    return tuple(round(a + (b - a) * share) for a, b in zip(one[:3], other[:3], strict=True))


def dark(colour: Colour, share: float = 0.2) -> Colour:
    """Return the colour nearer to the common deep blue, never to black."""
    return mix(colour, INK, share)


def light(colour: Colour, share: float = 0.3) -> Colour:
    """Return the colour nearer to paper."""
    return mix(colour, PAPER, share)


def clear(colour: Colour, opacity: float) -> Colour:
    """Return the colour as a glaze of this opacity (0 to 1)."""
    return (*colour[:3], round(255 * opacity))


INK = rgb("24304f")
PAPER = rgb("fdf8ec")
WHITE = rgb("fffdf6")
INDIGO = rgb("2f4f82")
SKY = rgb("6f9fc0")
PLUM = rgb("c2597c")
BLOSSOM = rgb("eeb0bd")
LEAF = rgb("6c9b62")
MOSS = rgb("48704f")
OCHRE = rgb("dfa94c")
PERSIMMON = rgb("d8774c")
CREAM = rgb("f5e9d0")
TEAL = rgb("3f8487")
LILAC = rgb("8f86ab")
WOOD = rgb("c99a67")
STEEL = rgb("8c99a8")

TOPS = (INDIGO, SKY, PLUM, BLOSSOM, OCHRE, PERSIMMON, LEAF, CREAM, WHITE, TEAL, LILAC)
BOTTOMS = tuple(map(rgb, ("2b3d5e", "4a4f63", "b09a70", "63788f", "7b5c4b", "7a4258", "3f6063")))
SHOES = tuple(map(rgb, ("2b3350", "6b4a3c", "fdf8ec", "8a4a55")))
SKINS = tuple(map(rgb, ("f7d3b5", "f3c6a2", "eebd97", "d79f74", "a8714e", "7d5138")))
SKIN_WEIGHTS = (6, 7, 5, 2, 1, 1)
HAIRS = tuple(map(rgb, ("2a2630", "3a2c2c", "4d372e", "6f4c35")))
GREYS = tuple(map(rgb, ("d9d6d2", "b9b8bd", "efece6")))


@dataclass(frozen=True)
class Palette:
    """The colours of one mood: sky and land from far to near, leaves, water, rooms."""

    sky: tuple[Colour, Colour]
    sun: Colour
    far: Colour
    middle: Colour
    near: Colour
    ground: Colour
    path: Colour
    leaves: tuple[Colour, Colour, Colour]
    trunk: Colour
    water: tuple[Colour, Colour]
    wall: Colour
    panel: Colour
    floor: Colour


def _palette(**codes: str) -> Palette:
    colours = {name: tuple(map(rgb, text.split())) for name, text in codes.items()}
    several = {"sky", "leaves", "water"}
    return Palette(**{n: c if n in several else c[0] for n, c in colours.items()})


PALETTES = {
    "spring": _palette(
        sky="b5d8e6 fdf1dc",
        sun="fff6d8",
        far="a9c7d0",
        middle="93b8a4",
        near="74a070",
        ground="bfd298",
        path="f1e4c3",
        leaves="6f9e62 93b873 4d7a54",
        trunk="75594c",
        water="8fc0d2 cfe6e2",
        wall="f8ecd5",
        panel="e9c9b4",
        floor="d9b184",
    ),
    "dusk": _palette(
        sky="eebfc0 fdeed8",
        sun="fff0cf",
        far="c8adbf",
        middle="a394b1",
        near="7d9088",
        ground="cdc79c",
        path="f3e1c4",
        leaves="7b9a74 a4b688 567763",
        trunk="6b5058",
        water="b5b3cc f0d3cc",
        wall="f9e6dc",
        panel="dba6ae",
        floor="cfa687",
    ),
    "summer": _palette(
        sky="84bddb eaf5ea",
        sun="fffbe2",
        far="86b6c6",
        middle="63a098",
        near="4f8f66",
        ground="a9cb83",
        path="efe6c6",
        leaves="4f9160 7db36a 356f52",
        trunk="6d5546",
        water="5fa6c4 b5dbe0",
        wall="eef1e2",
        panel="a9cbc9",
        floor="d8b88c",
    ),
    "autumn": _palette(
        sky="f1d6a5 fdf4e0",
        sun="fff3cc",
        far="c9bd9f",
        middle="b99f68",
        near="949056",
        ground="dcc685",
        path="f5e8cb",
        leaves="d68f3f c4653f 9a9147",
        trunk="654a3e",
        water="9db8bd e9dfc0",
        wall="faeed4",
        panel="dfb377",
        floor="c79a6b",
    ),
    "winter": _palette(
        sky="a9c6e0 f6efe4",
        sun="fffaf0",
        far="9fb6ce",
        middle="7f9ab2",
        near="6d8b8d",
        ground="cfd2b8",
        path="f2ead8",
        leaves="698c7b 8fa994 476a60",
        trunk="62545a",
        water="86abc9 d5e2e6",
        wall="f0ece2",
        panel="a9bcd0",
        floor="cbaa85",
    ),
    "night": _palette(
        sky="1d2f5a 8a83a6",
        sun="fbeec3",
        far="53618b",
        middle="404f78",
        near="314164",
        ground="4b5878",
        path="727797",
        leaves="3f5f6b 4f7275 2d4a5a",
        trunk="3a3650",
        water="2f4675 6c7aa0",
        wall="6d6f92",
        panel="8d7f95",
        floor="5d5870",
    ),
}
DAYS = ("spring", "dusk", "summer", "autumn", "winter")
