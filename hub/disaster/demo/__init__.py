"""The demonstration's page for disasters: addresses of the country's own sites, names of nobody."""

from collections.abc import Iterator

from hub.disaster.models import DisasterPage
from hub.pages.demo_registry import PageSpec, read_yaml


def page_specs() -> Iterator[PageSpec]:
    values = read_yaml("hub/disaster/demo/page.yaml")["page"]
    yield PageSpec(values["slug"], DisasterPage, values)
