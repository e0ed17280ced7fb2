"""The results of an address in other forms than a page: the same groups, the same choices."""

from collections.abc import Callable, Iterator

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponseBase, JsonResponse, StreamingHttpResponse

from groups.directory.places import places
from groups.directory.public_data import public_records
from groups.directory.results import Results
from hub.core.switches import is_thing_open


def as_geojson(results: Results) -> HttpResponseBase:
    return JsonResponse(
        places(results),
        json_dumps_params={"ensure_ascii": False},
        content_type="application/geo+json",
    )


def as_json(results: Results) -> HttpResponseBase:
    return StreamingHttpResponse(_json_lines(results), content_type="application/json")


def _json_lines(results: Results) -> Iterator[str]:
    """Yield a JSON object with the groups, one on each line."""
    encode = DjangoJSONEncoder(ensure_ascii=False).encode
    yield f'{{"count": {results.count()}, "groups": ['
    before = "\n"
    for record in public_records(results.groups()):
        yield before + encode(record)
        before = ",\n"
    yield "\n]}\n"


WRITERS: dict[str, Callable[[Results], HttpResponseBase]] = {
    "geojson": as_geojson,
    "json": as_json,
}


def register(form: str, writer: Callable[[Results], HttpResponseBase]) -> None:
    """Let results be had as `form` too."""
    WRITERS[form] = writer


def respond(results: Results, form: str) -> HttpResponseBase | None:
    """Return the results in another form, or None if there is none of that name."""
    if form not in WRITERS or not is_thing_open(WRITERS[form]):
        return None
    response = WRITERS[form](results)
    response["X-Robots-Tag"] = "noindex"
    return response
