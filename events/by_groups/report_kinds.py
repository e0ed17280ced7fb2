"""Values of a report: its text and its photos stand in one stream, beside what editors added."""

from html import escape, unescape
from typing import Any

from django.db import models
from django.utils.html import strip_tags

from hub.forms.kinds import Column, Line, Photos, new_row_id

PARAGRAPH, PHOTO = "paragraph", "photo"


class StoryText(Column):
    """The paragraphs of a stream as plain text, a blank line between two."""

    def __init__(self, stream: str) -> None:
        self.stream = stream

    def read(self, found: models.Model, name: str) -> str:
        blocks = getattr(found, self.stream).get_prep_value()
        texts = [_plain(block["value"]) for block in blocks if block["type"] == PARAGRAPH]
        return "\n\n".join(texts)

    def write(self, found: models.Model, name: str, value: Any) -> None:
        blocks = getattr(found, self.stream).get_prep_value()
        others = [block for block in blocks if block["type"] != PARAGRAPH]
        parts = [part.strip() for part in str(value or "").replace("\r\n", "\n").split("\n\n")]
        texts = [
            {"type": PARAGRAPH, "value": _as_html(part), "id": new_row_id()}
            for part in parts
            if part
        ]
        _set(found, self.stream, [*texts, *others])

    def lines(self, model: type[models.Model], name: str, value: Any) -> list[Line]:
        return [Line(str(value))] if value else []


class StoryPhotos(Photos):
    """The photos of a stream that holds other things too."""

    def __init__(self, stream: str) -> None:
        super().__init__(PHOTO)
        self.stream = stream

    def read(self, found: models.Model, name: str) -> list[dict[str, object]]:
        blocks = getattr(found, self.stream).get_prep_value()
        return [self.row(block) for block in blocks if block["type"] == PHOTO]

    def write(self, found: models.Model, name: str, value: Any) -> None:
        blocks = getattr(found, self.stream).get_prep_value()
        others = [block for block in blocks if block["type"] != PHOTO]
        _set(found, self.stream, [*others, *map(self.block, value)])


def _set(found: models.Model, stream: str, blocks: list[dict]) -> None:
    block = found._meta.get_field(stream).stream_block
    setattr(found, stream, block.to_python(blocks))


def _as_html(text: str) -> str:
    return f"<p>{escape(text).replace(chr(10), '<br/>')}</p>"


def _plain(html: object) -> str:
    text = str(html).replace("<br/>", "\n").replace("</p><p>", "\n")
    return unescape(strip_tags(text)).strip()
