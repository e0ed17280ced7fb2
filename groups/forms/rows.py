"""A group's links, and the support that it offers and looks for."""

from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.forms.fields import AddressField, TextField
from hub.forms.kinds import block_choices
from hub.forms.rows import RowForm, RowSet
from hub.pages.blocks.lists import LinkBlock, SupportItemBlock

MAX_ROWS = 10
# The kind of a link, by the end of its host.
KIND_OF_HOST = {
    "instagram.com": "instagram",
    "facebook.com": "facebook",
    "x.com": "x",
    "twitter.com": "x",
    "youtube.com": "youtube",
    "youtu.be": "youtube",
    "line.me": "line",
    "lin.ee": "line",
}


def unchosen(choices: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return `choices` after an empty one: what nobody chose must not look like an answer."""
    return [("", "—"), *choices]


def kind_of(url: str) -> str:
    """Return the kind of link that the host of `url` tells, or ""."""
    host = (urlsplit(url).hostname or "").casefold()
    known = (
        kind
        for ending, kind in KIND_OF_HOST.items()
        if host == ending or host.endswith(f".{ending}")
    )
    return next(known, "")


class LinkForm(RowForm):
    main = "url"
    kind = forms.ChoiceField(
        label=_("Kind"), choices=unchosen(block_choices(LinkBlock, "kind")), required=False
    )
    url = AddressField(
        label=_("Web address"),
        required=False,
        max_length=200,
        help_text=_("Copy it from your browser. For example: instagram.com/kawabe"),
    )

    def clean(self):
        url = self.cleaned_data.get("url") or ""
        if url and not self.cleaned_data.get("kind"):
            self.cleaned_data["kind"] = kind_of(url)
        return super().clean()


class SupportForm(RowForm):
    main = "text"
    direction = forms.ChoiceField(
        label=_("Direction"),
        choices=unchosen(block_choices(SupportItemBlock, "direction")),
        required=False,
    )
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=unchosen(block_choices(SupportItemBlock, "kind")),
        required=False,
    )
    text = TextField(
        label=_("What"),
        required=False,
        max_length=200,
        help_text=_("For example: we lend tongs; we look for a van once a month"),
    )


class LinkSet(RowSet):
    heading = _("Social accounts")


class SupportSet(RowSet):
    heading = _("Support offered and wanted")


LinkRows = forms.formset_factory(LinkForm, LinkSet, extra=2, max_num=MAX_ROWS)
SupportRows = forms.formset_factory(SupportForm, SupportSet, extra=2, max_num=MAX_ROWS)
