"""Pictures drawn and files made for the demonstration, each made once."""

import io
import os
from collections.abc import Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from typing import Any

from django.core.files.base import ContentFile
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from demonstration.drawing import draw
from hub.assets.models import HubDocument, HubImage, Licence
from hub.pages.demo_registry import read_yaml

SIZE = (1440, 960)
CREDIT = "イラスト：こみっと広場"


def drawn(key: tuple[str, str]) -> bytes:
    """Return the picture (scene, seed) as JPEG bytes."""
    buffer = io.BytesIO()
    draw(*key, SIZE).convert("RGB").save(buffer, "JPEG", quality=86)
    return buffer.getvalue()


def pictures_in(value: Any) -> list[dict[str, str]]:
    """Return every {scene, seed, alt} inside a YAML value."""
    if isinstance(value, dict):
        if "scene" in value:
            return [value]
        return [found for part in value.values() for found in pictures_in(part)]
    if isinstance(value, list):
        return [found for part in value for found in pictures_in(part)]
    return []


class Drawings:
    """Pictures drawn by two processes while the caller goes on; a context manager."""

    def __init__(self) -> None:
        # Nice: whoever ordered the pictures has something else to do first.
        self._pool = ProcessPoolExecutor(max_workers=2, initializer=os.nice, initargs=(10,))
        self._ordered: dict[tuple[str, str], Future[bytes]] = {}

    def __enter__(self) -> "Drawings":
        return self

    def __exit__(self, *error: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def order(self, keys: Iterable[tuple[str, str]]) -> None:
        """Have the pictures (scene, seed) drawn that are not yet ordered."""
        for key in keys:
            if key not in self._ordered:
                self._ordered[key] = self._pool.submit(drawn, key)

    def take(self, key: tuple[str, str]) -> bytes:
        """Return an ordered picture as JPEG bytes, once."""
        return self._ordered.pop(key).result()


def wanted_pictures(values: list[Any]) -> dict[tuple[str, str], str]:
    """Return {(scene, seed): alternative text} of all pictures in `values`."""
    return {(p["scene"], p["seed"]): p.get("alt", "") for v in values for p in pictures_in(v)}


def load_pictures(values: list[Any], drawings: Drawings) -> dict[tuple[str, str], HubImage]:
    """Return {(scene, seed): image} of all pictures in `values`, drawing those not there yet."""
    wanted = wanted_pictures(values)
    titles = {f"{scene} {seed}": (scene, seed) for scene, seed in wanted}
    images = {
        titles[image.title]: image for image in HubImage.objects.filter(title__in=list(titles))
    }
    missing = [key for key in wanted if key not in images]
    drawings.order(missing)
    for scene, seed in missing:
        data = drawings.take((scene, seed))
        image = HubImage(
            title=f"{scene} {seed}",
            description=wanted[scene, seed],
            credit=CREDIT,
            licence=Licence.CC_BY,
            consent=True,
        )
        image.file.save(f"{seed}-{scene}.jpg", ContentFile(data), save=False)
        image.width, image.height = SIZE
        image.file_size = len(data)
        image._set_file_hash()
        image.save()
        images[scene, seed] = image
    return images


def form_as_workbook(title: str, lines: list[str]) -> bytes:
    """Return an .xlsx with one line a row; lines that start with ■ are headings."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = title[:30]
    sheet.column_dimensions["A"].width = 96
    for number, line in enumerate(lines, start=1):
        cell = sheet.cell(row=number, column=1, value=line)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        cell.font = Font(size=12, bold=line.startswith("■"))
        sheet.row_dimensions[number].height = 26
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def load_documents() -> dict[str, HubDocument]:
    """Return {key: document} of `demonstration/documents.yaml`, making those not there yet."""
    documents = {}
    for entry in read_yaml("demonstration/documents.yaml")["documents"]:
        document = HubDocument.objects.filter(title=entry["title"]).first()
        if document is None:
            document = HubDocument(title=entry["title"], licence=Licence.CC_BY)
            data = form_as_workbook(entry["title"], entry["lines"])
            document.file.save(f"{entry['key']}.xlsx", ContentFile(data), save=False)
            document.file_size = len(data)
            document._set_file_hash()
            document.save()
        documents[entry["key"]] = document
    return documents
