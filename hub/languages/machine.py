"""First drafts by a machine: wagtail-localize's back ends, behind a switch for each language.

Only what has no words yet is sent, only of pages that everyone may read, and no more in a month
than the language's budget. What comes back is marked until a person saves or approves it.
"""

import logging
from collections.abc import Iterator, Mapping

from django.core.cache import cache
from django.db import transaction
from django.db.models import F
from wagtail.models import Page
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.strings import StringValue

from hub.core.locales import locale_ids
from hub.core.querysets import unrestricted
from hub.languages.models import MachineLanguage, MachineUse
from hub.languages.models.machine import this_month
from hub.languages.parts import Part, parts_of
from hub.languages.translated_pages import translated_pages
from hub.languages.troubles import trouble_of
from hub.languages.workflow import State

logger = logging.getLogger(__name__)
MAX_BATCH = 20  # strings a request
MAX_PAGES = 20  # a run: the clock comes again within a minute
MAX_LENGTH = 10  # an answer has at most so many times the characters of what was sent
PAUSE = 10 * 60  # seconds after a failure
# No one's words are touched, and what is under review or waits to be public is decided.
DRAFTED = {State.ASKED, State.MACHINE, State.OUTDATED}


def draft_due() -> int:
    """Draft what is due in all languages whose switch is on; return how many parts were written."""
    translator = get_machine_translator()
    if translator is None:
        return 0
    return sum(
        _draft(translator, translation, switch)
        for switch in MachineLanguage.objects.filter(is_on=True)
        for translation in _due(switch)[:MAX_PAGES]
        if not _is_paused(switch)
    )


def _is_paused(switch: MachineLanguage) -> bool:
    return cache.get(_pause_key(switch)) is not None


def _pause_key(switch: MachineLanguage) -> str:
    return f"languages.machine.paused:{switch.language}"


def _due(switch: MachineLanguage) -> list[Translation]:
    """Return the translations of a language that lack words, the oldest first."""
    if switch.language not in locale_ids():
        return []
    rows = Translation.objects.filter(
        enabled=True, target_locale_id=locale_ids()[switch.language]
    ).order_by("created_at", "pk")
    waiting = [row for row in translated_pages(rows) if row.missing and row.state in DRAFTED]
    readable = set(
        unrestricted(Page.objects.live())
        .filter(pk__in=[row.source.pk for row in waiting])
        .values_list("pk", flat=True)
    )
    return [row.translation for row in waiting if row.source.pk in readable]


def _draft(
    translator: BaseMachineTranslator, translation: Translation, switch: MachineLanguage
) -> int:
    source, target = translation.source.locale, translation.target_locale
    if not translator.can_translate(source, target):
        return 0
    places: dict[str, list[Part]] = {}  # a sentence that stands at several is sent once
    for part in parts_of(translation):
        if not part.words:
            places.setdefault(part.source, []).append(part)
    written = 0
    for batch in _batches(list(places)):
        if not _spend(switch, sum(map(len, batch))):
            break
        try:
            strings = [StringValue(text) for text in batch]
            answers = _read(translator.translate(source, target, strings))
        except Exception as error:  # each back end fails in its own way
            logger.exception("The machine translator failed for %s.", switch.language)
            switch.note(trouble_of(error))
            cache.set(_pause_key(switch), True, PAUSE)
            break
        switch.note(None)
        for text, words in answers.items():
            written += sum(
                _write(translation, part, words, translator) for part in places.get(text, [])
            )
    return written


def _read(answers: Mapping[StringValue, StringValue]) -> dict[str, str]:
    """Return {text that was sent: words for it}, without what cannot be words for it.

    Raises ValueError where an answer is too long by far, AttributeError where it is no text.
    """
    read = {}
    for string, answer in answers.items():
        words = answer.data.replace("\x00", "").strip()
        if len(words) > MAX_LENGTH * (len(string.data) + MAX_LENGTH):
            raise ValueError("too long")
        if words:
            read[string.data] = words
    return read


def _batches(texts: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(texts), MAX_BATCH):
        yield texts[start : start + MAX_BATCH]


@transaction.atomic
def _spend(switch: MachineLanguage, characters: int) -> bool:
    """Take `characters` from this month's budget; False if there are not as many left."""
    month = this_month()
    MachineUse.objects.get_or_create(language=switch.language, month=month)
    return bool(
        MachineUse.objects.filter(
            language=switch.language,
            month=month,
            characters__lte=switch.monthly_characters - characters,
        ).update(characters=F("characters") + characters)
    )


@transaction.atomic
def _write(
    translation: Translation, part: Part, words: str, translator: BaseMachineTranslator
) -> bool:
    """Write one answer where no one has written yet."""
    segment = StringSegment.objects.filter(
        source_id=translation.source_id, context__path=part.path, string__data=part.source
    ).first()
    if segment is None:
        return False
    _row, created = StringTranslation.objects.get_or_create(
        translation_of_id=segment.string_id,
        context_id=segment.context_id,
        locale_id=translation.target_locale_id,
        defaults={
            "data": words,
            "translation_type": StringTranslation.TRANSLATION_TYPE_MACHINE,
            "tool_name": translator.display_name,
        },
    )
    return created
