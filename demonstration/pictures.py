"""The demonstration's pictures: which are wanted, and their files beside this one.

`manage.py draw_pictures` draws them; loading the demonstration copies the files.
"""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from django.core.files.base import ContentFile
from PIL import Image

from hub.assets.models import HubImage, Licence

FOLDER = Path(__file__).parent / "pictures"
SIZE = (1600, 1067)  # the largest that pages show
MAX_BYTES = 6_000_000  # of all together
CREDIT = "イラスト：こみっと広場"


class Picture(NamedTuple):
    """A scene, and the seed that decides its people, places, colours and weather."""

    scene: str
    seed: str

    @property
    def title(self) -> str:
        return f"{self.scene} {self.seed}"

    @property
    def path(self) -> Path:
        return FOLDER / f"{self.seed}-{self.scene}.webp"

    def read(self) -> bytes:
        return self.path.read_bytes()


def wanted_pictures(values: Any) -> dict[Picture, str]:
    """Return {picture: alternative text} of all {scene, seed, alt} inside YAML `values`."""
    return {Picture(p["scene"], p["seed"]): p.get("alt", "") for p in _pictures_in(values)}


def _pictures_in(value: Any) -> Iterator[dict[str, str]]:
    if isinstance(value, dict) and "scene" in value:
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _pictures_in(part)


def load_pictures(wanted: dict[Picture, str]) -> dict[Picture, HubImage]:
    """Return {picture: image} of all `wanted` {picture: alternative text}, making new ones."""
    titles = {picture.title: picture for picture in wanted}
    images = {titles[i.title]: i for i in HubImage.objects.filter(title__in=list(titles))}
    for picture, alt in wanted.items():
        if picture not in images:
            images[picture] = _load(picture, alt)
    return images


def _load(picture: Picture, alt: str) -> HubImage:
    data = picture.read()
    image = HubImage(
        title=picture.title,
        description=alt,
        credit=CREDIT,
        licence=Licence.CC_BY,
        consent=True,
    )
    image.file.save(picture.path.name, ContentFile(data), save=False)
    image.width, image.height = Image.open(io.BytesIO(data)).size
    image.file_size = len(data)
    image._set_file_hash()
    image.save()
    return image
