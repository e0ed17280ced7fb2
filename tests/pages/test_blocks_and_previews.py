"""Every block and every page type: described, previewed, and shown by the demonstration."""

import pytest
from django.apps import apps
from django.test import RequestFactory
from wagtail.blocks import BaseStreamBlock
from wagtail.fields import StreamField
from wagtail.models import Page

from hub.pages.blocks import bodies
from hub.pages.checks import page_types

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]

BODIES = [bodies.HomeBodyBlock(), bodies.StoryBodyBlock(), bodies.PageBodyBlock()]
BLOCKS = {name: block for body in BODIES for name, block in body.child_blocks.items()}
TYPES = page_types()


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_is_described_and_previewed(name):
    block = BLOCKS[name]
    html = block.render(block.get_preview_value())
    assert block.meta.description
    assert block.meta.icon != "placeholder"
    assert block.meta.template == f"blocks/{name}.html"
    assert html.strip()
    assert "style=" not in html
    assert block.is_previewable


@pytest.mark.parametrize("name", BLOCKS)
def test_the_editors_preview_of_a_block_works(admin_of_demo, name):
    block = BLOCKS[name]
    response = admin_of_demo.get("/admin/block-preview/", {"id": block.definition_prefix})
    assert response.status_code == 200


def used_blocks() -> set[str]:
    """Return the names of the blocks in the bodies of public Japanese pages."""
    names = set()
    for model in TYPES:
        fields = [
            field.name for field in model._meta.get_fields() if isinstance(field, StreamField)
        ]
        if "body" in fields:
            for page in model.objects.public_sources():
                names.update(block.block_type for block in page.body)
    return names


def test_the_demonstration_shows_every_block():
    assert set(BLOCKS) - used_blocks() == set()


def test_the_demonstration_has_every_page_type():
    assert [model for model in TYPES if not model.objects.public_sources().exists()] == []


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("model", TYPES)
def test_the_preview_of_a_page_type_works(model, language):
    page = model.objects.live().filter(locale__language_code=language).first()
    response = page.make_preview_request(RequestFactory().get("/"), page.default_preview_mode)
    assert response.status_code == 200
    assert f'<html lang="{language}">' in response.content.decode()
    assert page.title in response.content.decode()


def test_no_block_definition_is_written_into_migrations():
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if isinstance(field, StreamField) and issubclass(model, Page):
                assert isinstance(field.stream_block, BaseStreamBlock)
                assert "block_lookup" not in field.deconstruct()[3], (model, field.name)
