"""Role × state × action, over every address about enquiries, mistakes and feedback.

Each row is an address and a method; its columns are what each role is answered, about a group and
about a page of another type alike. A row that names states holds in those alone.

200 shown · 302 led elsewhere (to what was done, or to where it says why not) · 403 led back to the
admin's start · 404 there is nothing · 405 not by this method · 410 no longer.
"""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLResolver

from groups.models import GroupPage
from hub.accounts.links import issue_link
from hub.core.rules import Refused
from hub.enquiries import services
from hub.enquiries.answers import token_of
from hub.enquiries.mailboxes import key_of
from hub.enquiries.models import BlockedSender, Enquiry, EnquirySettings, MistakeReport
from hub.enquiries.permissions import accepts_enquiries
from hub.enquiries.purposes import ENQUIRY
from tests.hub.enquiries.conftest import without_email

ROLES = ("anonymous", "outsider", "keeper", "desk", "approver", "translator")
STATES = ("open", "by_desk", "shut", "stopped", "hidden")
TABLE = """
#                                     anon  outs  keep  desk  appr  transl
enquiry                         get   200   200   200   200   200   200
enquiry                         get   404   404   404   404   404   404  hidden
enquiry                         post  200   200   200   200   200   200
enquiry                         post  404   404   404   404   404   404  hidden
enquiry_sent                    get   200   200   200   200   200   200
enquiry_sent                    get   404   404   404   404   404   404  hidden
enquiry_sent                    post  405   405   405   405   405   405
mistake                         get   200   200   200   200   200   200
mistake                         get   404   404   404   404   404   404  hidden
mistake                         post  200   200   200   200   200   200
mistake                         post  404   404   404   404   404   404  hidden
feedback                        get   200   200   200   200   200   200
feedback                        get   404   404   404   404   404   404  hidden
feedback                        post  200   200   200   200   200   200
feedback                        post  404   404   404   404   404   404  hidden
# Who holds a link is told what became of it
enquiry_confirm                 get   200   200   200   200   200   200
enquiry_confirm                 post  200   200   200   200   200   200
enquiry_confirm=unknown         get   410   410   410   410   410   410
enquiry_confirm=unknown         post  410   410   410   410   410   410
enquiry_answer                  get   200   200   200   200   200   200
enquiry_answer                  post  422   422   422   422   422   422
enquiry_answer=unknown          get   410   410   410   410   410   410
enquiry_answer=unknown          post  410   410   410   410   410   410
enquiry_report                  get   200   200   200   200   200   200
enquiry_report                  post  200   200   200   200   200   200
enquiry_report=unknown          get   410   410   410   410   410   410
enquiry_report=unknown          post  410   410   410   410   410   410
# The desk's
enquiries_index                 get   302   302   302   200   403   403
enquiries_index                 post  302   302   302   405   403   403
enquiries_index_results         get   302   302   302   200   403   403
enquiries_index_results         post  302   302   302   405   403   403
enquiries_pages                 get   302   302   302   200   403   403
enquiries_pages                 post  302   302   302   405   403   403
enquiries_pages_results         get   302   302   302   200   403   403
enquiries_pages_results         post  302   302   302   405   403   403
enquiries_volume                get   302   302   302   200   403   403
enquiries_volume                post  302   302   302   405   403   403
enquiries_volume_results        get   302   302   302   200   403   403
enquiries_volume_results        post  302   302   302   405   403   403
enquiries_passed_on             get   302   302   302   405   405   405
enquiries_passed_on             post  302   302   302   302   403   403
enquiries_block                 get   302   302   302   405   405   405
enquiries_block                 post  302   302   302   302   403   403
enquiries_close                 get   302   302   302   405   405   405
enquiries_close                 post  302   302   302   302   403   403
blocked_senders:index           get   302   302   302   200   403   403
blocked_senders:add             get   302   302   302   200   403   403
blocked_senders:add             post  302   302   302   200   403   403
blocked_senders:edit            get   302   302   302   403   403   403
blocked_senders:delete          get   302   302   302   200   403   403
blocked_senders:delete          post  302   302   302   302   403   403
mistakes_index                  get   302   302   302   200   403   403
mistakes_index                  post  302   302   302   405   403   403
mistakes_index_results          get   302   302   302   200   403   403
mistakes_index_results          post  302   302   302   405   403   403
mistakes_forward                get   302   302   302   405   405   405
mistakes_forward                post  302   302   302   302   403   403
mistakes_settle                 get   302   302   302   405   405   405
mistakes_settle                 post  302   302   302   302   403   403
"""
Row = tuple[str, str, tuple[int, ...], tuple[str, ...]]


