"""Who wishes an interpreter becomes a question to the groups that speak the language (CITY 13)."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from groups.choices import SpokenLanguage
from groups.models import GroupPage, Membership
from hub.accounts.next_steps import NextStep
from hub.core.locales import active_language
from hub.mail.services import absolute
from hub.signups.interpreters import wishes
from hub.signups.interpreters.wishes import Wish
from hub.signups.notifications import title_of, when_in_words, where_in_words
from hub.telling import letters
from hub.telling.letters import Letter, Reminder
from hub.telling.news import Line

if TYPE_CHECKING:
    from hub.accounts.models import User

ASKED = gettext_lazy("Can someone of your group interpret?")


def register() -> None:
    letters.register(Reminder("groups.interpreting", to_members, order=250))


def spoken(wish: Wish) -> str:
    """Return the code by which groups say that they speak the language of a wish."""
    return wish.language.partition("-")[0]


def language_of(wish: Wish) -> str:
    """Return what the language is called in the active one."""
    return str(SpokenLanguage(spoken(wish)).label)


def wishes_for(group: GroupPage, now: datetime) -> list[Wish]:
    """Return what a group is asked, and what it has answered: others may have been first."""
    if not GroupPage.objects.listed().active().filter(pk=group.pk).exists():
        return []
    codes = set(group.language_codes)
    return [
        wish
        for wish in wishes.ahead(now)
        if spoken(wish) in codes and (not wish.who_can or wish.reply_of(group.pk))
    ]


def to_members(now: datetime) -> Iterator[Letter]:
    """Yield the question to all people of the groups that speak a language which is wished for."""
    for wish in wishes.ahead(now):
        if wish.who_can:
            continue
        groups = GroupPage.objects.listed().active().filter(language_rows__code=spoken(wish))
        answered = [reply.page_id for reply in wish.replies]
        people = Membership.objects.filter(
            group__in=groups.exclude(pk__in=answered), user__is_active=True
        ).exclude(user__email="")
        day = wish.sheet.date.first_day.isoformat()
        for membership in people.select_related("user").order_by("pk"):
            yield Letter(
                f"interpret:{wish.sheet.key}:{wish.language}:{day}",
                membership.user.email,
                membership.user.language,
                lambda wish=wish, group=membership.group_id: _line(wish, group),
            )


def _line(wish: Wish, group: int) -> Line:
    title, *facts = in_words(wish)
    return Line(
        str(ASKED), title, absolute(reverse("portal:interpreting", args=[group])), tuple(facts)
    )


def in_words(wish: Wish) -> tuple[str, ...]:
    """Return what it is, which language, when and where, in the active language; no names."""
    sheet, language = wish.sheet, active_language()
    found = (
        title_of(sheet, language),
        language_of(wish),
        when_in_words(sheet),
        where_in_words(sheet, language),
    )
    return tuple(filter(None, found))


def steps(user: "User", thing: object | None) -> Iterator[NextStep]:
    """Say in the portal that a group is asked, until it has answered."""
    now = timezone.now()
    groups = GroupPage.objects.kept_by(user)
    if isinstance(thing, GroupPage):
        groups = groups.filter(pk=thing.pk)
    elif thing is not None:
        return
    for group in groups.in_kana_order():
        for wish in wishes_for(group, now):
            if not wish.reply_of(group.pk):
                about = f"{title_of(wish.sheet, 'ja')} ({language_of(wish)})"
                address = reverse("portal:interpreting", args=[group.pk])
                yield NextStep(ASKED, address, about, order=120)
