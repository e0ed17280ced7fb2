"""The index: what it holds of a page, under which names, and since which version.

Terms come ready from `hub.text`, so that the core of Elasticsearch is enough: no plug-in,
no analyser of its own. `terms` is not kept in the source: it is nearly all of an entry, and a
document is always written whole.

Two aliases name the index: `alias` is searched; `coming` is being built beside it. Changes go to
both, to `coming` first: so one that meets the moment of the swap is in the new index.
"""

from collections.abc import Iterable, Iterator
from uuid import uuid4

from django.conf import settings
from elasticsearch import NotFoundError
from elasticsearch.helpers import BulkIndexError, bulk

from hub.text import ANALYSIS_VERSION
from search.elastic.client import in_time, read, writer
from search.models import SearchEntry

# Raise it when settings or mapping change: the index is then rebuilt beside the old one.
MAPPING_VERSION = 1
VERSION = {"mapping": MAPPING_VERSION, "analysis": ANALYSIS_VERSION}
NO_SUCH_INDEX, NEWER_IS_THERE = 404, 409
MAX_AT_ONCE = 2_000
SETTINGS = {
    "number_of_shards": 1,
    "auto_expand_replicas": "0-1",
    "refresh_interval": "1s",
    "max_result_window": MAX_AT_ONCE,
}
KEYWORD = {"type": "keyword"}
MAPPING = {
    "dynamic": "strict",
    "_meta": VERSION,
    "_source": {"excludes": ["terms"]},
    "properties": {
        "terms": {
            "type": "text",
            "analyzer": "whitespace",
            "norms": False,
            "index_options": "docs",
        },
        "facets": KEYWORD,
        "language": KEYWORD,
        "date": {"type": "date", "format": "strict_date"},
        "page": {"type": "integer"},
        "digest": {"type": "keyword", "index": False, "doc_values": False},
    },
}


def alias() -> str:
    """Return the name by which the index is searched. Another version has another name."""
    version = "-".join(str(number) for number in VERSION.values())
    return f"{settings.ELASTICSEARCH_INDEX}-{version}"


def coming() -> str:
    """Return the name of the index that is being built, while one is."""
    return f"{alias()}-coming"


def document(entry: SearchEntry) -> dict[str, object]:
    """Return what the index holds of `entry`."""
    return {
        "terms": entry.terms,
        "facets": entry.facets.split(),
        "language": entry.language,
        "date": entry.date.isoformat(),
        "page": entry.page_id,
        "digest": entry.digest,
    }


def empty_document(page: int) -> dict[str, object]:
    """Return what the index holds of a page that is gone: nothing finds it.

    It stays for the sake of its version, by which a late sender cannot bring the page back.
    """
    return {"page": page}


def begin() -> str:
    """Make an empty index that is `coming`, in place of one that was left unfinished."""
    remove_others()
    for unfinished in _behind(coming()):
        writer().indices.delete(index=unfinished)
    name = f"{settings.ELASTICSEARCH_INDEX}.{uuid4().hex[:12]}"
    writer().indices.create(index=name, settings=SETTINGS, mappings=MAPPING, aliases={coming(): {}})
    return name


def swap(name: str) -> None:
    """Search the index `name` from now on, by one action.

    The one before stays until `remove_others`: some questions to it are still under way.

    Raises:
        elasticsearch.NotFoundError: it is no longer `coming`, since another one was begun.
    """
    writer().indices.refresh(index=name)
    removals = [{"remove": {"index": old, "alias": alias()}} for old in _behind(alias())]
    moved = {"remove": {"index": name, "alias": coming(), "must_exist": True}}
    added = {"add": {"index": name, "alias": alias()}}
    writer().indices.update_aliases(actions=[*removals, moved, added])


def remove_others() -> None:
    """Delete those of our indices that are neither searched nor coming."""
    ours = writer().indices.get(index=f"{settings.ELASTICSEARCH_INDEX}.*", features=["aliases"])
    names = {alias(), coming()}
    for name, about in ours.items():
        if names.isdisjoint(about["aliases"]):
            writer().indices.delete(index=name)


def write(names: list[str], entries: Iterable[SearchEntry], versions: dict[int, int]) -> None:
    """Bring the documents of pages up to date in the indices of these aliases, in their order.

    Args:
        names: aliases; one that names no index is passed over.
        entries: the entries that there are of these pages.
        versions: {page key: version}; a page without an entry is gone. An older version than the
            index has changes nothing.

    Raises:
        elasticsearch.helpers.BulkIndexError: a document was refused.
    """
    present = {entry.page_id: document(entry) for entry in entries}
    documents = {page: present.get(page) or empty_document(page) for page in versions}
    for name in names:
        if refused := _refused(name, documents, versions):
            raise BulkIndexError(f"{len(refused)} documents were refused: {refused[0]}", refused)


def _refused(name: str, documents: dict[int, dict], versions: dict[int, int]) -> list[dict]:
    """Write to one alias; return the errors that are none of the harmless ones."""
    actions = [
        {
            "_index": name,
            "_id": page,
            "version": versions[page],
            "version_type": "external_gte",
            "_source": source,
        }
        for page, source in documents.items()
    ]
    options = {"raise_on_error": False, "require_alias": True, "refresh": name == alias()}
    _done, errors = read(lambda: bulk(writer(), actions, **options))
    return [error for error in errors if _status(error) not in {NO_SUCH_INDEX, NEWER_IS_THERE}]


def _status(error: dict) -> int:
    return next(iter(error.values()))["status"]


def answers() -> bool:
    """Return whether there is an index to search, by a question as readers ask it.

    Raises:
        One of TROUBLE: there was no answer, or none as quick as a reader wants it.
    """
    try:
        in_time(writer().search, index=alias(), size=0, query={"term": {"page": 0}})
    except NotFoundError:
        return False
    return True


def is_current() -> bool:
    """Return whether there is an index to search, made as this version makes it."""
    try:
        found = writer().indices.get_mapping(index=alias())
    except NotFoundError:
        return False
    return [about["mappings"].get("_meta") for about in found.values()] == [VERSION]


def count() -> int:
    """Return how many pages are in the index that is searched."""
    return len(digests())


def digests(pages: Iterable[int] | None = None) -> dict[int, str]:
    """Return {page key: digest} of the pages in the index: of these `pages`, or of all."""
    hits = _every_hit() if pages is None else _hits_of(list(pages))
    return {int(hit["_id"]): hit["_source"]["digest"] for hit in hits if "digest" in hit["_source"]}


def _hits_of(pages: list[int]) -> Iterator[dict]:
    for start in range(0, len(pages), MAX_AT_ONCE):
        keys = [str(page) for page in pages[start : start + MAX_AT_ONCE]]
        found = writer().mget(index=alias(), ids=keys, source=["digest"])
        yield from (hit for hit in found["docs"] if hit["found"])


def _every_hit() -> Iterator[dict]:
    writer().indices.refresh(index=alias())
    after = None
    while True:
        hits = writer().search(
            index=alias(),
            size=MAX_AT_ONCE,
            sort=[{"page": "asc"}],
            source=["digest"],
            search_after=after,
            track_total_hits=False,
        )["hits"]["hits"]
        if not hits:
            return
        yield from hits
        after = hits[-1]["sort"]


def _behind(name: str) -> list[str]:
    """Return the indices that the alias `name` names."""
    if not writer().indices.exists_alias(name=name):
        return []
    return list(writer().indices.get_alias(name=name))