def rows() -> Iterator[Row]:
    for line in TABLE.strip().splitlines():
        if not line.startswith("#"):
            name, method, *rest = line.split()
            yield name, method, tuple(map(int, rest[: len(ROLES)])), tuple(rest[len(ROLES) :])


def rows_of(state: str) -> dict[tuple[str, str], tuple[int, ...]]:
    found = {(name, method): cells for name, method, cells, states in rows() if not states}
    return found | {(row[0], row[1]): row[2] for row in rows() if state in row[3]}


def names_of_ours(resolver: URLResolver) -> Iterator[str]:
    """Yield the name of every address whose view is one of ours."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from names_of_ours(entry)
        else:
            view = getattr(entry.callback, "view_class", entry.callback)
            if view.__module__.startswith("hub.enquiries."):
                yield entry.name


def bring_to(state: str, page, mailbox) -> None:
    if state == "by_desk" and isinstance(page, GroupPage):
        without_email(page)
    if state == "by_desk":
        mailbox.addresses = {}
    if state in ("shut", "stopped"):
        values = {"open": state != "shut", "closed_by_desk": state == "stopped"}
        EnquirySettings.objects.create(page_id=page.pk, **values)
    if state == "hidden":
        page.unpublish()


def arguments_of(page) -> dict[str, list]:
    """Return what each address is about."""
    waiting, asked, told = (
        Enquiry.objects.create(page_id=page.pk, language="ja", email="tou@example.jp", state=state)
        for state in ("at_desk", "unconfirmed", "sent")
    )
    report = MistakeReport.objects.create(page_id=page.pk, language="ja")
    blocked = BlockedSender.objects.create(hashed_sender=f"x{page.pk}")

    def token(subject: str) -> str:
        return issue_link(purpose=ENQUIRY, email="tou@example.jp", subject=subject).token

    return {
        "enquiry": [key_of(page)],
        "enquiry_sent": [key_of(page)],
        "mistake": [key_of(page)],
        "feedback": [page.pk],
        "enquiry_confirm": [token(f"enquiry:{asked.pk}")],
        "enquiry_report": [token(f"enquiry-report:{told.pk}")],
        "enquiry_answer": [token_of(waiting, "reader@example.jp")],
        "enquiry_answer=unknown": ["no-such-token"],
        "enquiry_confirm=unknown": ["no-such-token"],
        "enquiry_report=unknown": ["no-such-token"],
        "enquiries_passed_on": [waiting.pk],
        "enquiries_block": [waiting.pk],
        "enquiries_close": [page.pk],
        "blocked_senders:edit": [blocked.pk],
        "blocked_senders:delete": [blocked.pk],
        "mistakes_forward": [report.pk],
        "mistakes_settle": [report.pk],
    }


def test_every_address_has_its_rows():
    decided = {name.partition("=")[0].partition(":")[0] for name, *_rest in rows()}
    assert set(names_of_ours(get_resolver())) - decided - {"index", "add", "delete"} == set()


@pytest.mark.parametrize("kind", ["group", "place"])
@pytest.mark.parametrize("state", STATES)
def test_who_is_answered_what(hub, people, place, place_mailbox, state, kind):
    page = {"group": hub.group, "place": place}[kind]
    bring_to(state, page, place_mailbox)
    arguments = arguments_of(page)
    people["keeper"] = people["owner" if kind == "group" else "other_owner"]
    visitors = {role: Client() for role in ROLES}
    for role, visitor in visitors.items():
        if role in people:
            visitor.force_login(people[role])
    answers = {}
    for name, method in rows_of(state):
        address = reverse(name.partition("=")[0], args=arguments.get(name, []))
        found = []
        for visitor in visitors.values():
            with transaction.atomic():
                found.append(status_of(getattr(visitor, method)(address)))
                transaction.set_rollback(True)
        answers[name, method] = tuple(found)
    assert answers == rows_of(state)


def status_of(response) -> int:
    """Wagtail leads whom it refuses back to its start: told apart from being led on."""
    return 403 if response.get("Location") == reverse("wagtailadmin_home") else response.status_code


@pytest.mark.parametrize("kind", ["group", "place"])
@pytest.mark.parametrize("role", ["outsider", "keeper", "desk", "approver", "translator"])
def test_who_moves_which_door(hub, people, place, kind, role):
    """Those behind a page shut it for themselves, the desk for abuse; nobody does the other's."""
    page = {"group": hub.group, "place": place}[kind]
    people["keeper"] = people["owner" if kind == "group" else "other_owner"]
    moved = set()
    for name, move in (("own", services.set_door), ("desk", services.close_by_desk)):
        try:
            move(page, people[role], False)
        except Refused:
            continue
        moved.add(name)
    assert moved == {"keeper": {"own"}, "desk": {"desk"}}.get(role, set())
    assert accepts_enquiries(page) is (role != "keeper")
