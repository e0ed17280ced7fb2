"""Wherever a page can show a picture or link to a document, another one can be put there."""

from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from wagtail.blocks import (
    BaseStreamBlock,
    BaseStructBlock,
    Block,
    ChooserBlock,
    ListBlock,
    RichTextBlock,
)
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock
from wagtail.coreutils import resolve_model_string
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, ReferenceIndex, get_page_models

from hub.assets.instead.references import Exchange, refers_to
from hub.assets.models import HubDocument, HubImage
from tests.groups.test_uploads import picture

pytestmark = pytest.mark.django_db
MODELS = [model for model in get_page_models() if model is not Page]


def image(title: str) -> HubImage:
    image = HubImage(title=title, file=ContentFile(picture(), "a.jpg"))
    image._set_image_file_metadata()
    image.save()
    return image


@pytest.fixture
def files() -> SimpleNamespace:
    """Two of each kind, and one of the other kind with the same key as the old one."""
    old, new = image("前"), image("後")
    document = HubDocument.objects.create(pk=old.pk, title="前", file="a.pdf")
    newer = HubDocument.objects.create(pk=old.pk + 50, title="後", file="b.pdf")
    return SimpleNamespace(image=old, new_image=new, document=document, new_document=newer)


class Filled:
    """Writes the two old files wherever they can stand."""

    def __init__(self, files: SimpleNamespace) -> None:
        self.keys = {HubImage: files.image.pk, HubDocument: files.document.pk}
        self.text = (
            f'<p><a id="{files.document.pk}" linktype="document">表</a> <a id="{files.image.pk}"'
            f' linktype="page">頁</a></p><embed alt="川" embedtype="image" format="left"'
            f' id="{files.image.pk}"/>'
        )

    def page(self, model: type[Page]) -> Page:
        page = model(title="頁", slug="page")
        for field in model._meta.get_fields():
            if getattr(field, "related_model", None) in self.keys and field.concrete:
                setattr(page, field.attname, self.keys[field.related_model])
            elif isinstance(field, RichTextField):
                setattr(page, field.name, self.text)
            elif isinstance(field, StreamField):
                raw = self.value(field.stream_block)
                setattr(page, field.name, field.stream_block.to_python(raw))
        return page

    def value(self, block: Block) -> object:
        if isinstance(block, ChooserBlock):
            return self.keys.get(resolve_model_string(block.target_model))
        if isinstance(block, RichTextBlock):
            return self.text
        if isinstance(block, BaseStreamBlock):
            children = block.child_blocks.items()
            return [{"type": name, "value": self.value(child)} for name, child in children]
        if isinstance(block, ListBlock):
            return [{"type": "item", "id": str(uuid4()), "value": self.value(block.child_block)}]
        if isinstance(block, BaseStructBlock):
            return {name: self.value(child) for name, child in block.child_blocks.items()}
        if isinstance(block, BaseTypedTableBlock):
            return {
                "columns": [{"type": name, "heading": ""} for name in block.child_blocks],
                "rows": [{"values": [self.value(child) for child in block.child_blocks.values()]}],
                "caption": "",
            }
        return block.get_prep_value(block.get_default())


def paths_to(page: Page, asset: HubImage | HubDocument) -> list[str]:
    """Return where `page` refers to `asset`; keys of blocks are left out."""
    found = ReferenceIndex._extract_references_from_object(page)
    kind = ContentType.objects.get_for_model(asset).pk
    return sorted(
        model_path
        for content_type, key, model_path, *_content_path in found
        if (content_type, key) == (kind, str(asset.pk))
    )


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_every_place_of_every_kind_of_page(model, files):
    page = Filled(files).page(model)
    before = paths_to(page, files.image), paths_to(page, files.document)
    Exchange(files.image, files.new_image).make_in(page)
    assert (paths_to(page, files.new_image), paths_to(page, files.document)) == before
    Exchange(files.document, files.new_document).make_in(page)
    assert (paths_to(page, files.new_image), paths_to(page, files.new_document)) == before
    assert not refers_to(page, files.image)
    assert not refers_to(page, files.document)


def test_the_kinds_of_places_that_there_are(files):
    """Else the test above would hold for pages that refer to nothing."""
    images, documents = set(), set()
    for model in MODELS:
        page = Filled(files).page(model)
        images |= set(paths_to(page, files.image))
        documents |= set(paths_to(page, files.document))
    assert {"share_image", "hero_image", "logo"} <= images
    assert any(path.startswith("body.") for path in images)
    assert any(path.startswith("attachments.") for path in documents)
    assert "rules_document" in documents


def test_what_else_stands_there_stays(files):
    """A link to a page whose key is that of the picture, the text, an unknown block."""
    exchange = Exchange(files.image, files.new_image)
    text = Filled(files).text
    changed = exchange._in_text(text)
    assert f'<a id="{files.image.pk}" linktype="page">頁</a>' in changed
    assert f'<a id="{files.document.pk}" linktype="document">表</a>' in changed
    assert f'alt="川" embedtype="image" format="left" id="{files.new_image.pk}"' in changed
