"""How often something may be sent, asked for or tried (counted in the cache).

Each action is declared beside the view that counts it:

    declare_limit("feedback", "30/h/key,300/h/ip")
    ...
    if not is_within_limit(request, "feedback"): ...

allauth's own actions stand in `ACCOUNT_RATE_LIMITS`. Whatever has a limit "by key" is counted by
browser, and far more generously by address: one class or one city hall is one address. Tries at
passwords and codes are counted in `attempts.py`.
"""

import secrets

from allauth.core.internal import ratelimit
from django.http import HttpRequest

from hub.core.http import browser_or_address, client_address, is_in_staff_network, line_of

_rates: dict[str, str] = {}


def declare_limit(action: str, rates: str) -> None:
    """Say how often `action` may be done.

    Args:
        action: its name, one for the whole hub.
        rates: as allauth writes them: "10/h/key,100/h/ip" is ten an hour for each key (a browser,
            or what the caller says), a hundred for all who share an address; "5/h/user" is five
            for each person.

    Raises:
        ValueError: another limit has this name, or the rates cannot be read.
    """
    ratelimit.parse_rates(rates)
    if _rates.setdefault(action, rates) != rates:
        raise ValueError(f"Two limits are called {action}.")


def declared_limits() -> dict[str, str]:
    """Return {action: rates} of all rooms whose views are loaded."""
    return dict(_rates)


def consume(
    request: HttpRequest,
    action: str,
    *,
    key: str | None = None,
    user: object = None,
    counts_reading: bool = False,
    dry_run: bool = False,
) -> bool:
    """Count `action`; return whether it is still within its limit.

    Args:
        request: whose address counts.
        action: as declared.
        key: whom a limit "by key" counts.
        user: whom a limit "by user" counts, if not who is signed in.
        counts_reading: whether a GET counts too; else reading is always within the limit.
        dry_run: look, and count nothing.
    """
    config = {action: _rates[action]}
    usage = ratelimit.consume(
        request,
        app="hub",
        action=action,
        config=config,
        key=key,
        user=user,
        limit_get=counts_reading,
        dry_run=dry_run,
    )
    return usage is not None


def is_within_limit(request: HttpRequest, action: str, about: str = "") -> bool:
    """Count `action` of this browser; return whether it is still within its limit.

    Args:
        request: whose browser and address count.
        action: as declared.
        about: what it is about, if each counts for itself.
    """
    return consume(request, action, key=f"{about}|{browser_or_address(request)}")


def address_to_count(request: HttpRequest) -> str:
    """Return whom a limit by address counts: in a staff network, nobody together with others."""
    address = client_address(request)
    return secrets.token_hex(8) if is_in_staff_network(address) else line_of(address)


def exempt_staff_networks() -> None:
    """Let allauth's own limits know staff networks too."""
    ratelimit.get_ip = address_to_count
