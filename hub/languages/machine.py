"""First drafts by a machine: wagtail-localize's back ends, behind a switch for each language.

Only what has no words yet is sent, only of pages that everybody may read, and no more in a month
than the language's budget. What comes back is marked until a person saves or approves it.
"""

import logging
from collections.abc import Iterator

from django.core.cache import cache
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.strings import StringValue

from hub.core.locales import locale_ids
from hub.core.querysets import unrestricted
from hub.languages.models import MachineLanguage, MachineUse
from hub.languages.parts import Part, parts_of
from hub.languages.standing import standings
from hub.languages.workflow import State

logger = logging.getLogger(__name__)
MAX_BATCH = 20  # strings a request
MAX_PAGES = 20  # a run: the clock comes again within a minute
PAUSED = "languages.machine.paused"
PAUSE = 10 * 60  # seconds after a failure
# Nobody's words are touched, and what is under review or waits to be public is decided.
DRAFTED = {State.ASKED, State.MACHINE, State.OUTDATED}


def draft_due() -> int:
    """Draft what is due in all languages whose switch is on; return how many parts were written."""
    translator = get_machine_translator()
    if translator is None or cache.get(PAUSED):
        return 0
    return sum(
        _draft(translator, translation, switch)
        for switch in MachineLanguage.objects.filter(is_on=True)
        for translation in _due(switch)[:MAX_PAGES]
    )


def _due(switch: MachineLanguage) -> list[Translation]:
    """Return the translations of a language that lack words, the oldest first."""
    if switch.language not in locale_ids():
        return []
    rows = Translation.objects.filter(
        enabled=True, target_locale_id=locale_ids()[switch.language]
    ).order_by("created_at", "pk")
    waiting = [row for row in standings(rows) if row.missing and row.state in DRAFTED]
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
    missing = [part for part in parts_of(translation) if not part.words]
    written = 0
    for batch in _batches(missing):
        if not _spend(switch, sum(len(part.source) for part in batch)):
            break
        strings = {StringValue(part.source): part for part in batch}
        try:
            answers = translator.translate(source, target, list(strings))
        except Exception:  # each back end fails in its own way
            logger.exception("The machine translator failed for %s.", switch.language)
            cache.set(PAUSED, True, PAUSE)
            break
        for string, words in answers.items():
            if string in strings and words.data.strip():
                written += _write(translation, strings[string], words.data, translator)
    return written


def _batches(parts: list[Part]) -> Iterator[list[Part]]:
    for start in range(0, len(parts), MAX_BATCH):
        yield parts[start : start + MAX_BATCH]


@transaction.atomic
def _spend(switch: MachineLanguage, characters: int) -> bool:
    """Take `characters` from this month's budget; False if there are not as many left."""
    month = timezone.localdate().replace(day=1)
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
    """Write one answer where still nobody has written."""
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
