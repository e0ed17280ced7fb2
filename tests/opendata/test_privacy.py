"""Whatever a group keeps private is in no public answer; open data hold less than pages do."""

import json
import re
from urllib.parse import quote

import pytest
from django.core.management import call_command
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from groups.models import GroupPage
from groups.portal import PORTAL
from groups.privacy import OPEN_BY_CONSENT, PUBLIC_CHOICES
from hub.core.kinds import changed
from tests.pages.addresses import read

# Where a group may be met by anybody. A new public address belongs into one of these.
PAGES = [
    "/",
    "/groups/",
    "/en/groups/",
    "/groups/kawabe-club/",
    "/en/groups/kawabe-club/",
    "/vi/groups/kawabe-club/",
    "/sitemap.xml",
    "/feeds/news.atom",
    f"/search/?q={quote('かわべクラブ')}",
    f"/en/search/?q={quote('かわべクラブ')}",
    "/opendata/",
    "/groups/?view=map",
    "/leaflets/kawabe-club/a4/",
    "/enquiry/kawabe-club/",
    "/mistakes/kawabe-club/",
]
TABLE, ORGANIZATIONS = "/api/groups.csv", "/api/hsds/organizations?full_service=true"
OPEN_DATA = [
    TABLE,
    ORGANIZATIONS,
    "/groups/?format=csv",
    "/groups/?format=json",
    "/api/hsds/organizations?full=true&lang=en",
    "/api/hsds/services?full=true",
    "/api/hsds/services?full=true&format=ndjson",
    "/api/hsds/service_at_locations?full=true",
]
PLACES = ["/groups/?format=geojson", "/en/groups/?format=geojson"]
FEEDS = ["/feeds/groups.atom", "/en/feeds/groups.atom"]

# Told apart from everything else that an answer may hold.
VALUES = {
    "representative": "秘守 一誠",
    "contact_person": "内緒川 春香",
    "phone": "029-000-8471",
    "call_hours": "夜の8時471分",
    "second_phone": "029-000-8478",
    "fax": "029-000-8479",
    "email": "himitsu-8472@example.jp",
    "postal_code": "310-8473",
    "address": "水戸市秘密町8474",
    "building": "隠家方8475",
    "latitude": "36.358476",
    "longitude": "140.458477",
}
FLAGS = [*dict.fromkeys(PUBLIC_CHOICES.values()), "open_contact"]


def json_ld(text: str) -> str:
    """Return the structured data of a page."""
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    return json.dumps([json.loads(script) for script in found], ensure_ascii=False)


def without_json_ld(text: str) -> str:
    return re.sub(r'<script type="application/ld\+json">.*?</script>', "", text, flags=re.DOTALL)


def answer(address: str) -> str:
    return read(Client().get(address)).decode()


def hidden_from_pages(values: dict) -> set[str]:
    """Return what no page may show: a place that is blurred is not shown exactly either."""
    hidden = {VALUES[name] for name, choice in PUBLIC_CHOICES.items() if not values[choice]}
    blurred = values["position_precision"] == "district"
    return hidden | ({VALUES["latitude"], VALUES["longitude"]} if blurred else set())


def hidden_from_open_data(values: dict) -> set[str]:
    consent = set() if values["open_contact"] else {VALUES[name] for name in OPEN_BY_CONSENT}
    return hidden_from_pages(values) | consent


def shown(secrets: set[str], text: str) -> set[str]:
    return {secret for secret in secrets if secret in text or secret.replace("-", "") in text}


@hypothesis_settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    values=st.fixed_dictionaries(
        {name: st.booleans() for name in FLAGS}
        | {"position_precision": st.sampled_from(["exact", "district"])}
    )
)
def test_no_private_value_in_any_public_answer(hub, values):
    group = PORTAL.write(GroupPage.objects.get(pk=hub.group.pk), VALUES | values)
    group.save_revision().publish()
    call_command("update_search", verbosity=0)
    for address in PAGES:
        text = answer(address)
        assert shown(hidden_from_pages(values), without_json_ld(text)) == set(), address
        assert shown(hidden_from_open_data(values), json_ld(text)) == set(), address
    for address in OPEN_DATA:
        assert shown(hidden_from_open_data(values), answer(address)) == set(), address
    for address in PLACES:
        assert shown(hidden_from_pages(values), answer(address)) == set(), address
    for address in FEEDS:
        assert shown(set(VALUES.values()), answer(address)) == set(), address
    for secret in hidden_from_pages(values):
        found = Client().get("/search/", {"q": f'"{secret}"'}).context["paginator_page"]
        assert hub.group.title not in [result.plain_title for result in found.object_list], secret
    changed(GroupPage)


@pytest.mark.parametrize("address", OPEN_DATA)
def test_what_is_public_and_agreed_to_is_there(hub, address):
    """So that the test above cannot pass because nothing is ever shown."""
    values = dict.fromkeys(FLAGS, True) | {"position_precision": "exact"}
    PORTAL.write(GroupPage.objects.get(pk=hub.group.pk), VALUES | values).save_revision().publish()
    text = answer(address)
    with_phone = "service_at_locations" not in address
    expected = {VALUES["latitude"], VALUES["address"]} | (
        {VALUES["phone"]} if with_phone else set()
    )
    assert {value for value in expected if value not in text} == set()


def test_photos_need_a_consent_of_their_own(hub):
    from wagtail.images.tests.utils import get_test_image_file

    from hub.assets.models import HubImage, HubRendition
    from opendata.photos import SPEC

    image = HubImage.objects.create(title="写真", file=get_test_image_file(), consent=True)
    rendition = image.get_rendition(SPEC)
    photo = {
        "id": "6f7b8ad0-3f0e-4f3a-9b3e-1c2d3e4f5a6c",
        "image": image.pk,
        "alt": "川",
        "caption": "",
    }
    group = PORTAL.write(
        GroupPage.objects.get(pk=hub.group.pk), {"photos": [photo], "logo": image.pk}
    )

    def is_open(**values) -> list[bool]:
        PORTAL.write(group, values).save_revision().publish()
        return [rendition.url in answer(address) for address in (TABLE, ORGANIZATIONS)]

    assert HubRendition.objects.filter(image=image).exists()
    assert is_open() == [False, False]
    assert is_open(open_photos=True) == [True, True]
    HubImage.objects.update(consent=False)
    assert is_open() == [False, False]
