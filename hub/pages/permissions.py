"""Who may publish a page: Wagtail's rights, and then the rooms' own rules."""

from collections.abc import Callable

from wagtail.models import Page, PagePermissionTester

# A rule takes (user, page) and returns why this person may not publish it, or "".
PublishRule = Callable[[object, Page], str]
publish_rules: list[PublishRule] = []
# A right takes (user, page) and returns whether this person may take it offline without
# Wagtail's right to publish.
UnpublishRight = Callable[[object, Page], bool]
unpublish_rights: list[UnpublishRight] = []


def publish_refusal(user: object, page: Page) -> str:
    """Return the first reason why `user` may not publish `page`, or ""."""
    return next((reason for rule in publish_rules if (reason := rule(user, page))), "")


class HubPagePermissionTester(PagePermissionTester):
    """Rules apply to everyone, superusers too."""

    def can_publish(self) -> bool:
        return super().can_publish() and not publish_refusal(self.user, self.page)

    def can_unpublish(self) -> bool:
        """Who answers for a page may take it offline without the right to publish it."""
        if super().can_unpublish():
            return True
        if not self.page.live or self.page_is_root or self.page_locked():
            return False
        return self._answers_for_page()

    def can_unschedule(self) -> bool:
        return super().can_unschedule() or self._answers_for_page()

    def _answers_for_page(self) -> bool:
        return self.user.is_active and any(
            right(self.user, self.page) for right in unpublish_rights
        )
