"""Menus and labels: who changed what, with the values before and after, for those who approve."""

import pytest
from django.urls import reverse
from wagtail.log_actions import LogContext
from wagtailmenus.models import FlatMenu, FlatMenuItem

from hub.editorial.value_log import changes_noted
from hub.pages.models import Need


@pytest.fixture
def need(hub) -> Need:
    return Need.objects.create(code="homework-help", label_ja="宿題", label_en="Homework")


def edit(client, need: Need, **values):
    address = reverse(need.snippet_viewset.get_url_name("edit"), args=[need.pk])
    fields = ("code", "label_ja", "label_en")
    same = {name: getattr(need, name) for name in fields} | {"sort_order": 0}
    return client.post(address, same | values)


def test_a_label_is_noted_with_both_its_values(client, people, need):
    client.force_login(people.writer)
    edit(client, need, label_ja="宿題の手伝い")
    entry = changes_noted().get()
    assert entry.user == people.writer
    assert any(row[1:] == ["宿題", "宿題の手伝い"] for row in entry.data["changes"])
    client.force_login(people.approver)
    listed = client.get(reverse("editorial:values")).content.decode()
    assert "宿題の手伝い" in listed
    assert "広報 太郎" in listed


def test_a_menus_entry_is_noted_when_it_comes_changes_and_goes(people, hub):
    with LogContext(user=people.writer):
        menu = FlatMenu.objects.create(
            site=hub.home.get_site(), title="リンク", handle="links", heading=""
        )
        item = FlatMenuItem.objects.create(menu=menu, link_text="市", link_url="https://a.example/")
        item.link_url = "https://b.example/"
        item.save()
        item.delete()
    said = [row for entry in changes_noted() for row in entry.data["changes"]]
    pairs = {tuple(row[1:]) for row in said}
    assert {
        ("", "https://a.example/"),
        ("https://a.example/", "https://b.example/"),
        ("https://b.example/", ""),
    } <= pairs


def test_what_nobody_changed_is_not_noted(client, people, need):
    client.force_login(people.writer)
    edit(client, need)
    assert not changes_noted().exists()
    need.label_ja = "別"
    need.save()  # a program, not a person
    assert not changes_noted().exists()


@pytest.mark.parametrize(
    ("role", "reads"),
    [("approver", True), ("superuser", True), ("writer", False), ("translator", False)],
)
def test_who_reads_it(role, reads, client, people, need):
    client.force_login(people.writer)
    edit(client, need, label_ja="宿題の手伝い")
    client.force_login(getattr(people, role))
    assert ("宿題の手伝い" in client.get(reverse("editorial:values")).content.decode()) is reads
