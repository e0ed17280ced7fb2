"""What people read: one name for one thing, and no words that a native reader would stumble over."""

import re
from collections import Counter
from pathlib import Path

import polib
import pytest
import yaml

from hub.languages.glossary import own_terms, terms_in
from tests.project.files import ROOT

PAGE = ROOT / "docs" / "words.md"
TRANSLATED = ["en", "ja-x-easy", "zh-hans", "ko", "vi", "tl"]
# Terms that a sentence may leave out, since its “you”, “it” or “everyone” says as much.
OFTEN_UNSAID = {"団体", "会員", "ボランティア", "公開", "非公開", "申請", "承認", "提案", "事業"}
# Sentences that quote a label of Wagtail.
QUOTING = "Your pages and snippets in a workflow"
CATALOGUES = {
    "日本語": "ja",
    "English": "en",
    "English, interface": "en",
    "やさしい日本語": "ja_X-easy",
    "简体中文": "zh_Hans",
    "한국어": "ko",
    "Tiếng Việt": "vi",
    "Filipino": "tl",
}
# The page of words itself names those that are not used.
GUIDES = [ROOT / "README.md", *sorted({*(ROOT / "docs").rglob("*.md")} - {PAGE})]
NOT_IN_GUIDES = re.compile(
    r"\b(?:no more(?! than)|somebody|anybody|nobody|everybody|whoever|meanwhile|kindly"
    r"|so many|none of ours|for ever)\b",
    re.IGNORECASE,
)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|%%|</?\w[^>]*>")


def rows(heading: str) -> list[list[str]]:
    """Return the cells of the table under a heading of the page, its header first."""
    section = PAGE.read_text("utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    table = [line for line in section.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in table]
    return [cells[0], *cells[2:]]


def catalogue(language: str) -> list[polib.POEntry]:
    return list(polib.pofile(str(ROOT / "locale" / language / "LC_MESSAGES" / "django.po")))


def wordings(name: str) -> list[str]:
    """Return what the interface says in a language, and the demonstration if it is meant too."""
    language = CATALOGUES[name]
    entries = catalogue(language)
    if name not in ("日本語", "English, interface"):
        code = language.replace("_", "-").lower()
        entries += polib.pofile(str(ROOT / "hub" / "languages" / "demo" / f"{code}.po"))
    return [text for e in entries for text in (e.msgstr, *e.msgstr_plural.values()) if text]


def pattern(words: str) -> re.Pattern[str]:
    """Return what finds one of the words: whole ones in ASCII, any case unless one is given."""
    each = [word.strip() for word in words.split(",")]
    found = [
        ("" if word != word.lower() else "(?i:")
        + (rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word))
        + ("" if word != word.lower() else ")")
        for word in each
    ]
    return re.compile("|".join(found))


def of_many(entry: polib.POEntry) -> str:
    """Return an entry's wording, of several things where it counts."""
    return entry.msgstr or entry.msgstr_plural[max(entry.msgstr_plural)]


def demonstrated_labels() -> list[dict[str, str]]:
    """Return the names of the demonstration's fields, needs, areas and divisions, by language."""
    taxonomies = yaml.safe_load((ROOT / "hub/pages/demo/taxonomies.yaml").read_text("utf-8"))
    return [entry["labels"] for entries in taxonomies.values() for entry in entries]


def sentences(language: str) -> list[tuple[str, str]]:
    """Return what interface and demonstration say, each text in Japanese and in the language."""
    locale = language.replace("zh-hans", "zh_Hans").replace("ja-x-easy", "ja_X-easy")
    japanese = {(e.msgctxt, e.msgid): e for e in catalogue("ja")}
    found = []
    for entry in catalogue(locale):
        source = japanese[entry.msgctxt, entry.msgid]
        if language == "ja-x-easy" and entry.msgstr == source.msgstr:
            continue  # staff read it in ordinary Japanese
        if QUOTING not in entry.msgid:
            found.append((of_many(source), of_many(entry)))
    demonstration = polib.pofile(str(ROOT / "hub" / "languages" / "demo" / f"{language}.po"))
    found += [(entry.msgid, entry.msgstr) for entry in demonstration]
    key = language.replace("-", "_").removeprefix("ja_x_")
    return found + [(labels["ja"], labels[key]) for labels in demonstrated_labels()]


BANNED = rows("Not used")[1:]


