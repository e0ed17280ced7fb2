"""Whatever is done to the hub, every page that is kept as fresh says what one made now would say."""

import random
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.test import override_settings
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction
from wagtailmenus.models import MainMenu, MainMenuItem

from groups.models import GroupPage
from groups.yearly_confirmation.services import put_back, take_out
from home.models import HomePage
from hub.accounts.models import User
from hub.accounts.roles import DESK
from hub.assets.models import HubImage
from hub.core.models import Switch
from hub.core.parts import State
from hub.enquiries.services.doors import close_by_desk
from hub.languages.models import TranslationRecord
from hub.page_files.store import NOW, Address
from hub.page_files.watching import Watch
from hub.pages.models import Area, Department, HubSettings
from manual.models import ManualChapter
from news.models import NewsIndexPage, NewsPage, StoryPage
from tests.hub.page_files.conftest import HOST
from tests.size import FULL, sized

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
EDITS = 2_000 if FULL else sized(300)
KILLED = 0.1  # after how many of the edits something dies
READ_BEFORE_EACH = 9
TODAY = timezone.localdate()
PAGES = [
    "/",
    "/en/",
    "/news/",
    "/news/nihongo-open-day/",
    "/stories/",
    "/stories/kawabe-no-asa/",
    "/ko/stories/kawabe-no-asa/",
    "/groups/",
    "/groups/nihongo-hiroba/",
    "/en/groups/nihongo-hiroba/",
    "/manual/kyodo/introduction/what-is-kyodo/",
    "/privacy/",
]


class NothingLeft(Exception):
    """So much was deleted or taken offline that an edit has nothing to begin with."""


class Edits:
    """What people and the clock do, one thing after another by chance."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311
        self.number = 0
        self.desk = User.objects.filter(groups__name=DESK, is_active=True).first()

    def any_of(self, rows) -> object:
        if found := list(rows):
            return self.chance.choice(found)
        raise NothingLeft

    def live(self, model) -> Page:
        return self.any_of(model.objects.live().order_by("pk"))

    def do_one(self) -> str:
        edit = self.chance.choice(
            [getattr(self, name) for name in sorted(vars(Edits)) if name.startswith("edit_")]
        )
        self.number += 1
        with suppress(NothingLeft):
            edit()
        return edit.__name__

    def edit_publish(self) -> None:
        page = self.live(self.chance.choice([NewsPage, StoryPage, GroupPage, ManualChapter]))
        page.title = f"{page.title[:40]} {self.number}"
        page.save_revision().publish()

    def edit_frame(self) -> None:
        home = HomePage.objects.get(locale__language_code="ja")
        home.hub_name = f"ひろば{self.number}"
        home.save_revision().publish()

    def edit_draft(self) -> None:
        page = self.live(NewsPage)
        page.summary = f"下書き {self.number}"
        page.save_revision()

    def edit_unpublish(self) -> None:
        self.live(self.chance.choice([NewsPage, StoryPage, GroupPage])).unpublish()

    def edit_publish_again(self) -> None:
        model = self.chance.choice([NewsPage, StoryPage, GroupPage])
        # A draft that never was public may not be complete yet.
        left = model.objects.filter(live=False, first_published_at__isnull=False)
        page = self.any_of(left.filter(locale__language_code="ja").order_by("pk"))
        page.expire_at = None
        page.save_revision().publish()

    def edit_write(self) -> None:
        page = NewsPage(title=f"お知らせ {self.number}", slug=f"new-{self.number}", date=TODAY)
        news = NewsIndexPage.objects.sources().get()
        page.locale_id = news.locale_id
        news.add_child(instance=page)
        page.save_revision().publish()

    def edit_move(self) -> None:
        chapter = self.live(ManualChapter)
        first = chapter.get_siblings().first()
        chapter.move(first, pos="left")

    def edit_delete(self) -> None:
        self.live(NewsPage).specific.delete()

    def edit_expire(self) -> None:
        page = self.live(NewsPage)
        page.expire_at = timezone.now() - timedelta(minutes=1)
        page.save_revision().publish()
        call_command("publish_scheduled", verbosity=0)

    def edit_restrict(self) -> None:
        page = self.live(StoryPage)
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

    def edit_open(self) -> None:
        while restriction := PageViewRestriction.objects.first():
            restriction.delete()  # with it, those of translations

    def edit_name(self) -> None:
        term = self.any_of(self.chance.choice([Area, Department]).objects.all())
        term.label_ja = f"{term.label_ja[:20]}{self.number}"
        term.save()

    def edit_menu(self) -> None:
        menu = MainMenu.objects.get()
        page = self.live(StoryPage)
        MainMenuItem.objects.create(menu=menu, link_page=page, sort_order=self.number)

    def edit_menu_back(self) -> None:
        self.any_of(MainMenuItem.objects.all()).delete()

    def edit_switch(self) -> None:
        switch = Switch.objects.get(part=self.chance.choice(["manual", "enquiries", "mistakes"]))
        switch.state = self.chance.choice(State.values)
        switch.save()

    def edit_settings(self) -> None:
        settings = HubSettings.load()
        settings.is_demonstration = not settings.is_demonstration
        settings.save()

    def edit_picture(self) -> None:
        image = self.any_of(HubImage.objects.all())
        image.description = f"絵 {self.number}"
        image.save()

    def edit_outdate(self) -> None:
        record = self.any_of(TranslationRecord.objects.order_by("pk"))
        record.outdated_since = timezone.now()
        record.save(update_fields=["outdated_since"])

    def edit_door(self) -> None:
        group = self.any_of(GroupPage.objects.public_sources())
        close_by_desk(group, self.desk, is_closed=self.chance.random() < 0.5)

    def edit_list(self) -> None:
        group = self.any_of(GroupPage.objects.public_sources())
        if group.taken_out:
            put_back(group, self.desk)
        else:
            take_out(group, self.desk, "")


@contextmanager
def nothing_remembered(number: int) -> Iterator[None]:
    """What is asked inside comes from the database alone; what was cached is there afterwards."""
    backend = "django.core.cache.backends.locmem.LocMemCache"
    fresh = {alias: {"BACKEND": backend, "LOCATION": f"{alias}-{number}"} for alias in caches}
    with override_settings(CACHES=fresh):
        yield


def kill_something(files, chance: random.Random) -> None:
    """The process `files` dies and begins anew, or a maker before it has put its page in place."""
    kept = sorted(files.kept())
    if kept and chance.random() < 0.5:
        files.store.file(NOW, Address(HOST, chance.choice(kept))).unlink()
    else:
        files.store.open()
        files.watch = Watch(files.store, files.front)


@pytest.mark.parametrize("seed", [2])
def test_every_kept_page_is_what_would_be_made_now(files, seed: int):
    edits = Edits(seed)
    done, compared = [], 0
    for number in range(EDITS):
        for path in edits.chance.sample(PAGES, READ_BEFORE_EACH):
            files.get(path)
        done.append(edits.do_one())
        if edits.chance.random() < KILLED:
            kill_something(files, edits.chance)
        files.look()
        with nothing_remembered(number):
            for path in files.kept():
                compared += 1
                assert files.get(path).body == files.make(path).body, (path, done)
    assert compared > EDITS / 3
