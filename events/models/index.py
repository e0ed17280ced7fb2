"""What is on, as a list by day or as a month; `events.sections.on_the_index` gives it its dates."""

from django.utils.translation import pgettext_lazy

from hub.pages.models import BasePage


class EventIndexPage(BasePage):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["events.EventPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = pgettext_lazy("page", "index of events")
