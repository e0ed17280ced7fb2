"""Menus and labels: who changed what, with the values before and after, for those who approve."""

import pytest
from django.db.models import Model
from django.urls import reverse
from wagtail.admin.views import generic
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.log_actions import LogContext
from wagtailmenus.models import FlatMenu, FlatMenuItem

from hub.editorial.value_log import changes_noted, watched
from hub.pages.models import Need
from search.models import PromotedResult
from tests.pages.admin_addresses import admin_routes, model_of


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


def test_a_promoted_result_is_noted(client, people, hub):
    client.force_login(people.writer)
    values = {"words": "ごみ", "page": hub.news.pk, "language": "", "sort_order": 0}
    client.post(reverse("promoted:add"), values)
    row = PromotedResult.objects.get()
    client.post(reverse("promoted:edit", args=[row.pk]), values | {"words": "ゴミ"})
    client.post(reverse("promoted:delete", args=[row.pk]))
    said = {tuple(row[1:]) for entry in changes_noted() for row in entry.data["changes"]}
    assert {("", "ごみ"), ("ごみ", "ゴミ"), ("ゴミ", "")} <= said


# What staff change in the admin without its being noted here, and why.
NOT_NOTED = {
    "accounts.User": "people are in the record of sign-ins and powers",
    "auth.Group": "powers are in the record of sign-ins and powers",
    "disaster.Press": "a row is a record by itself: who pressed what, and when; none is changed",
    "assets.HubDocument": "an approval covers it",
    "assets.HubImage": "an approval covers it",
    "editorial.Deputy": "the public sees none; each decision names whom a deputy stood for",
    "enquiries.BlockedSender": "the public sees none; its row says who blocked it and when",
    "enquiries.Feedback": "readers write it, nobody changes it",
    "wagtailcore.Collection": "the public sees none",
    "wagtailcore.Task": "made anew by each release",
    "wagtailcore.Workflow": "made anew by each release",
}


def changed_in_the_admin() -> set[type[Model]]:
    """Return what any form of the admin makes, changes or deletes, beside pages."""
    kinds = (generic.CreateView, generic.EditView, generic.DeleteView)
    models = {
        model_of(pattern)
        for _route, pattern in admin_routes()
        if issubclass(getattr(pattern.callback, "view_class", type), kinds)
    }
    return models - {None} | set(settings_registry)


def test_whatever_staff_change_is_noted_or_excepted():
    found = {model._meta.label: model for model in changed_in_the_admin()}
    assert {"search.Synonym", "pages.HubSettings", "wagtailredirects.Redirect"} <= set(found)
    noted = {model._meta.label for model in watched}
    assert set(found) - noted == set(NOT_NOTED)
