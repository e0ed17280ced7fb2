"""What rooms tell the search: kinds of pages that readers tell apart, and facets of results."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise

from hub.core.switches import is_thing_open

OTHER = "page"


@dataclass(frozen=True)
class Kind:
    """Pages as readers know them.

    Attributes:
        code: as it stands in addresses and in the index.
        label: in the plural.
        page_types: "app_label.ModelName" of each.
        order: its place among the others.
        is_found_by_labels: whether its pages are found by the names of their needs, areas and
            fields, and so are indexed anew when one of these changes.
    """

    code: str
    label: str | Promise
    page_types: tuple[str, ...] = ()
    order: int = 500
    is_found_by_labels: bool = False


@dataclass(frozen=True)
class SearchFacet:
    """What results can be narrowed down by: pages say their values in `search_facets`.

    Attributes:
        name: as it stands in addresses and in `search_facets`.
        label: of the choice.
        letter: before its values in the index, one that no other facet has.
        options: returns {value: label in the active language} in the order to show; asked once
            for each content version and language. Without it values are numbers, such as years.
        order: its place among the others.
    """

    name: str
    label: str | Promise
    letter: str
    options: Callable[[], dict[str, str]] | None = None
    order: int = 500


@dataclass(frozen=True)
class Answer:
    """What a room shows above the results: a template, and its `values`."""

    template: str
    values: dict[str, object]


Answering = Callable[[str, HttpRequest], dict[str, object]]
_kinds: dict[str, Kind] = {}
_facets: dict[str, SearchFacet] = {}
_answers: list[tuple[Answering, str]] = []


def register_kind(kind: Kind) -> None:
    _kinds[kind.code] = kind


def register_facet(facet: SearchFacet) -> None:
    """Let results be narrowed down by `facet`.

    Raises:
        ValueError: another facet has its letter.
    """
    taken = {other.letter for other in _facets.values() if other.name != facet.name}
    if facet.letter in taken:
        raise ValueError(f"Two facets of the search have the letter {facet.letter}.")
    _facets[facet.name] = facet


def register_answer(answer: Answering, template: str) -> None:
    """Let `answer` say something above the results.

    Args:
        answer: takes what was typed and the request; returns values of `template`, or nothing.
    """
    _answers.append((answer, template))


def answers(text: str, request: HttpRequest) -> list[Answer]:
    """Return what rooms that are open say above the results of `text`."""
    found = (
        (template, answer(text, request)) for answer, template in _answers if is_thing_open(answer)
    )
    return [Answer(template, values) for template, values in found if values]


def kinds() -> dict[str, Kind]:
    """Return {code: kind} of all rooms, in their order."""
    return {kind.code: kind for kind in sorted(_kinds.values(), key=lambda kind: kind.order)}


def facets() -> dict[str, SearchFacet]:
    """Return {name: facet} of all rooms, in their order."""
    return {facet.name: facet for facet in sorted(_facets.values(), key=lambda each: each.order)}


def kind_of(model: type) -> str:
    """Return the code of a page type's kind."""
    name = model._meta.label_lower
    return next(
        (kind.code for kind in _kinds.values() if name in map(str.lower, kind.page_types)), OTHER
    )


def label_of_kind(code: str) -> str:
    """Return the kind `code` in words; what the index holds of a room that is gone is a page."""
    known = kinds()
    return str(known.get(code, known[OTHER]).label)
