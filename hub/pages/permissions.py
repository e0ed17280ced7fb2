"""Who may publish a page: Wagtail's rights, and then the rooms' own rules."""

from collections.abc import Callable
from typing import Any

from wagtail.models import Page, PagePermissionTester

from hub.core.locales import default_locale_id

# A rule takes (user, page) and returns why this person may not publish it, or "".
PublishRule = Callable[[object, Page], str]
publish_rules: list[PublishRule] = []
# A right takes (user, page) and returns whether this person may take it offline without
# Wagtail's right to publish.
UnpublishRight = Callable[[object, Page], bool]
unpublish_rights: list[UnpublishRight] = []
# A rule takes (user, page) and returns why this person may neither delete nor move it, or "".
DeleteRule = Callable[[object, Page], str]
delete_rules: list[DeleteRule] = []
# Returns whether a page is out of everybody's reach, as what was deleted is.
closed_rules: list[Callable[[Page], bool]] = []

# A rule takes (user, page) and returns which of Wagtail's rights on it ("add", "change" …) this
# person does not have, whatever a role holds on the tree: for pages with private data. It never
# touches superusers.
WithholdingRule = Callable[[object, Page], frozenset[str]]
withholding_rules: list[WithholdingRule] = []


def withheld_rights(user: object, page: Page) -> frozenset[str]:
    """Return Wagtail's rights on `page` that the rooms' rules keep from `user`."""
    return frozenset().union(*(rule(user, page) for rule in withholding_rules))


def publish_refusal(user: object, page: Page) -> str:
    """Return the first reason why `user` may not publish `page`, or ""."""
    return next((reason for rule in publish_rules if (reason := rule(user, page))), "")


def delete_refusal(user: object, page: Page) -> str:
    """Return the first reason why `user` may not delete `page`, or ""."""
    return next((reason for rule in delete_rules if (reason := rule(user, page))), "")


def tester_for(user: object, page: Page) -> PagePermissionTester:
    """Return what says what `user` may do with `page` in the admin."""
    is_closed = any(rule(page) for rule in closed_rules)
    return (ClosedPagePermissionTester if is_closed else HubPagePermissionTester)(user, page)


class HubPagePermissionTester(PagePermissionTester):
    """Rules apply to everyone, superusers too (except for what is withheld).

    Pages are written in the source language. Outside it Wagtail's own ways are closed: a
    translation follows its source, and its words come through `hub.languages`.
    """

    def __init__(self, user: Any, page: Page) -> None:
        super().__init__(user, page)
        if user.is_active and not user.is_superuser:
            self.withheld = withheld_rights(user, page)
            self.permissions -= self.withheld
        else:
            self.withheld = frozenset()

    @property
    def _follows_a_source(self) -> bool:
        return not self.page_is_root and self.page.locale_id != default_locale_id()

    def can_add_subpage(self) -> bool:
        return not self._follows_a_source and super().can_add_subpage()

    def can_edit(self) -> bool:
        """Whoever is kept from a page's form does not get it as its reviewer either."""
        is_shut = self._follows_a_source or "change" in self.withheld
        return not is_shut and super().can_edit()

    def can_view_revisions(self) -> bool:
        return "change" not in self.withheld and super().can_view_revisions()

    def can_move(self) -> bool:
        return not self._follows_a_source and super().can_move()

    def can_move_to(self, destination: Page) -> bool:
        return not self._follows_a_source and super().can_move_to(destination)

    def can_reorder_children(self) -> bool:
        return not self._follows_a_source and super().can_reorder_children()

    def can_publish(self) -> bool:
        if self._follows_a_source or not super().can_publish():
            return False
        return not publish_refusal(self.user, self.page)

    def can_publish_subpage(self) -> bool:
        if self._follows_a_source or not super().can_publish_subpage():
            return False
        return not publish_refusal(self.user, self.page)

    def can_set_view_restrictions(self) -> bool:
        """Hiding a page is no publication: it bypasses no approval."""
        if self._follows_a_source or self.page.workflow_in_progress:
            return False
        return super().can_publish()

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        if self._follows_a_source or not super().can_delete(ignore_bulk):
            return False
        return not delete_refusal(self.user, self.page)

    def can_unpublish(self) -> bool:
        """Who answers for a page may take it offline without the right to publish it."""
        if super().can_unpublish():
            return True
        if not self.page.live or self.page_is_root or self.page_locked():
            return False
        return self._answers_for_page()

    def can_unschedule(self) -> bool:
        return super().can_publish() or self._answers_for_page()

    def _answers_for_page(self) -> bool:
        return self.user.is_active and any(
            right(self.user, self.page) for right in unpublish_rights
        )


class ClosedPagePermissionTester(PagePermissionTester):
    """Nothing may be done here, by nobody, in Wagtail's own ways."""

    def can_add_subpage(self) -> bool:
        return False

    def can_copy_to(self, destination: Page, recursive: bool = False) -> bool:
        return False

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return False

    def can_move_to(self, destination: Page) -> bool:
        return False

    can_edit = can_lock = can_publish = can_publish_subpage = can_reorder_children = can_add_subpage
    can_submit_for_moderation = can_unlock = can_unpublish = can_unschedule = can_add_subpage
