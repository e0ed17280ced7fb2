"""A rule asks for 1,000 pages in six languages, and one worker prepares them, in a scratch database.

Each page is a copy of the same length with sentences of the demonstration. The worker is a process
of its own, as in production; what staff see of its progress is printed as it goes.
"""

import os
import subprocess
import sys
import time
from random import Random
from typing import TYPE_CHECKING

import django
from django.conf import settings
from django.db import connection
from django.test import Client

if TYPE_CHECKING:
    from wagtail.models import Page
    from wagtail.rich_text import RichText

COUNT = int(os.environ.get("BENCH_TRANSLATED", "1000"))
PARAGRAPHS = 20
SEED = 20261125
EACH = 60  # seconds between two lines about the progress
PATIENCE = 60 * 60  # seconds after which something is wrong


def make_pages() -> "Page":
    """Publish the pages below one section, which is there in every language; return the section."""
    from bench import many_pages
    from home.models import ContentPage, HomePage
    from hub.accounts.roles import translated_languages
    from hub.languages.services.asking import open_translation

    home = HomePage.objects.get(depth=2, locale__language_code=settings.LANGUAGE_CODE)
    section = home.add_child(instance=ContentPage(title="記録", slug="records"))
    section.save_revision().publish()
    for page in (home, section):
        for language in translated_languages():
            open_translation(page, language)
    texts, random = many_pages.sentences(), Random(SEED)  # noqa: S311
    for number in range(COUNT):
        body = [("paragraph", rich(random.choice(texts))) for _ in range(PARAGRAPHS)]
        page = ContentPage(
            title=f"{number}番の記録",
            slug=f"record-{number}",
            summary=random.choice(texts),
            body=body,
        )
        section.add_child(instance=page)
        page.save_revision().publish()
    return section


def rich(text: str) -> "RichText":
    from wagtail.rich_text import RichText

    return RichText(f"<p>{text}</p>")


def ask(section: "Page") -> float:
    """Make the rules in the admin, one a language; return the seconds of the slowest request."""
    from hub.accounts.models import User
    from hub.accounts.roles import translated_languages

    client, slowest = Client(), 0.0
    client.force_login(User.objects.create_superuser(username="chief"))
    for language in translated_languages():
        started = time.perf_counter()
        answer = client.post(
            "/admin/translations/rules/new/", {"section": section.pk, "language": language}
        )
        if answer.status_code != 302:
            raise RuntimeError(f"The rule for {language} was not made.")
        slowest = max(slowest, time.perf_counter() - started)
    return slowest


def prepare() -> float:
    """Let a worker do it, and print what staff see each minute; return the seconds it took."""
    from hub.languages.models import LanguageRule
    from hub.languages.progress import progress

    started = time.monotonic()
    database = connection.settings_dict
    address = (
        f"sqlite:///{database['NAME']}"
        if connection.vendor == "sqlite"
        else f"postgres://{database['USER']}@/{database['HOST']}/{database['NAME']}"
    )
    worker = subprocess.Popen(
        [sys.executable, "manage.py", "worker"], env=os.environ | {"DATABASE_URL": address}
    )
    said, rules = 0.0, list(LanguageRule.objects.all())
    try:
        while any(progress(rule).is_under_way for rule in rules):
            passed = time.monotonic() - started
            if worker.poll() is not None or passed > PATIENCE:
                raise RuntimeError("The worker did not come to an end.")
            if passed - said >= EACH:
                said = passed
                there = ", ".join(f"{rule.language} {progress(rule).asked}" for rule in rules)
                sys.stdout.write(f"| {passed / 60:.0f} | {there} |\n")
                sys.stdout.flush()
            time.sleep(1)
        return time.monotonic() - started
    finally:
        worker.terminate()
        worker.wait(30)


def main() -> None:
    django.setup()
    from bench.scratch import scratch_hub, settle

    write = sys.stdout.write
    with scratch_hub():
        section = make_pages()
        settle()
        write(f"{COUNT} pages of {PARAGRAPHS + 2} parts, six languages, {connection.vendor}\n\n")
        write(f"The slowest rule was made in {ask(section):.1f} s.\n\n")
        write("| minutes | pages asked for |\n| ---: | --- |\n")
        write(f"\nAll was prepared in {prepare() / 60:.1f} minutes.\n")


if __name__ == "__main__":
    main()
