from pathlib import Path

import polib
from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.utils.translation import to_locale

SOURCE_LANGUAGE = "en"
IGNORED = [".venv", "var", "tests", "node_modules", "bench", "docs", "hub/editorial/locale"]


class Command(BaseCommand):
    help = (
        "Bring the interface's catalogues up to date with code and templates (needs gettext's "
        "xgettext). With --check nothing is changed, and stale or incomplete ones fail."
    )

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true")

    def handle(self, *args, check=False, **options):
        files = {code: catalogue_file(code) for code, _name in settings.LANGUAGES}
        before = {code: file.read_text("utf-8") for code, file in files.items()}
        try:
            extract(list(files))
            problems = [
                problem for code, file in files.items() for problem in gaps(file, before[code])
            ]
        finally:
            if check:
                for code, file in files.items():
                    file.write_text(before[code], "utf-8")
        for problem in problems:
            self.stdout.write(problem)
        if check and problems:
            raise CommandError("Run `manage.py make_catalogues` and translate what is missing.")


def catalogue_file(language: str) -> Path:
    """Return the path of a language's interface catalogue."""
    return Path(settings.BASE_DIR) / "locale" / to_locale(language) / "LC_MESSAGES" / "django.po"


def extract(languages: list[str]) -> None:
    """Update all catalogues from the code and the templates."""
    call_command(
        "makemessages",
        locale=[to_locale(code) for code in languages],
        ignore_patterns=IGNORED,
        no_location=True,
        no_obsolete=True,
        no_wrap=True,
        verbosity=0,
    )
    fill_english(catalogue_file(SOURCE_LANGUAGE))


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
