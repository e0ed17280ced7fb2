"""How often something may be sent, asked for or tried (`ACCOUNT_RATE_LIMITS`, in the cache).

Whatever has a limit "by key" is counted by browser, and far more generously by address: one class
or one city hall is one address. Tries at passwords and codes are counted in `attempts.py`.
"""

import secrets

from allauth.core import ratelimit
from allauth.core.internal import ratelimit as allauth_ratelimit
from django.http import HttpRequest

from hub.core.http import browser_or_address, client_address, is_in_staff_network

_address_of = allauth_ratelimit.get_ip


def is_within_limit(request: HttpRequest, action: str, about: str = "") -> bool:
    """Count `action` of this browser; return whether it is still within its limit.

    Args:
        request: whose browser and address count.
        action: a name of `ACCOUNT_RATE_LIMITS`.
        about: what it is about, if each counts for itself.
    """
    key = f"{about}|{browser_or_address(request)}"
    return ratelimit.consume(request, action=action, key=key)


def address_to_count(request: HttpRequest) -> str:
    """Return whom a limit by address counts: in a staff network, nobody together with others."""
    if is_in_staff_network(client_address(request)):
        return secrets.token_hex(8)
    return _address_of(request)


def exempt_staff_networks() -> None:
    """Let allauth's own limits know staff networks too."""
    allauth_ratelimit.get_ip = address_to_count
