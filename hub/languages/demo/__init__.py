"""The demonstration's translations, made through wagtail-localize like any others.

`<language>.po` in this folder holds Japanese segments and their translations; `demo_strings`
writes the segments that are still missing there.
"""

from pathlib import Path

import polib
from django.db import transaction
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource

from hub.languages.services.asking import open_translation
from hub.languages.services.following import bring
from hub.languages.versions import make_version

PLACES = [
    "places",
    "places/sannomaru-center",
    "places/senba-center",
    "places/akatsuka-center",
    "places/city-hall-rooms",
    "places/ume-hall",
    "places/komorebi-kan",
    "places/city-hall-corner",
    "places/akatsuka-corner",
    "places/cafe-minamo",
    "places/nakayoshi-tei",
    "places/kawabe-square",
    "places/lakeside-lawn",
]
EVERYWHERE = [
    "",
    "news",
    "events",
    "dialogue",
    "stories",
    "groups",
    "manual",
    "manual/kyodo",
    "join",
    "wakuwaku",
    "about",
    "contact",
    "children",
    "disaster",
    "languages",
    "plan",
    "festival",
    "magazine",
    "privacy",
    "accessibility",
    "stories/kawabe-no-asa",
    "groups/nihongo-hiroba",
    "news/nihongo-open-day",
    "events/nihongo-sunday",
    "events/bosai-walk",
    "trainings",
    "trainings/yasashii-nihongo",
    "exchanges",
    "manual/kyodo/introduction",
    "manual/kyodo/introduction/what-is-kyodo",
    *PLACES,
]
FULL = [
    *EVERYWHERE,
    "stories/yube-no-terakoya",
    "stories/nihongo-no-tsukue",
    "groups/mirai-terakoya",
    "groups/kawabe-club",
    "groups/oyako-daidokoro",
    "groups/shitamachi-mimamori",
    "groups/bosai-kids",
    "news/about-this-sample",
    "events/kawabe-first-morning",
    "events/world-table",
    "dialogue/kawabe-cafe",
    "dialogue/way-home-roundtable",
    "news/terakoya-tutors",
    "manual/kyodo/introduction/who-is-who",
    "manual/kyodo/plan",
    "manual/kyodo/plan/need-and-department",
    "manual/kyodo/plan/proposal",
    "manual/kyodo/plan/budget",
]
PATHS = {
    "en": FULL,
    "ja-x-easy": FULL,
    "zh-hans": EVERYWHERE,
    "ko": EVERYWHERE,
    "vi": EVERYWHERE,
    "tl": EVERYWHERE,
}


def catalogue_path(language: str) -> Path:
    return Path(__file__).with_name(f"{language}.po")


def catalogue(language: str) -> dict[str, str]:
    """Return {Japanese segment: translation} of the finished entries of a language."""
    entries = polib.pofile(str(catalogue_path(language))).translated_entries()
    return {entry.msgid: entry.msgstr for entry in entries}


def segments(page: Page) -> TranslationSource:
    """Return wagtail-localize's record of the page's text, made or brought up to date."""
    source, created = TranslationSource.get_or_create_from_instance(page)
    if not created:
        bring(source)
    return source


def translate(page: Page, parts: list[StringSegment], language: str, words: dict[str, str]) -> bool:
    """Translate and publish a page if `words` has all its `parts`; return whether it has."""
    if not all(part.string.data in words for part in parts):
        return False
    translation = open_translation(page, language)
    StringTranslation.objects.bulk_create(
        [
            StringTranslation(
                translation_of_id=part.string_id,
                locale_id=translation.target_locale_id,
                context_id=part.context_id,
                data=words[part.string.data],
                translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            )
            for part in parts
        ],
        ignore_conflicts=True,
    )
    make_version(translation, by=None).revision.publish(log_action=False)
    return True


@transaction.atomic
def finish(demo) -> None:
    """Translate what has no live translation yet, parents first."""
    catalogues = {language: catalogue(language) for language in PATHS}
    for path in FULL:
        page = demo.page(path)
        live = set(
            page.get_translations()
            .filter(live=True)
            .values_list("locale__language_code", flat=True)
        )
        missing = [code for code, paths in PATHS.items() if path in paths and code not in live]
        parts = list(segments(page).stringsegment_set.select_related("string")) if missing else []
        for language in missing:
            translate(page, parts, language, catalogues[language])
