import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import polib
from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.utils.translation import to_locale

SOURCE_LANGUAGE = "en"
CATALOGUES = Path("locale")
READ = {".html", ".py", ".txt"}
NOT_READ = {".venv", "var", "tests", "node_modules", "bench", "docs", "locale"}


class Command(BaseCommand):
    help = (
        "Bring the interface's catalogues up to date with code and templates (needs gettext's "
        "xgettext). With --check nothing is changed, and stale or incomplete ones fail."
    )

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true")

    def handle(self, *args, check=False, **options):
        root = Path(settings.BASE_DIR)
        files = [catalogue_file(code) for code, _name in settings.LANGUAGES]
        with copy_of_sources(root) as copy:
            extract(copy)
            problems = [
                problem
                for file in files
                for problem in gaps(copy / file, (root / file).read_text("utf-8"))
            ]
            if not check:
                for file in files:
                    shutil.copyfile(copy / file, root / file)
        for problem in problems:
            self.stdout.write(problem)
        if check and problems:
            raise CommandError("Run `manage.py make_catalogues` and translate what is missing.")


def catalogue_file(language: str) -> Path:
    """Return the path of a language's interface catalogue, from the project's root."""
    return CATALOGUES / to_locale(language) / "LC_MESSAGES" / "django.po"


@contextmanager
def copy_of_sources(root: Path) -> Iterator[Path]:
    """Give a copy of code, templates and catalogues to work in.

    makemessages writes a file beside each template while it reads, which a server that is just
    starting would take for one of its own.
    """

    def left_out(folder: str, names: list[str]) -> list[str]:
        paths = [Path(folder, name) for name in names if name not in NOT_READ]
        copied = {path.name for path in paths if path.is_dir() or path.suffix in READ}
        return [name for name in names if name not in copied]

    with TemporaryDirectory() as made:
        copy = Path(made, "sources")
        shutil.copytree(root, copy, ignore=left_out)
        shutil.copytree(root / CATALOGUES, copy / CATALOGUES)
        yield copy


def extract(root: Path) -> None:
    """Update all catalogues of a tree from its code and templates."""
    languages = [f"--locale={to_locale(code)}" for code, _name in settings.LANGUAGES]
    options = ["--no-location", "--no-obsolete", "--no-wrap", "--verbosity=0"]
    # Without settings Django takes the catalogues of the folder that it runs in.
    without_settings = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
    subprocess.run(  # noqa: S603 (our own words)
        [sys.executable, "-m", "django", "makemessages", *languages, *options],
        cwd=root,
        env=without_settings,
        check=True,
    )
    fill_english(root / catalogue_file(SOURCE_LANGUAGE))


def fill_english(file: Path) -> None:
    """Give each new string of the English catalogue its own msgid as wording.

    A wording that differs from its msgid is an editor's, and stays: English can be mended there
    without a change to the code, which would take the string's other translations with it.
    """
    catalogue = polib.pofile(str(file), wrapwidth=0)
    for entry in {*catalogue.untranslated_entries(), *catalogue.fuzzy_entries()}:
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
        entry.previous_msgid = entry.previous_msgctxt = entry.previous_msgid_plural = None
        if entry.msgid_plural:
            entry.msgstr_plural = {0: entry.msgid, 1: entry.msgid_plural}
        else:
            entry.msgstr = entry.msgid
    catalogue.save()


def gaps(file: Path, before: str) -> list[str]:
    """Return what a catalogue lacks: strings not extracted before, or not translated."""
    name = file.parent.parent.name
    known = {(entry.msgctxt, entry.msgid) for entry in polib.pofile(before)}
    present = polib.pofile(str(file))
    problems = [
        f"{name}: new string {entry.msgid!r}"
        for entry in present
        if (entry.msgctxt, entry.msgid) not in known
    ]
    unfinished = {*present.untranslated_entries(), *present.fuzzy_entries()}
    return problems + [f"{name}: not translated {entry.msgid!r}" for entry in unfinished]
