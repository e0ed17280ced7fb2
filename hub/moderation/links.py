"""Whether the addresses in what was sent answer. The queue asks, never a request.

The sender of a page chooses where we connect to, so each step is checked: http or https on its
own port, a host whose every address is public, and the connection goes to the very address that
was checked (a name may lead elsewhere a moment later).
"""

import http.client
import ipaddress
import re
import socket
import ssl
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from hub.core.limits import time_limit
from hub.forms.declaration import Values
from hub.moderation.models import LinkCheck
from hub.submissions.models import Submission
from hub.submissions.portal import Portal

PORTS = {"http": 80, "https": 443}
TIME_OUT = 5  # seconds for each answer of the network
DEADLINE = 15  # seconds for one address in all
MAX_REDIRECTS = 5
REDIRECTS = {301, 302, 303, 307, 308}
MAX_LINKS = 20
MAX_READ = 64 * 1024
LONGEST = LinkCheck._meta.get_field("url").max_length
IN_TEXT = re.compile(r"https?://[^\s<>\"'、。」）)]+")
NAT64 = ipaddress.ip_network("64:ff9b::/96")
HEADERS = {"User-Agent": "comit-hub link check", "Accept": "*/*"}
ASKS_FOR_GET = {403, 404, 405, 500, 501}  # some servers answer so to HEAD alone

Problem = LinkCheck.Problem


class Forbidden(Exception):
    """The address leads where we do not go."""


def links_of(portal: Portal, values: Values) -> list[str]:
    """Return the addresses in plain values, each once: those that are such, and in free texts."""
    kinds = [(one, one.kind, values[one.name]) for one in portal.fields if one.name in values]
    found = [url for _field, kind, value in kinds for url in kind.addresses(value)]
    for declared, kind, value in kinds:
        if declared.is_free_text:
            found += IN_TEXT.findall("\n".join(kind.texts(value)))
    return [url for url in dict.fromkeys(found) if url and len(url) <= LONGEST][:MAX_LINKS]


def note_links(submission: Submission, values: Values) -> None:
    """Write down the addresses that a submission holds, and let the queue look at them."""
    if not settings.CHECK_LINKS:
        return
    urls = links_of(submission.portal, values)
    LinkCheck.objects.bulk_create([LinkCheck(submission=submission, url=url) for url in urls])
    if urls:
        check_links.enqueue(submission.pk)


@task(priority=-20)
def check_links(submission_id: int) -> None:
    """Check each address of a submission that has not been checked yet."""
    for check in LinkCheck.objects.filter(submission_id=submission_id, checked_at=None):
        check.problem = problem_of(check.url)
        check.checked_at = timezone.now()
        check.save(update_fields=["problem", "checked_at"])


def problem_of(url: str) -> Problem:
    """Return what is wrong with `url`: a short look, following redirects."""
    try:
        with time_limit(DEADLINE):
            status = _status_of(url)
    except Forbidden:
        return Problem.REFUSED
    except ssl.SSLError:
        return Problem.STRANGE
    except (OSError, http.client.HTTPException, ValueError):
        return Problem.SILENT
    if status in (404, 410):
        return Problem.MISSING
    # 401, 403 and 429 are answers: the page is there, only not for machines.
    return Problem.STRANGE if status >= 500 or 300 <= status < 400 else Problem.NONE


def _status_of(url: str) -> int:
    """Return the status at the end of some redirects."""
    for _hop in range(MAX_REDIRECTS + 1):
        status, location = _ask(url)
        if status not in REDIRECTS or not location:
            break
        url = urljoin(url, location)
    return status


def _ask(url: str) -> tuple[int, str]:
    """Return status and Location of `url`: HEAD, and GET where a server knows no HEAD."""
    parts = urlsplit(url)
    address = public_address(parts)
    status, location = _request("HEAD", parts, address)
    return _request("GET", parts, address) if status in ASKS_FOR_GET else (status, location)


def public_address(parts: SplitResult) -> str:
    """Return the address to connect to. Raises Forbidden, or OSError if the name is unknown."""
    host = parts.hostname
    port = PORTS.get(parts.scheme)
    if port is None or not host or parts.username or parts.password:
        raise Forbidden
    if parts.port not in (None, port):
        raise Forbidden
    found = [row[4][0] for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not found or not all(map(is_public, found)):
        raise Forbidden
    return str(found[0])


def is_public(address: str) -> bool:
    """Return whether an IP address is one of the public internet."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:  # with a zone: link-local
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return is_public(str(ip.ipv4_mapped))
        if ip.sixtofour or ip.teredo or ip in NAT64:
            return False
    return ip.is_global and not ip.is_multicast


def _request(method: str, parts: SplitResult, address: str) -> tuple[int, str]:
    secure = parts.scheme == "https"
    kind = _PinnedSecureConnection if secure else _PinnedConnection
    host = str(parts.hostname).encode("idna").decode()
    connection = kind(host, PORTS[parts.scheme], timeout=TIME_OUT)
    connection.address = address
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
    if parts.query:
        path += "?" + quote(parts.query, safe="/?%:@!$&'()*+,;=~")
    try:
        connection.request(method, path, headers=HEADERS)
        answer = connection.getresponse()
        answer.read(MAX_READ if method == "GET" else 0)
        return answer.status, answer.headers.get("Location", "")
    finally:
        connection.close()


class _PinnedConnection(http.client.HTTPConnection):
    """Connects to `address`, whatever the name says now."""

    address = ""

    def connect(self) -> None:
        self.sock = socket.create_connection((self.address, self.port), self.timeout)


class _PinnedSecureConnection(_PinnedConnection):
    def connect(self) -> None:
        super().connect()
        context = ssl.create_default_context()
        self.sock = context.wrap_socket(self.sock, server_hostname=self.host)
