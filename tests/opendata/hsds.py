"""Asking HSDS as anyone may."""

from django.test import Client

LISTS = ["organizations", "services", "service_at_locations", "taxonomies", "taxonomy_terms"]
ONE = {name: name.removesuffix("s") for name in LISTS} | {"taxonomies": "taxonomy"}


def get(path: str, **asked: object):
    response = Client().get(f"/api/hsds/{path}", asked)
    assert response.status_code == 200, response.content
    return response.json()


def contents(path: str, **asked: object) -> list[dict]:
    return get(path, **asked)["contents"]
