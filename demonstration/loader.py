"""Makes the demonstration's pages: first all of them bare, then filled in and published."""

import json
from functools import cached_property, partial
from typing import Any

from django.db import models, transaction
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, Site

from demonstration.documents import load_documents
from demonstration.pictures import Picture, load_pictures, wanted_pictures
from demonstration.rooms import page_specs
from demonstration.streams import raw_stream, rich_text
from hub.assets.models import HubDocument, HubImage
from hub.core.rooms import modules_named
from hub.pages.demo_registry import PageSpec
from hub.pages.models.taxonomies import Term


class Demonstration:
    """Loads what is not there yet; a second load changes nothing."""

    def __init__(self) -> None:
        self.specs = page_specs()
        self.pages: dict[str, Page] = {}
        self.pictures: dict[Picture, HubImage] = {}
        self.documents: dict[str, HubDocument] = {}

    @cached_property
    def home(self) -> Page:
        return Site.objects.get(is_default_site=True).root_page.specific

    def page(self, path: str) -> Page:
        """Return the page at a slug path; raises KeyError if no room declares it."""
        return self.pages[path.strip("/")]

    def picture(self, value: dict[str, str]) -> HubImage:
        return self.pictures[Picture(value["scene"], value["seed"])]

    @transaction.atomic
    def load(self) -> None:
        """Load everything at once: what follows a commit, as the search's index, follows once."""
        modules = list(modules_named("demo"))
        self.documents = load_documents()
        self.pictures = load_pictures(wanted_pictures([spec.values for spec in self.specs]))
        for module in modules:
            if hasattr(module, "load"):
                module.load()
        new = [spec for spec in self.specs if self._place(spec)]
        for spec in new:
            self._fill(spec)
        for module in modules:
            if hasattr(module, "finish"):
                module.finish(self)

    def _place(self, spec: PageSpec) -> bool:
        """Find the page or create it bare; return whether it is to be filled in."""
        if not spec.path:
            self.pages[""] = self.home
            return not self.home.summary
        parent_path, _slash, slug = spec.path.rpartition("/")
        parent = self.pages[parent_path]
        page = spec.model.objects.child_of(parent).filter(slug=slug).first()
        if page is None:
            page = spec.model(title=spec.values["title"], slug=slug, live=False)
            page.locale_id = parent.locale_id
            # References may be circular: the required fields follow once all pages exist.
            page.save = partial(page.save, clean=False)
            parent.add_child(instance=page)
            parent.refresh_from_db()
            self.pages[spec.path] = spec.model.objects.get(pk=page.pk)
            return True
        self.pages[spec.path] = page
        return not page.summary

    def _fill(self, spec: PageSpec) -> None:
        page = self.pages[spec.path]
        for name, value in spec.values.items():
            if name in spec.rows:
                self._set_rows(page, value, *spec.rows[name])
            elif name != "slug":
                self._set_field(spec, page, name, value)
        page.full_clean()
        page.save_revision(log_action=False).publish(log_action=False)
        self.pages[spec.path] = spec.model.objects.get(pk=page.pk)

    def _set_field(self, spec: PageSpec, page: Page, name: str, value: Any) -> None:
        field = page._meta.get_field(name)
        if isinstance(field, StreamField):
            raw = raw_stream(self, field.stream_block, value or [], spec.path, name)
            value = json.dumps(raw)
        elif isinstance(field, RichTextField):
            value = rich_text(self, value)
        elif isinstance(field, models.ForeignKey):
            value = self._related(page, field, value)
        setattr(page, name, value)

    def _related(self, page: Page, field: models.ForeignKey, value: Any) -> models.Model | None:
        model = field.related_model
        if value is None:
            return None
        if model is HubImage:
            alt_field = field.name.replace("_image", "_alt")
            if alt_field != field.name and value.get("alt") and hasattr(page, alt_field):
                setattr(page, alt_field, value["alt"])
            return self.picture(value)
        if model is HubDocument:
            return self.documents[value["document"]]
        if issubclass(model, Page):
            return self.page(value)
        if issubclass(model, Term):
            return model.objects.get(code=value)
        return model.objects.get(number=value)

    def _set_rows(
        self,
        page: Page,
        values: list,
        relation: str,
        attribute: str,
        model: type[models.Model] | None,
        lookup: str,
    ) -> None:
        """Fill a child relation with one row for each of `values`."""
        row_model = page._meta.get_field(relation).related_model
        rows = []
        for order, value in enumerate(values or []):
            if model is not None and issubclass(model, Page):
                value = self.page(value)
            elif model is not None:
                value = model.objects.get(**{lookup: value})
            rows.append(row_model(sort_order=order, **{attribute: value}))
        setattr(page, relation, rows)
