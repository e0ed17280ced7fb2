"""What is kept about a page beside it: drafts, and the notes around what was sent."""

from collections import Counter
from functools import partial

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q
from wagtail.models import Page

from hub.forms.models import Draft
from hub.privacy import twins
from hub.privacy.private_values import Cut
from hub.privacy.twins import Cleaner
from hub.submissions.portal import has_portal, portal_of

WORDS = ("note", "call_note", "comment", "internal_note")


def register() -> None:
    twins.register_cleaner(Cleaner(clean_drafts, pictures=pictures_of_drafts))
    twins.register_cleaner(Cleaner(clean_submissions))


def _drafts(page: Page) -> list[Draft]:
    return list(Draft.objects.of(portal_of(page), page)) if has_portal(page) else []


def pictures_of_drafts(page: Page) -> set[int]:
    return {key for draft in _drafts(page) for key in draft.images()}


def clean_drafts(page: Page, cut: Cut) -> Counter:
    drafts = _drafts(page)
    for draft in drafts:
        cut.apply(draft.data)  # to know what to look for elsewhere
        draft.delete()
    return Counter(drafts=len(drafts))


def clean_submissions(page: Page, cut: Cut) -> Counter:
    """Empty the notes and answers around submissions; delete the scans of paper forms."""
    scans = page.submissions.exclude(scan="")
    for name in scans.values_list("scan", flat=True):
        transaction.on_commit(partial(default_storage.delete, name))
    any_words = Q()
    for name in WORDS:
        any_words |= ~Q(**{name: ""})
    notes = page.submissions.filter(any_words).update(**dict.fromkeys(WORDS, ""))
    return Counter(files=scans.update(scan=""), notes=notes)
