"""The published schemas of HSDS 3.0, as far as this machine has them."""

import json
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from opendata.hsds import SCHEMAS

FOLDER = Path(settings.BASE_DIR).parent / "shared" / "hsds"

needs_schemas = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="there is no ../shared/hsds with the published schemas"
)


def retrieve(address: str) -> Resource:
    """Return the schema of an address of the specification from the folder."""
    assert address.startswith(SCHEMAS), address
    text = (FOLDER / address.rpartition("/")[2]).read_text("utf-8")
    return Resource.from_contents(json.loads(text), default_specification=DRAFT202012)


REGISTRY = Registry(retrieve=retrieve)


@cache
def validator(name: str) -> Draft202012Validator:
    """Return what judges an object by a schema: `organization_list`, `service` …"""
    return judge({"$ref": f"{SCHEMAS}{name}.json"})


def judge(schema: dict) -> Draft202012Validator:
    return Draft202012Validator(schema, registry=REGISTRY, format_checker=FormatChecker())


def faults(name: str, data: object) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator(name).iter_errors(data)]
