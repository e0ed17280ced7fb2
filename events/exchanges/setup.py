"""The section of exchanges."""

from events.exchanges.models import ExchangeIndexPage
from hub.pages.first_pages import add_section


def run() -> None:
    add_section(ExchangeIndexPage, "exchanges", "相互派遣")
