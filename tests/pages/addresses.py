"""Every public address of the hub, and what its sitemap says of each."""

from dataclasses import dataclass
from urllib.parse import urlsplit
from xml.etree import ElementTree

from django.conf import settings
from django.http import HttpResponseBase
from django.test import Client

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True)
class Entry:
    """An entry of the sitemap: a path and {language code: path} of its alternates."""

    path: str
    alternates: dict[str, str]


def path_of(url: str) -> str:
    """Return the path of an absolute address of this hub."""
    assert url.startswith(settings.BASE_URL + "/"), url
    return urlsplit(url).path


def sitemap_entries(client: Client) -> list[Entry]:
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314
    return [
        Entry(
            path_of(url.findtext(f"{SITEMAP}loc")),
            {
                link.attrib["hreflang"]: path_of(link.attrib["href"])
                for link in url.iter(f"{XHTML}link")
            },
        )
        for url in root.iter(f"{SITEMAP}url")
    ]


def sitemap_addresses(client: Client) -> list[str]:
    return [entry.path for entry in sitemap_entries(client)]


def language_of(path: str) -> str:
    """Return the language code that `path` stands under."""
    first = path.split("/")[1]
    return first if first in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def status_of(client: Client, path: str) -> int:
    """Return what `path` answers."""
    response = client.get(path)
    read(response)
    return response.status_code


def read(response: HttpResponseBase) -> bytes:
    """Return the content; a file that is served is read to its end, which closes it."""
    return b"".join(response.streaming_content) if response.streaming else response.content
