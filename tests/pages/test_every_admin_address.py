"""Every address of the admin, asked for by every role: answered or refused, never broken."""

import pytest
from django.db import transaction
from django.test import Client, RequestFactory
from wagtail.admin.menu import admin_menu
from wagtail.models import Page

from hub.accounts.models import User
from tests.pages.admin_addresses import admin_addresses
from tests.size import FULL

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]

# The other languages' translators and reviewers hold the same rights on another tree.
EACH_KIND = ["admin", "koho", "shonin", "kyodo", "honyaku-en", "kakunin-en", "D-0001", None]
# What a view reads from a query: words, numbers, keys, choices.
ODD_QUERY = (
    "?q=%F0%9F%98%80%22%00&p=zz&page=zz&ordering=zz&order=zz&locale=zz&id=x&collection_id=x"
    "&parent=x&page_type=zz.x&language=x&user=x&date=x&next=//x&lookup=zz&mode=zz&width=x"
    "&target_pages=x&action=zz&timestamp_from=zz&root_page=x&instance_id=x"
)


def browser_of(username: str | None) -> Client:
    client = Client(raise_request_exception=False)
    if username:
        client.force_login(User.objects.get(username=username))
    return client


def broken(client: Client, addresses: list[str], method: str = "get", query: str = "") -> list:
    """Return (status, address) of all answers that say that the server is at fault."""
    found = []
    for address in addresses:
        with transaction.atomic():
            response = getattr(client, method)(address + query)
            transaction.set_rollback(True)
        if response.status_code >= 500:
            found.append((response.status_code, address))
    return found


@pytest.fixture
def addresses() -> dict[str, list[str]]:
    return admin_addresses()


def share(addresses: list[str], number: int = 0, of: int = 10) -> list[str]:
    """Return every `of`-th address from the `number`-th on; in a full run all of them."""
    return addresses if FULL else addresses[number::of]


@pytest.mark.parametrize("username", EACH_KIND)
def test_no_address_breaks_for_any_role(addresses, username):
    """In CI each address is asked for by one of them, by turns."""
    assert len(addresses["fitting"]) > 500
    own = share(addresses["fitting"], EACH_KIND.index(username), len(EACH_KIND))
    assert broken(browser_of(username), own) == []


@pytest.mark.parametrize("kind", ["missing", "hostile"])
def test_no_address_breaks_for_what_does_not_exist(addresses, kind):
    assert broken(browser_of("admin"), share(addresses[kind])) == []


def test_no_address_breaks_for_an_odd_query(addresses):
    assert broken(browser_of("admin"), share(addresses["fitting"], 3), query=ODD_QUERY) == []


def test_no_address_breaks_for_an_empty_form(addresses):
    assert broken(browser_of("admin"), share(addresses["fitting"], 6), method="post") == []


def entries(user: User) -> list[str]:
    """Return the addresses of the admin's menu as `user` sees it."""
    request = RequestFactory().get("/admin/")
    request.user = user

    def links(items) -> list[str]:
        found = []
        for item in items:
            if hasattr(item, "menu_items"):
                found += links(item.menu_items)
            elif hasattr(item, "url"):
                found.append(str(item.url))
        return found

    return [url for url in links(admin_menu.render_component(request)) if url.startswith("/admin/")]


def staff() -> list[str]:
    """In CI one of each kind."""
    people = User.objects.filter(is_demonstration=True).exclude(username__startswith="D-")
    everybody = list(people.order_by("pk").values_list("username", flat=True))
    return everybody if FULL else [username for username in everybody if username in EACH_KIND]


def test_the_menu_names_only_what_answers():
    refused = {}
    assert len(staff()) >= 6
    for username in staff():
        client = browser_of(username)
        seen = entries(User.objects.get(username=username))
        assert len(seen) >= 2, username
        for address in seen:
            response = client.get(address)
            # Looked through: /admin/pages/ and the main menu lead on to what the person works on.
            while response.status_code == 302 and response.url != "/admin/":
                response = client.get(response.url)
            if response.status_code != 200:
                refused.setdefault(address, []).append(username)
    assert refused == {}


def test_an_administrator_opens_the_tree_of_pages_from_its_root():
    client = browser_of("admin")
    root = Page.get_first_root_node()

    for address in ("/admin/pages/", f"/admin/pages/{root.pk}/", "/admin/pages/search/?q=a"):
        assert client.get(address).status_code == 200, address


def test_an_administrator_finds_the_site_and_its_address():
    assert "localhost" in browser_of("admin").get("/admin/sites/").content.decode()


@pytest.mark.parametrize("address", ["/admin/", "/admin/images/", "/admin/no-such-page/"])
def test_tabs_are_named_after_the_hub(address):
    title = browser_of("koho").get(address).content.decode().partition("</title>")[0]
    assert title.endswith(" - こみっと広場")
