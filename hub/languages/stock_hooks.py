"""Buttons and pages of wagtail-localize that lead where nobody may go are taken out of the admin.

Wagtail has no way to unregister a hook, so its list is changed. Written for wagtail-localize
1.14; to be deleted once it lets a project choose what it registers. A hook that a new version has
renamed stops the start with a ValueError.
"""

from wagtail import hooks
from wagtail_localize import wagtail_hooks as stock

REMOVED = {
    "before_edit_page": [stock.before_edit_page],
    "before_edit_snippet": [stock.before_edit_snippet],
    "register_page_action_menu_item": [
        stock.register_restart_translation_page_action_menu_item,
        stock.register_convert_back_to_alias_page_action_menu_item,
    ],
    "register_page_header_buttons": [stock.page_listing_more_buttons],
    "register_page_listing_more_buttons": [stock.page_listing_more_buttons],
    "register_reports_menu_item": [stock.register_wagtail_localize2_report_menu_item],
    "register_snippet_action_menu_item": [
        stock.register_restart_translation_snippet_action_menu_item
    ],
    "register_snippet_listing_buttons": [stock.register_snippet_listing_buttons],
}


def remove() -> None:
    """Take `REMOVED` out of Wagtail's hooks. Raises ValueError if one is not there."""
    for name, functions in REMOVED.items():
        for function in functions:
            hooks._hooks[name].remove((function, 0))
