"""What readers wrote goes with the private values of the page that it is about."""

from collections import Counter

from wagtail.models import Page

from hub.enquiries import services
from hub.enquiries.mistakes import services as mistakes
from hub.privacy import twins
from hub.privacy.private_values import Cut
from hub.privacy.twins import Cleaner


def register() -> None:
    twins.register_cleaner(Cleaner(clean))


def clean(page: Page, cut: Cut) -> Counter:
    return Counter(notes=services.forget_content(page) + mistakes.forget_content(page))
