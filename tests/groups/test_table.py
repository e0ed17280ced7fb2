"""Role × state × action, over every address of the groups' rooms: the specification of who gets in.

Each row is an address and a method; its columns are what each role is answered. A row that names
states holds in those alone, one without in all others. An address without a row fails, so a new
one is decided before it lands.

200 shown · 302 led elsewhere (to sign in, or to where it says why not) · 404 there is nothing ·
405 not by this method · 409, 422 asked again. Strangers are never told 403: they learn nothing.
"""

import uuid

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from groups.models import GroupPage, Invitation
from groups.workflow import Standing
from tests.groups.table import ROLES, STATES, bring_to, names_of_rooms

# Wagtail leaves its spooled copy of a rendition to the garbage collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

TABLE = """
#                                      anon  outs  other edit  owner desk  appr  transl
# The portal: members alone; strangers find nothing, the city's people neither
portal:home                       get  302   200   200   200   200   200   200   200
portal:home                       post 302   405   405   405   405   405   405   405
portal:group                      get  302   404   404   200   200   404   404   404
portal:group                      post 302   404   404   405   405   404   404   404
portal:preview                    get  302   404   404   200   200   404   404   404
portal:preview                    post 302   404   404   405   405   404   404   404
portal:step                       get  302   404   404   200   200   404   404   404
portal:step                       get  302   404   404   302   302   404   404   404  review
portal:step                       post 302   404   404   422   422   404   404   404
portal:check                      get  302   404   404   200   200   404   404   404
portal:check                      post 302   404   404   422   422   404   404   404
portal:urgent                     get  302   404   404   405   405   404   404   404
portal:urgent                     post 302   404   404   409   409   404   404   404
portal:history                    get  302   404   404   200   200   404   404   404
portal:history                    post 302   404   404   405   405   404   404   404
portal:version                    get  302   404   404   200   200   404   404   404
portal:version                    post 302   404   404   405   405   404   404   404
portal:withdraw                   get  302   404   404   302   302   404   404   404
portal:withdraw                   get  302   404   404   200   200   404   404   404  review
portal:withdraw                   post 302   404   404   302   302   404   404   404
portal:discard                    get  302   404   404   302   302   404   404   404
portal:discard                    get  302   404   404   200   200   404   404   404  never draft returned
portal:discard                    post 302   404   404   302   302   404   404   404
portal:invitation                 get  404   404   404   404   404   404   404   404
portal:invitation                 post 404   404   404   404   404   404   404   404
# … and what only its owner does there; an editor may leave, the last owner may not
portal:people                     get  302   404   404   200   200   404   404   404
portal:people                     post 302   404   404   405   405   404   404   404
portal:invite                     get  302   404   404   302   200   404   404   404
portal:invite                     post 302   404   404   302   422   404   404   404
portal:hand_over                  get  302   404   404   302   200   404   404   404
portal:hand_over                  post 302   404   404   302   422   404   404   404
portal:request                    get  302   404   404   302   302   404   404   404
portal:request                    post 302   404   404   302   302   404   404   404
portal:leave                      get  302   404   404   200   302   404   404   404
portal:leave                      post 302   404   404   302   302   404   404   404
portal:make_owner                 get  302   404   404   302   200   404   404   404
portal:make_owner                 post 302   404   404   302   302   404   404   404
portal:remove                     get  302   404   404   302   200   404   404   404
portal:remove                     post 302   404   404   302   302   404   404   404
portal:renew                      get  302   404   404   302   200   404   404   404
portal:renew                      post 302   404   404   302   302   404   404   404
portal:withdraw_invitation        get  302   404   404   302   200   404   404   404
portal:withdraw_invitation        post 302   404   404   302   302   404   404   404
# The admin: the desk; the chief reads the queue, the history and who saw private data
groups_queue                      get  302   302   302   302   302   200   200   302
groups_queue                      post 302   302   302   302   302   405   405   405
groups_review                     get  302   302   302   302   302   404   404   302
groups_review                     get  302   302   302   302   302   200   302   302  review
groups_review                     get  302   302   302   302   302   302   302   302  returned
groups_review                     post 302   302   302   302   302   404   404   302
groups_review                     post 302   302   302   302   302   200   302   302  review
groups_together                   get  302   302   302   302   302   302   302   302
groups_together                   post 302   302   302   302   302   302   302   302
groups_urgent                     get  302   302   302   302   302   404   302   302
groups_urgent                     post 302   302   302   302   302   404   302   302
groups_history                    get  302   302   302   302   302   200   302   302
groups_history                    post 302   302   302   302   302   405   405   405
groups_version                    get  302   302   302   302   302   200   302   302
groups_version                    post 302   302   302   302   302   200   302   302
groups_private_access             get  302   302   302   302   302   302   200   302
groups_private_access             post 302   302   302   302   302   302   405   302
groups_private_access_results     get  302   302   302   302   302   302   200   302
groups_private_access_results     post 302   302   302   302   302   302   405   302
groups_private_deletions          get  302   302   302   302   302   302   200   302
groups_private_deletions          post 302   302   302   302   302   302   405   302
groups_private_deletions_results  get  302   302   302   302   302   302   200   302
groups_private_deletions_results  post 302   302   302   302   302   302   405   302
groups_delete_private             get  302   302   302   302   302   200   302   302
groups_delete_private             get  302   302   302   302   302   302   302   302  review
groups_delete_private             post 302   302   302   302   302   200   302   302
groups_delete_private             post 302   302   302   302   302   302   302   302  review
groups_people_index               get  302   302   302   302   302   200   302   302
groups_people_index               post 302   302   302   302   302   405   302   302
groups_people                     get  302   302   302   302   302   200   302   302
groups_people                     post 302   302   302   302   302   405   302   302
groups_people_invite              get  302   302   302   302   302   200   302   302
groups_people_invite              post 302   302   302   302   302   200   302   302
groups_people_account             get  302   302   302   302   302   200   302   302
groups_people_account             post 302   302   302   302   302   200   302   302
groups_people_owner               get  302   302   302   302   302   200   302   302
groups_people_owner               post 302   302   302   302   302   200   302   302
groups_people_remove              get  302   302   302   302   302   200   302   302
groups_people_remove              post 302   302   302   302   302   200   302   302
groups_people_withdraw            get  302   302   302   302   302   200   302   302
groups_people_withdraw            post 302   302   302   302   302   200   302   302
opendata_upload                   get  302   302   302   302   302   200   302   302
opendata_upload                   post 302   302   302   302   302   200   302   302
opendata_export                   get  302   302   302   302   302   200   302   302
opendata_export                   post 302   302   302   302   302   405   405   405
opendata_import                   get  302   302   302   302   302   404   302   302
opendata_import                   post 302   302   302   302   302   404   302   302
# Open data: the same for everybody, and read only
opendata                          get  200   200   200   200   200   200   200   200
opendata                          post 405   405   405   405   405   405   405   405
group_feed                        get  200   200   200   200   200   200   200   200
group_feed                        post 200   200   200   200   200   200   200   200
api:openapi                       get  200   200   200   200   200   200   200   200
api:openapi                       post 405   405   405   405   405   405   405   405
api:groups_csv                    get  200   200   200   200   200   200   200   200
api:groups_csv                    post 405   405   405   405   405   405   405   405
api:hsds                          get  200   200   200   200   200   200   200   200
api:hsds                          post 405   405   405   405   405   405   405   405
api:organizations                 get  200   200   200   200   200   200   200   200
api:organizations                 post 405   405   405   405   405   405   405   405
api:organization                  get  404   404   404   404   404   404   404   404
api:organization                  post 405   405   405   405   405   405   405   405
api:services                      get  200   200   200   200   200   200   200   200
api:services                      post 405   405   405   405   405   405   405   405
api:service                       get  404   404   404   404   404   404   404   404
api:service                       post 405   405   405   405   405   405   405   405
api:service_at_locations          get  200   200   200   200   200   200   200   200
api:service_at_locations          post 405   405   405   405   405   405   405   405
api:service_at_location           get  404   404   404   404   404   404   404   404
api:service_at_location           post 405   405   405   405   405   405   405   405
api:taxonomies                    get  200   200   200   200   200   200   200   200
api:taxonomies                    post 405   405   405   405   405   405   405   405
api:taxonomy                      get  404   404   404   404   404   404   404   404
api:taxonomy                      post 405   405   405   405   405   405   405   405
api:taxonomy_terms                get  200   200   200   200   200   200   200   200
api:taxonomy_terms                post 405   405   405   405   405   405   405   405
api:taxonomy_term                 get  404   404   404   404   404   404   404   404
api:taxonomy_term                 post 405   405   405   405   405   405   405   405
# The public page: there for everybody once it was approved
page                              get  200   200   200   200   200   200   200   200
page                              get  404   404   404   404   404   404   404   404  never
"""
STRANGERS = ("anonymous", "outsider", "other_owner", "translator")
Row = tuple[str, str, tuple[int, ...], frozenset[str]]


