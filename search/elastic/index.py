"""The index: what it holds of a page, under which name, and since which version.

Terms come ready from `search.analysis`, so that the core of Elasticsearch is enough: no plug-in,
no analyser of its own. `terms` is not kept in the source: it is half of the index's size, and a
document is always written whole.
"""

from django.conf import settings
from elasticsearch.helpers import BulkIndexError, bulk

from search.analysis import ANALYSIS_VERSION
from search.elastic.client import writer
from search.models import SearchEntry

# Raise it when the mapping changes: the index is then built anew beside the old one.
MAPPING_VERSION = 1
# The index has a newer version, or has nothing to delete.
HARMLESS = {404, 409}
SETTINGS = {
    "number_of_shards": 1,
    "auto_expand_replicas": "0-1",
    "refresh_interval": "1s",
    "max_result_window": 2_000,
}
KEYWORD = {"type": "keyword"}
MAPPING = {
    "dynamic": "strict",
    "_meta": {"mapping": MAPPING_VERSION, "analysis": ANALYSIS_VERSION},
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
        "digest": {"type": "keyword", "index": False},
    },
}


def alias() -> str:
    """Return the name by which the index is searched."""
    return settings.ELASTICSEARCH_INDEX


def document(entry: SearchEntry) -> dict[str, object]:
    """Return what the index holds of `entry` (with its facets prefetched)."""
    return {
        "terms": entry.terms,
        "facets": [f"{facet.name}:{facet.value}" for facet in entry.facets.all()],
        "language": entry.language,
        "date": entry.date.isoformat(),
        "page": entry.page_id,
        "digest": entry.digest,
    }


def create(name: str) -> None:
    """Make an empty index."""
    writer().indices.create(index=name, settings=SETTINGS, mappings=MAPPING)


def existing(names: list[str]) -> list[str]:
    """Return those of `names` (indices or aliases) that there are."""
    return [name for name in names if name and writer().indices.exists(index=name)]


def write(targets: list[str], entries: list[SearchEntry], versions: dict[int, int]) -> None:
    """Bring the documents of pages up to date in each of `targets`.

    Args:
        targets: names of indices.
        entries: the entries that there are of these pages.
        versions: {page key: version}; a page without an entry is deleted. An older version than
            the index has changes nothing.

    Raises:
        elasticsearch.helpers.BulkIndexError: a document was refused.
    """
    present = {entry.page_id: document(entry) for entry in entries}
    for target in targets:
        actions = [
            {
                "_op_type": "index" if page in present else "delete",
                "_index": target,
                "_id": page,
                "version": version,
                "version_type": "external_gte",
            }
            | ({"_source": present[page]} if page in present else {})
            for page, version in versions.items()
        ]
        _done, errors = bulk(writer(), actions, raise_on_error=False)
        serious = [error for error in errors if _status(error) not in HARMLESS]
        if serious:
            raise BulkIndexError(f"{len(serious)} documents were refused.", serious)


def _status(error: dict) -> int:
    return next(iter(error.values()))["status"]


def swap(name: str) -> None:
    """Search the index `name` from now on, by one action, and remove the one before."""
    writer().indices.refresh(index=name)
    before = _behind_alias()
    actions = [{"remove": {"index": old, "alias": alias()}} for old in before]
    writer().indices.update_aliases(
        actions=[*actions, {"add": {"index": name, "alias": alias(), "is_write_index": True}}]
    )
    for old in before:
        remove(old)


def remove(name: str) -> None:
    """Delete an index if there is one of this name."""
    if name:
        writer().indices.delete(index=name, ignore_unavailable=True)


def is_current() -> bool:
    """Return whether there is an index, and of the present mapping and analysis."""
    names = _behind_alias()
    if not names:
        return False
    mapping = writer().indices.get_mapping(index=names[0])[names[0]]["mappings"]
    return mapping.get("_meta") == MAPPING["_meta"]


def count() -> int:
    writer().indices.refresh(index=alias())
    return writer().count(index=alias())["count"]


def refresh() -> None:
    """Show what was written at once (tests and comparison; readers wait for a second)."""
    writer().indices.refresh(index=alias())


def digests() -> dict[int, str]:
    """Return {page key: digest} of all documents."""
    refresh()
    found: dict[int, str] = {}
    after = None
    while True:
        page = writer().search(
            index=alias(),
            size=SETTINGS["max_result_window"],
            sort=[{"page": "asc"}],
            source=["digest"],
            search_after=after,
            track_total_hits=False,
        )["hits"]["hits"]
        if not page:
            return found
        found |= {int(hit["_id"]): hit["_source"]["digest"] for hit in page}
        after = page[-1]["sort"]


def _behind_alias() -> list[str]:
    if not writer().indices.exists_alias(name=alias()):
        return []
    return list(writer().indices.get_alias(name=alias()))
