"""Addresses at which people sign in, for when somebody there has signed in meanwhile."""

from allauth.account.adapter import get_adapter
from allauth.account.utils import get_next_redirect_url
from django.http import HttpRequest

# Names of the addresses; rooms with ways in of their own add theirs.
sign_in_addresses: set[str] = {
    "account_login",
    "account_reset_password",
    "accounts_first",
    "accounts_first_password",
    "accounts_staff_code",
    "accounts_staff_code_sent",
    "mfa_authenticate",
    "staff_login",
}


def way_on_if_signed_in(request: HttpRequest) -> str | None:
    """Return where somebody goes on who tries to sign in and is, in another tab; else None."""
    name = request.resolver_match.view_name if request.resolver_match else ""
    if name not in sign_in_addresses or not request.user.is_authenticated:
        return None
    return get_next_redirect_url(request) or get_adapter(request).get_login_redirect_url(request)