def rows() -> list[Row]:
    found = []
    for line in TABLE.strip().splitlines():
        if not line.startswith("#"):
            name, method, *rest = line.split()
            cells, states = rest[: len(ROLES)], rest[len(ROLES) :]
            assert set(states) <= set(STATES), line
            found.append((name, method, tuple(map(int, cells)), frozenset(states)))
    return found


def expected(name: str, method: str, state: str) -> dict[str, int]:
    """Return what each role is answered: the row of that state, else the one of all others."""
    fitting = [row for row in rows() if row[:2] == (name, method)]
    row = next((row for row in fitting if state in row[3]), None) or next(
        row for row in fitting if not row[3]
    )
    return dict(zip(ROLES, row[2], strict=True))


def test_every_address_has_its_rows():
    decided = {(name, method) for name, method, _cells, states in rows() if not states}
    wanted = {(name, method) for name in names_of_rooms() for method in ("get", "post")}
    assert wanted - decided == set()
    assert decided - wanted == {("page", "get")}


def address(name: str, group: GroupPage, people: dict) -> str:
    """Return the address `name` about `group`, with what it is about."""
    if name == "page":
        return group.url
    membership = group.memberships.get(user=people["editor"]).pk
    invitation = Invitation.objects.get(group=group).pk
    task = Standing.of(group).task_state
    arguments = {
        "portal:step": [group.pk, "activity"],
        "portal:version": [group.pk, group.latest_revision_id],
        "groups_version": [group.pk, group.latest_revision_id],
        "portal:invitation": ["no-such-token"],
        "groups_review": [task.pk if task else 0],
        "groups_urgent": [0],
        "opendata_import": [uuid.UUID(int=1)],
        "portal:renew": [group.pk, invitation],
        "portal:withdraw_invitation": [group.pk, invitation],
        "groups_people_withdraw": [group.pk, invitation],
        "portal:make_owner": [group.pk, membership],
        "portal:remove": [group.pk, membership],
        "groups_people_owner": [group.pk, membership],
        "groups_people_remove": [group.pk, membership],
        "groups_queue": [],
        "groups_together": [],
        "groups_people_index": [],
        "portal:home": [],
    }
    if name in arguments:
        return reverse(name, args=arguments[name])
    about_one = name.startswith(("portal:", "groups_")) and not name.startswith("groups_private_")
    if name.startswith("api:") and name in API_OF_ONE:
        return reverse(name, args=[uuid.UUID(int=1)])
    return reverse(name, args=[group.pk] if about_one else [])


API_OF_ONE = {
    "api:organization",
    "api:service",
    "api:service_at_location",
    "api:taxonomy",
    "api:taxonomy_term",
}


@pytest.mark.parametrize("state", STATES)
def test_the_table(hub, people, state):
    bring_to(state, hub.group, people)
    group = GroupPage.objects.get(pk=hub.group.pk)
    Invitation.objects.create(
        group=group,
        email="yobareta@example.jp",
        expires_at=timezone.now() + Invitation.VALID_FOR,
        invited_by=people["owner"],
    )
    clients = {role: Client() for role in ROLES}
    for role, client in clients.items():
        if role in people:
            client.force_login(people[role])
    wrong = {}
    for name, method in sorted({row[:2] for row in rows()}):
        url = address(name, group, people)
        for role, status in expected(name, method, state).items():
            with transaction.atomic():
                response = getattr(clients[role], method)(url)
                content = (
                    b"".join(response.streaming_content) if response.streaming else response.content
                )
                transaction.set_rollback(True)
            if response.status_code != status:
                wrong[f"{name} {method} {role}"] = response.status_code
            if role in STRANGERS and "毎月第3日曜".encode() in content:
                wrong[f"{name} {method} {role}"] = "shows the draft"
    assert wrong == {}
