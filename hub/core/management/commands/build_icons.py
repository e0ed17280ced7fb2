"""Put the icons of `site/static/img/icons/` into the one sprite that pages use."""

from pathlib import Path
from xml.etree import ElementTree

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

SVG = "{http://www.w3.org/2000/svg}"
IMAGES = Path(settings.BASE_DIR) / "site" / "static" / "img"
SHAPES = {"path", "circle", "rect"}


def build_sprite(folder: Path) -> str:
    """Return the sprite of a folder of icons, a symbol for each, by name.

    Args:
        folder: Holds one 24×24 SVG of plain shapes per icon.

    Raises:
        ValueError: An icon has another size or something other than shapes in it.
    """
    symbols = [_symbol(path) for path in sorted(folder.glob("*.svg"))]
    return '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"


def _symbol(path: Path) -> str:
    icon = ElementTree.parse(path).getroot()  # noqa: S314 - our own files
    if icon.get("viewBox") != "0 0 24 24":
        raise ValueError(f"{path.name}: the view box is not 0 0 24 24")
    strange = {shape.tag for shape in icon} - {SVG + name for name in SHAPES}
    if strange:
        raise ValueError(f"{path.name}: only {', '.join(sorted(SHAPES))} are expected")
    stroke = {k: v for k, v in icon.attrib.items() if k not in {"viewBox", "fill", "stroke"}}
    attributes = "".join(f' {name}="{value}"' for name, value in stroke.items())
    for shape in icon:
        shape.tag = shape.tag.removeprefix(SVG)
    shapes = "".join(ElementTree.tostring(shape, encoding="unicode").strip() for shape in icon)
    shapes = shapes.replace(" />", "/>")
    return f'<symbol id="{path.stem}" viewBox="0 0 24 24"{attributes}>{shapes}</symbol>'


class Command(BaseCommand):
    help = "Build site/static/img/sprite.svg from site/static/img/icons/*.svg."

    def handle(self, **options) -> None:
        try:
            sprite = build_sprite(IMAGES / "icons")
        except ValueError as error:
            raise CommandError(str(error)) from error
        (IMAGES / "sprite.svg").write_text(sprite, encoding="utf-8")
        self.stdout.write(f"{sprite.count('<symbol')} icons, {len(sprite.encode())} bytes")