def test_the_glossaries_have_the_same_terms():
    japanese = [{term.japanese for term in own_terms(language)} for language in TRANSLATED]
    assert japanese[0]
    assert japanese == [japanese[0]] * len(TRANSLATED)


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_sentence_calls_a_thing_what_the_glossary_calls_it(language):
    terms = own_terms(language)
    others = [
        (use.japanese, use.choices, words)
        for source, words in sentences(language)
        for use in terms_in(source, words, terms)
        if use.is_missing and use.japanese not in OFTEN_UNSAID
    ]
    assert others == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_best_name_of_a_term_is_one_that_readers_meet(language):
    known = "\n".join(source for source, _words in sentences(language))
    said = "\n".join(words for _source, words in sentences(language)).casefold()
    best = [term.choices[0] for term in own_terms(language) if term.japanese in known]
    assert [words for words in best if words.casefold() not in said] == []


@pytest.mark.parametrize("row", BANNED, ids=[f"{row[0]}: {row[1]}" for row in BANNED])
def test_no_wording_uses_a_word_that_has_another_name(row):
    language, words, _instead, exceptions = row
    allowed = re.compile("|".join(map(re.escape, exceptions.split(", "))), re.IGNORECASE)
    found = []
    ordinary = set(wordings("日本語")) if language == "やさしい日本語" else set()
    for text in set(wordings(language)) - ordinary:  # staff read some of it in ordinary Japanese
        bare = PLACEHOLDER.sub("", text)
        if exceptions:
            bare = allowed.sub("", bare)
        if pattern(words).search(bare):
            found.append(text)
    assert found == []


def test_plain_japanese_has_no_spaces_between_words_and_no_long_sentences():
    """Only what differs from the Japanese is plain: staff read the rest in ordinary Japanese."""
    ordinary = {(e.msgctxt, e.msgid): (e.msgstr, e.msgstr_plural) for e in catalogue("ja")}
    plain = [
        text
        for e in catalogue("ja_X-easy")
        if ordinary[e.msgctxt, e.msgid] != (e.msgstr, e.msgstr_plural)
        for text in (e.msgstr, *e.msgstr_plural.values())
    ]
    bare = [PLACEHOLDER.sub("", re.sub("<a .*?</a>", "", text)) for text in plain]
    sentences = [sentence for text in bare for sentence in re.split("[。\n：]", text)]
    told = polib.pofile(str(ROOT / "hub" / "languages" / "demo" / "ja-x-easy.po"))
    all_sentences = sentences + [entry.msgstr for entry in told if entry.msgstr != entry.msgid]
    assert [s for s in all_sentences if re.search("[ぁ-んァ-ヶ一-龠] [ぁ-んァ-ヶ一-龠]", s)] == []
    assert [s for s in sentences if len(s) > 40] == []


@pytest.mark.parametrize("language", sorted(set(CATALOGUES.values())))
def test_a_translation_names_what_its_string_names(language):
    """A missing %(name)s is a sentence without its subject; a new one fails when it is shown."""
    for entry in catalogue(language):
        source = entry.msgid_plural or entry.msgid
        for text in (entry.msgstr, *entry.msgstr_plural.values()):
            if text:
                assert set(PLACEHOLDER.findall(text)) == set(PLACEHOLDER.findall(source)), text


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_the_guides_use_everyday_english(guide: Path):
    assert NOT_IN_GUIDES.findall(guide.read_text("utf-8")) == []


GLOSS = {
    "ja-x-easy": re.compile(r"([一-龥ァ-ヶー々]{2,14})（[^（）]{4,40}）"),
    "zh-hans": re.compile("(协作)（市民与市政府共同行动）"),
    "ko": re.compile(r"(협동)\(시민과 시가 함께하는 일\)"),
    "vi": re.compile(r"(chung tay) \(người dân và thành phố cùng làm\)"),
    "tl": re.compile(r"(pagtutulungan) \(sama-samang paggawa"),
}


@pytest.mark.parametrize("language", GLOSS)
def test_a_word_is_explained_once_a_page(language):
    """Titles are as short as they look on a card; what the Japanese has in brackets is no gloss."""
    explained = Counter(
        (entry.comment, found[1])
        for entry in polib.pofile(str(ROOT / "hub/languages/demo" / f"{language}.po"))
        if "。" in entry.msgid
        for found in GLOSS[language].finditer(entry.msgstr)
        if found[0] not in entry.msgid
    )
    assert [where for where, times in explained.items() if times > 1] == []
