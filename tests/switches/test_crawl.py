"""Each room and part is switched off, to city hall and on: it leaves no trace, and no hole."""

import pytest
from django.core.cache import caches
from django.test import Client

from home.models import HomePage
from hub.accounts.models import User
from hub.core.parts import State, all_parts
from tests.switches.crawl import Walk, switch

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]

GROUP, STORY, NEWS = "kawabe-club", "kawabe-no-asa", "nihongo-open-day"
# An address of each kind that belongs to a part, and one of each page type.
OF_PARTS = {
    "news": ["/news/", f"/news/{NEWS}/", "/feeds/news.atom"],
    "stories": ["/stories/", f"/stories/{STORY}/", "/feeds/stories.atom"],
    "manual": ["/manual/", "/manual/kyodo/", "/manual/kyodo/introduction/what-is-kyodo/"],
    "groups": ["/groups/", f"/groups/{GROUP}/", "/mypage/", f"/leaflets/{GROUP}/qr.svg"],
    "groups.registration": ["/mypage/start/"],
    "enquiries": ["/enquiry/mirai-terakoya/"],
    "mistakes": ["/mistakes/mirai-terakoya/"],
    "groups.yearly_confirmation": ["/admin/group-confirmation/"],
    "groups.leaflets": [f"/leaflets/{GROUP}/a4/"],
    "groups.open_data": ["/opendata/", "/api/openapi.json", "/feeds/groups.atom"],
    "events": [
        "/events/",
        "/events/oyako-kitchen/",
        "/calendar.ics",
        "/feeds/events.atom",
        "/admin/event_dates/",
    ],
    "disaster": ["/disaster/", "/admin/presses/"],
    "places": ["/places/", "/places/ume-hall/"],
    "events.open_data": ["/api/events.csv", "/api/events.json"],
    "places.open_data": ["/api/places.csv", "/api/places.json"],
    "events.tables": ["/admin/event-tables/"],
    "groups.tables": ["/admin/group-tables/"],
    "groups.urgent": [],
    "feedback": ["/feedback/{home}/"],
    "wishes": ["/wish/{home}/"],
    "machine_drafts": [],
    "furigana": ["/admin/readings/"],
    "explained_words": ["/admin/explained_words/"],
    "read_aloud": [],
    "questions": ["/admin/question_sets/"],
    "subscriptions": ["/subscribe/"],
    "mine": ["/mine/"],
    "followups": ["/promises/", "/admin/promises/"],
    "events.dialogue": ["/dialogue/", "/admin/seats/", "/admin/dialogue/"],
    "events.dialogue.phones": [],
    "events.lateness": [],
    "events.exchanges": ["/exchanges/", "/admin/exchanges_admin/"],
    "events.trainings": ["/trainings/", "/trainings/yasashii-nihongo/"],
    "signups": ["/signup/find/", "/admin/sign_up_sheets/"],
    "signups.guardians": ["/signup/guardian/x/"],
    "signups.attendance": ["/k/ZZZZZZZZ/"],
    "signups.feedback": [],
    "signups.interpreters": [],
    "recordings": ["/feeds/recordings.xml"],
    "easy_writing": ["/admin/easy-japanese/check/"],
}
# Both are asked here about a page of a group.
ABOUT_GROUPS = {"enquiries", "mistakes"}
EVERYBODYS = [
    "/",
    "/join/",
    "/search/?q=%E5%B7%9D",
    "/sitemap.xml",
    "/robots.txt",
    "/accounts/login/",
]
ENGLISH = ["/en/", "/en/groups/", "/en/search/?q=river"]
OF_THE_PORTAL = ["/mypage/", "/mypage/me/"]
OF_THE_ADMIN = ["/admin/", "/admin/pages/"]
ROLES = {
    "nobody": (None, []),
    "member": ("D-0002", OF_THE_PORTAL),
    "editor": ("koho", OF_THE_ADMIN),
    "desk": ("kyodo", OF_THE_ADMIN),
    "approver": ("shonin", OF_THE_ADMIN),
    "superuser": ("admin", OF_THE_ADMIN),
}
INSIDE = {"editor", "desk", "approver", "superuser"}


def walk_of(role: str) -> Walk:
    username, _paths = ROLES[role]
    client, user = Client(), None
    if username:
        user = User.objects.get(username=username)
        client.force_login(user)
    return Walk(client, user)


def closed(states: dict[str, str], role: str) -> set[str]:
    """Return the parts that do not exist for `role`."""
    open_states = {State.PUBLIC, State.INSIDE} if role in INSIDE else {State.PUBLIC}
    names = {part for part, state in states.items() if state not in open_states}
    return {part for part in all_parts() if part in names or part.partition(".")[0] in names}


def faults(states: dict[str, str], role: str) -> list[str]:
    """Return what is wrong for `role` while the parts stand so."""
    switch(states)
    for cache in caches.all():
        cache.clear()
    walk = walk_of(role)
    without = closed(states, role)
    home = HomePage.objects.get(locale__language_code="ja").pk
    own = [path for path in ROLES[role][1] if path != "/mypage/" or "groups" not in without]
    for path in [*EVERYBODYS, *ENGLISH, *own]:
        if not (path == "/en/groups/" and "groups" in without):
            walk.visit(path)
    for part, paths in OF_PARTS.items():
        is_gone = part in without or (part in ABOUT_GROUPS and "groups" in without)
        for path in paths:
            if is_gone or not path.startswith("/admin/"):
                walk.visit(path.format(home=home), gone=is_gone)
    return walk.faults


def test_every_part_is_looked_at():
    assert set(OF_PARTS) == set(all_parts())


@pytest.mark.parametrize("part", OF_PARTS)
def test_what_is_off_leaves_no_trace_for_readers(part):
    assert faults({part: State.OFF}, "nobody") == []


@pytest.mark.parametrize("role", ["nobody", "member", "desk"])
@pytest.mark.parametrize("state", State.values)
def test_all_at_once(state, role):
    assert faults(dict.fromkeys(all_parts(), state), role) == []


@pytest.mark.matrix
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("state", [State.OFF, State.INSIDE])
@pytest.mark.parametrize("part", OF_PARTS)
def test_each_alone_for_each(part, state, role):
    assert faults({part: state}, role) == []
