"""Whatever editors, translators and reviewers do, and wherever the worker dies: all stays in line.

A hundred operations by default, a thousand with TEST_SIZE=full.
"""

import random
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.models import Translation

from hub.accounts.models import User
from hub.core.locales import default_locale_id
from hub.core.rules import Refused
from hub.languages.checking import differences
from hub.languages.models import PendingWork
from hub.languages.parts import parts_of
from hub.languages.services import Incomplete, approve, save_part, send_back, start, withdraw
from hub.languages.services.pending import do
from hub.languages.translated_pages import translated_page, translated_pages
from hub.languages.workflow import State
from tests.size import sized

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]

OPERATIONS = sized(1000)
SECTIONS = ["news", "stories", "join"]
PAGES = ["kawabe-no-asa", "nihongo-open-day", "terakoya-tutors", "hana-no-koen", "privacy", "about"]
LANGUAGES = ["en", "ko", "ja-x-easy"]


# The work for one family takes up to so many statements.
MAX_STATEMENTS = 300


class Killed(BaseException):
    """The worker's process ends here, whatever it would catch."""


class City:
    """People who do one random thing after another to a few families of pages."""

    def __init__(self, seed: int, people, steps) -> None:
        self.random = random.Random(seed)  # noqa: S311
        self.people, self.steps = people, steps
        keys = Page.objects.filter(slug__in=PAGES, locale_id=default_locale_id())
        self.keys = list(keys.order_by("pk").values_list("translation_key", flat=True))
        self.number = 0

    def source(self) -> Page:
        key = self.random.choice(self.keys)
        return Page.objects.get(translation_key=key, locale_id=default_locale_id()).specific

    def translation(self, *states: State) -> Translation | None:
        rows = Translation.objects.filter(enabled=True, source__object_id__in=self.keys)
        found = [row for row in translated_pages(rows.order_by("pk")) if row.state in states]
        return self.random.choice(found).translation if found else None

    # What editors do.
    def change_text(self) -> None:
        self.number += 1
        page = self.source()
        name = self.random.choice(["title", "summary"])
        setattr(page, name, f"{self.random.choice(['春', '夏', '秋', '冬'])}の話")
        page.save_revision().publish()

    def change_order(self) -> None:
        page = self.source()
        if hasattr(page, "body") and len(page.body) > 1:
            page.body = list(reversed(page.body.raw_data))
            page.save_revision().publish()

    def publish_an_older_version(self) -> None:
        page = self.source()
        self.random.choice(list(page.revisions.order_by("pk"))).publish()

    def change_slug(self) -> None:
        self.number += 1
        page = self.source()
        page.slug = f"{page.slug.split('--')[0]}--{self.number}"
        page.save_revision().publish()

    def move(self) -> None:
        page = self.source()
        parent = Page.objects.get(
            slug=self.random.choice(SECTIONS), locale_id=default_locale_id(), depth=3
        )
        if page.pk != parent.pk:
            page.move(parent, pos="last-child")

    def unpublish(self) -> None:
        self.source().unpublish()

    def publish(self) -> None:
        self.source().get_latest_revision().publish()

    def expire(self) -> None:
        page = self.source()
        Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
        call_command("publish_scheduled")
        Page.objects.filter(pk=page.pk).update(expire_at=None)

    def restrict(self) -> None:
        page = self.source()
        if not page.view_restrictions.all().delete()[0]:
            PageViewRestriction.objects.create(
                page=page, restriction_type=PageViewRestriction.LOGIN
            )

    def ask(self) -> None:
        try:
            start(self.source(), [self.random.choice(LANGUAGES)], self.people.superuser)
        except Refused:
            return  # its section is not in that language

    def delete_a_translation(self) -> None:
        if translation := self.translation(State.ASKED, State.OFFLINE):
            translation.get_target_instance().delete()

    # What translators and reviewers do.
    def write(self) -> None:
        if translation := self.translation(
            State.ASKED, State.IN_WORK, State.PUBLIC, State.OUTDATED, State.OFFLINE, State.HELD
        ):
            self.number += 1
            for part in parts_of(translation):
                words = f"{part.source} {self.number}." if part.path == "title" else part.source
                if part.is_missing or part.path == "title":
                    save_part(translation, part.path, part.source, words, self.people.superuser)

    def send(self) -> None:
        if translation := self.translation(
            State.ASKED, State.IN_WORK, State.OUTDATED, State.OFFLINE
        ):
            self.steps.write(translation, by=self.people.superuser)
            with suppress(Incomplete):  # the Japanese page has changed since
                self.steps.send(translation, by=self.people.superuser)

    def approve(self) -> None:
        if translation := self.translation(State.IN_REVIEW):
            approve(translated_page(translation).review, self.reviewer(translation))

    def send_back(self) -> None:
        if translation := self.translation(State.IN_REVIEW):
            send_back(translated_page(translation).review, self.reviewer(translation), "短く")

    def withdraw(self) -> None:
        if translation := self.translation(State.IN_REVIEW):
            withdraw(translation, self.people.superuser)

    def take_offline(self) -> None:
        if translation := self.translation(State.PUBLIC, State.OUTDATED):
            translation.get_target_instance().unpublish()

    def reviewer(self, translation: Translation):
        return User.objects.get(username=f"kakunin-{translation.target_locale.language_code}")

    # What machines do.
    def work(self) -> None:
        if pending := PendingWork.objects.order_by("pk").first():
            assert do(pending)

    def die_at_work(self) -> None:
        """The worker is killed after one of its statements, or before it can commit."""
        if pending := PendingWork.objects.order_by("pk").first():
            left = self.random.randint(1, MAX_STATEMENTS)

            def count(execute, *args):
                nonlocal left
                left -= 1
                if left == 0:
                    raise Killed
                return execute(*args)

            with pytest.raises(Killed), connection.execute_wrapper(count):
                self.work_and_die(pending)

    @transaction.atomic
    def work_and_die(self, pending: PendingWork) -> None:
        do(pending)
        raise Killed

    def operations(self) -> list[Callable[[], None]]:
        frequent = [self.change_text, self.send, self.approve, self.work, self.publish, self.ask]
        return 2 * frequent + [
            self.change_order,
            self.publish_an_older_version,
            self.change_slug,
            self.move,
            self.unpublish,
            self.expire,
            self.restrict,
            self.delete_a_translation,
            self.write,
            self.send_back,
            self.withdraw,
            self.take_offline,
            self.die_at_work,
        ]


def public_without_its_source() -> list[str]:
    """Return addresses of public translations whose Japanese page cannot be read."""
    live = Page.objects.filter(live=True, depth__gt=1)
    sources = live.filter(locale_id=default_locale_id()).values("translation_key")
    others = live.exclude(locale_id=default_locale_id()).exclude(translation_key__in=sources)
    return list(others.values_list("url_path", flat=True))


def test_all_stays_in_line(people, steps, django_capture_on_commit_callbacks):
    city = City(20261203, people, steps)
    done = []
    for _number in range(OPERATIONS):
        operation = city.random.choice(city.operations())
        done.append(operation.__name__)
        with django_capture_on_commit_callbacks(execute=True):
            operation()
        assert public_without_its_source() == [], done
    while pending := PendingWork.objects.order_by("pk").first():
        assert do(pending), pending.last_error
    assert [str(difference) for difference in differences()] == [], done
