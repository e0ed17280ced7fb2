"""Reading what a visitor sent."""

import ipaddress
import logging
import secrets
from time import monotonic

from django.conf import settings
from django.http import HttpRequest

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
UNKNOWN = "0.0.0.0"  # noqa: S104 - no address at all, where a column wants one
IPV4 = 4
IPV6_LINE = 64  # bits
WARN_AGAIN_AFTER = 60 * 60  # seconds
logger = logging.getLogger(__name__)
_warned_at = -float(WARN_AGAIN_AFTER)


def parameter(request: HttpRequest, name: str, max_length: int = 200) -> str:
    """Return the query parameter `name`, stripped, cut, and without NUL (which databases refuse)."""
    return request.GET.get(name, "").replace("\x00", "").strip()[:max_length]


def forwarded_for(request: HttpRequest) -> list[str]:
    """Return the addresses of X-Forwarded-For, the one that the last proxy added last."""
    hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    return [hop.strip() for hop in hops if hop.strip()]


def lacks_proxies(request: HttpRequest) -> bool:
    """Return whether `request` came through fewer proxies than TRUSTED_PROXY_COUNT says."""
    return len(forwarded_for(request)) < settings.ALLAUTH_TRUSTED_PROXY_COUNT


def client_address(request: HttpRequest) -> str:
    """Return the address that `request` came from, as far as our own proxies can tell.

    Each proxy of ours adds one address to the right of X-Forwarded-For; what stands further left
    is the client's word. Where there are fewer than TRUSTED_PROXY_COUNT, the outermost one counts
    and the operator is warned: one limit then holds for all who share it, but no page breaks.
    """
    hops = forwarded_for(request)
    if lacks_proxies(request):
        _warn(len(hops))
    trusted = (
        hops[-settings.ALLAUTH_TRUSTED_PROXY_COUNT :]
        if settings.ALLAUTH_TRUSTED_PROXY_COUNT
        else []
    )
    candidates = [*trusted[:1], request.META.get("REMOTE_ADDR", "")]
    return next((address for each in candidates if (address := _address(each))), UNKNOWN)


def line_of(address: str) -> str:
    """Return whom a limit by address counts: an IPv4 address, or the network of one IPv6 line.

    A provider gives each line a network of at least 64 bits, more addresses than anyone can count.
    """
    ip = ipaddress.ip_address(address)
    if ip.version == IPV4:
        return address
    return str(ipaddress.ip_network((ip, IPV6_LINE), strict=False))


def browser_or_address(request: HttpRequest) -> str:
    """Return what tells those apart who share an address: schools, city halls, mobile carriers.

    Whoever was shown one of our forms has the cookie of its token. It can be thrown away, so a
    limit by this needs a larger one by address beside it. In a staff network nobody without one
    counts together with others.
    """
    if cookie := request.COOKIES.get(settings.CSRF_COOKIE_NAME, ""):
        return cookie[:64]
    address = client_address(request)
    return secrets.token_hex(8) if is_in_staff_network(address) else line_of(address)


def is_in_staff_network(address: str) -> bool:
    """Return whether `address` is one behind which city hall works (STAFF_NETWORKS)."""
    return _is_in(address, settings.STAFF_NETWORKS)


def is_from_networks(request: HttpRequest, networks: list[Network]) -> bool:
    """Return whether `request` comes from one of `networks` itself, through no foreign proxy."""
    if forwarded_for(request) and not settings.ALLAUTH_TRUSTED_PROXY_COUNT:
        return False
    return _is_in(client_address(request), networks)


def _is_in(address: str, networks: list[Network]) -> bool:
    return any(ipaddress.ip_address(address) in network for network in networks)


def _address(text: str) -> str:
    """Return the IP address in `text`, which may hold a port, or "" if there is none."""
    bare = text.strip(' "')
    if bare.startswith("["):
        bare = bare[1:].partition("]")[0]
    elif bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        address = ipaddress.ip_address(bare.partition("%")[0])
    except ValueError:
        return ""
    # What listens for both kinds of addresses shows an IPv4 address within one of IPv6.
    return str(getattr(address, "ipv4_mapped", None) or address)


def _warn(count: int) -> None:
    global _warned_at
    if monotonic() - _warned_at < WARN_AGAIN_AFTER:
        return
    _warned_at = monotonic()
    logger.warning(
        "A request came through %s proxies; TRUSTED_PROXY_COUNT is %s.",
        count,
        settings.ALLAUTH_TRUSTED_PROXY_COUNT,
    )
