"""Changes by chance, while the process that should follow them is killed now and then."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.models import QuerySet
from wagtail.models import Page, PageViewRestriction

from home.models import ContentPage, HomePage
from search.models import MirrorChange, PendingChange

CHANGES_A_KILL = 50
PATIENCE = 300  # seconds until a worker must have followed all that waits


class Edits:
    """Changes what editors may change. `seed` decides what."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311
        self.home = HomePage.objects.get(depth=2, locale__language_code="ja")
        self.number = 0
        self.ways: list[tuple[Callable[[ContentPage], None], int]] = [
            (self.create, 8), (self.edit, 50), (self.publish, 8), (self.unpublish, 11),
            (self.move, 12), (self.delete, 5), (self.restrict, 3), (self.open, 3),
        ]  # fmt: skip

    def step(self) -> None:
        self.number += 1
        keys = list(self.pages().values_list("pk", flat=True))
        ways, weights = zip(*self.ways, strict=True)
        if len(keys) < 5:
            self.create(None)
        else:
            page = ContentPage.objects.get(pk=self.chance.choice(keys))
            self.chance.choices(ways, weights)[0](page)

    @staticmethod
    def pages() -> QuerySet[ContentPage]:
        return ContentPage.objects.filter(slug__startswith="edit-").order_by("pk")

    def create(self, _page: ContentPage | None) -> None:
        home = HomePage.objects.get(pk=self.home.pk)
        home.add_child(instance=ContentPage(title=f"新{self.number}", slug=f"edit-{self.number}"))

    def edit(self, page: ContentPage) -> None:
        page.title = f"題{self.number}"
        page.save()

    def publish(self, page: ContentPage) -> None:
        page.title = f"公開{self.number}"
        page.save_revision().publish()

    def unpublish(self, page: ContentPage) -> None:
        page.unpublish()

    def move(self, page: ContentPage) -> None:
        others = self.pages().not_descendant_of(page, inclusive=True)
        target = self.chance.choice([self.home.pk, *others.values_list("pk", flat=True)])
        page.move(Page.objects.get(pk=target), pos="last-child")

    def delete(self, page: ContentPage) -> None:
        page.delete()

    def restrict(self, page: ContentPage) -> None:
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

    def open(self, _page: ContentPage) -> None:
        for restriction in PageViewRestriction.objects.all():
            restriction.delete()


@contextmanager
def worker(*elasticsearch: str) -> Iterator[Callable[[], None]]:
    """Run a worker beside this process; yield what kills it, without a warning."""
    name = str(connection.settings_dict["NAME"])
    command = [sys.executable, "-m", "tests.search.worker", name, *elasticsearch]
    keeper = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603
    process = int(keeper.stdout.readline())

    def kill() -> None:
        nonlocal process
        os.kill(process, signal.SIGKILL)
        process = int(keeper.stdout.readline())

    try:
        yield kill
    finally:
        keeper.kill()
        os.kill(process, signal.SIGKILL)
        keeper.wait()
        keeper.stdout.close()


def make_changes(number: int, *elasticsearch: str, seed: int) -> None:
    """Make changes with a worker beside that is killed, and wait until all is followed."""
    edits = Edits(seed)
    kills = set(edits.chance.sample(range(number), number // CHANGES_A_KILL))
    with worker(*elasticsearch) as kill:
        for change in range(number):
            edits.step()
            if change in kills:
                kill()
        deadline = time.monotonic() + PATIENCE
        while PendingChange.objects.exists() or MirrorChange.objects.exists():
            assert time.monotonic() < deadline, "the worker does not follow"
            time.sleep(0.1)
