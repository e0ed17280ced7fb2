"""The catalogues of the interface: what the command that makes them keeps, fills and misses."""

import polib
import pytest

from hub.languages.management.commands.make_catalogues import copy_of_sources, fill_english, gaps

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.fixture
def catalogue(tmp_path):
    """Return a writer of a catalogue with the given entries, as msgmerge leaves it."""
    file = tmp_path / "en" / "LC_MESSAGES" / "django.po"
    file.parent.mkdir(parents=True)

    def write(entries: str):
        file.write_text(HEADER + entries, "utf-8")
        return file

    return write


def wording(file) -> dict[str, str | dict[int, str]]:
    """Return each string of a catalogue with what is shown for it."""
    return {entry.msgid: entry.msgstr_plural or entry.msgstr for entry in polib.pofile(str(file))}


class TestEnglish:
    def test_a_mended_wording_is_kept(self, catalogue):
        file = catalogue('msgid "It works no more"\nmsgstr "It no longer works"\n')
        fill_english(file)
        assert wording(file) == {"It works no more": "It no longer works"}

    def test_a_new_string_is_its_own_wording(self, catalogue):
        file = catalogue('msgid "Search"\nmsgstr ""\n')
        fill_english(file)
        assert wording(file) == {"Search": "Search"}

    def test_a_new_string_with_a_plural_is_its_own_wording(self, catalogue):
        file = catalogue('msgid "%d day"\nmsgid_plural "%d days"\nmsgstr[0] ""\nmsgstr[1] ""\n')
        fill_english(file)
        assert wording(file) == {"%d day": {0: "%d day", 1: "%d days"}}

    def test_the_wording_of_a_similar_string_is_not_taken_over(self, catalogue):
        file = catalogue('#, fuzzy\n#| msgid "Search"\nmsgid "Search all"\nmsgstr "Find"\n')
        fill_english(file)
        assert wording(file) == {"Search all": "Search all"}
        assert "fuzzy" not in file.read_text("utf-8")
        assert "#|" not in file.read_text("utf-8")


class TestGaps:
    def test_a_catalogue_that_has_every_string_has_none(self, catalogue):
        file = catalogue('msgid "It works no more"\nmsgstr "It no longer works"\n')
        assert gaps(file, file.read_text("utf-8")) == []

    def test_a_string_that_was_not_extracted_before_is_one(self, catalogue):
        before = HEADER + 'msgid "List"\nmsgstr "List"\n'
        file = catalogue('msgid "Map"\nmsgstr "Map"\n')
        assert gaps(file, before) == ["en: new string 'Map'"]

    def test_the_same_string_in_another_context_is_one(self, catalogue):
        before = HEADER + 'msgid "Open"\nmsgstr "Open"\n'
        file = catalogue('msgctxt "state"\nmsgid "Open"\nmsgstr "Open"\n')
        assert gaps(file, before) == ["en: new string 'Open'"]

    @pytest.mark.parametrize(
        "entry", ['msgid "Map"\nmsgstr ""\n', '#, fuzzy\nmsgid "Map"\nmsgstr "Maps"\n']
    )
    def test_a_string_without_a_finished_translation_is_one(self, catalogue, entry):
        file = catalogue(entry)
        assert gaps(file, file.read_text("utf-8")) == ["en: not translated 'Map'"]


class TestSources:
    @pytest.mark.parametrize(
        ("path", "copied"),
        [
            ("hub/a/views.py", True),
            ("hub/a/templates/a/a.html", True),
            ("locale/ja/LC_MESSAGES/django.po", True),
            ("hub/a/picture.webp", False),
            ("hub/a/locale/ja/LC_MESSAGES/django.po", False),
            ("tests/a/test_views.py", False),
        ],
    )
    def test_what_is_read_is_a_copy(self, tmp_path, path, copied):
        (tmp_path / "locale").mkdir()
        source = tmp_path / path
        source.parent.mkdir(parents=True, exist_ok=True)
        source.touch()
        with copy_of_sources(tmp_path) as copy:
            assert (copy / path).exists() == copied
            (copy / f"{path}.py").parent.mkdir(parents=True, exist_ok=True)
            (copy / "passing.py").touch()
        assert not (tmp_path / "passing.py").exists()
