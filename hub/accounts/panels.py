"""What an administrator reads on the admin's first page."""

from django.conf import settings
from wagtail.admin.ui.components import Component

from hub.core.http import client_address, forwarded_for


class ProxiesPanel(Component):
    """The hub was set up for more proxies than this very request came through."""

    name = "proxies"
    template_name = "accounts/proxies_panel.html"
    order = 50

    def get_context_data(self, parent_context) -> dict:
        request = parent_context["request"]
        return {
            "address": client_address(request),
            "found": len(forwarded_for(request)),
            "expected": settings.ALLAUTH_TRUSTED_PROXY_COUNT,
        }
