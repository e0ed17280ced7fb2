"""The feed of new and changed groups."""

from xml.etree import ElementTree

from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from groups.models import GroupPage
from hub.text.normalise import showable

ATOM = "{http://www.w3.org/2005/Atom}"


def entries(address: str = "/feeds/groups.atom"):
    response = Client().get(address)
    assert response["Content-Type"].startswith("application/atom+xml")
    return ElementTree.fromstring(response.content).findall(f"{ATOM}entry")  # noqa: S314


def test_who_changed_last_comes_first(hub, people):
    other = GroupPage.objects.get(slug="betsu")
    other.save_revision().publish()
    assert [entry.findtext(f"{ATOM}title") for entry in entries()] == ["別の会", hub.group.title]
    hub.group.save_revision().publish()
    first = entries()[0]
    assert first.findtext(f"{ATOM}id") == f"urn:uuid:{hub.group.translation_key}"
    assert first.find(f"{ATOM}category").get("term") == "環境"
    assert first.findtext(f"{ATOM}updated") >= first.findtext(f"{ATOM}published")


def test_it_holds_what_is_listed_in_words_that_xml_can_hold(hub):
    GroupPage.objects.filter(pk=hub.group.pk).update(title="鐘\x07の会", summary="a\x0bb")
    assert [entry.findtext(f"{ATOM}title") for entry in entries()] == ["鐘の会"]
    assert [e.findtext(f"{ATOM}title") for e in entries("/en/feeds/groups.atom")] == ["鐘の会"]
    GroupPage.objects.filter(pk=hub.group.pk).update(
        title="鐘\ufffeの会\ue000", summary="Word<Excel>の順"
    )
    (entry,) = entries()
    assert entry.findtext(f"{ATOM}title") == "鐘の会"
    assert entry.findtext(f"{ATOM}summary") == "Word<Excel>の順"
    assert entry.find(f"{ATOM}summary").get("type") == "text"
    GroupPage.objects.filter(pk=hub.group.pk).update(taken_out=True)
    assert entries() == []


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40)
)
def test_whatever_is_in_a_page_its_feed_is_well_formed(hub, text):
    GroupPage.objects.filter(pk=hub.group.pk).update(title=text, summary=text)
    (entry,) = entries()
    assert (entry.findtext(f"{ATOM}title") or "").split() == showable(text).split()
