"""What differs between two versions of a group's page, field by field, in plain words."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from groups.choices import Accessibility, Audience, SpokenLanguage, Weekday
from groups.forms import STEPS
from groups.forms.documents import DocumentsForm
from groups.forms.rows import block_choices
from groups.models import GroupPage
from groups.privacy import PUBLIC_CHOICES
from groups.values import CODE_ROWS, TERM_ROWS, read
from hub.assets.models import HubDocument, HubImage
from hub.pages.blocks.lists import LinkBlock, SupportItemBlock
from hub.pages.models import ActivityField, Area, Need

TAXONOMIES = {"activity_fields": ActivityField, "needs": Need, "areas": Area}
CODES = {
    "audiences": Audience,
    "days": Weekday,
    "languages_spoken": SpokenLanguage,
    "accessibility": Accessibility,
}
# Beyond the portal: what staff may change in the same version.
STAFF_VALUES = (
    "slug",
    "latitude",
    "longitude",
    "activity_status",
    "paused_until",
    "closed_on",
    "registered_on",
    "department",
)


@dataclass(frozen=True)
class Line:
    """A line of a value; `image` if it is a picture, `url` if it is a file."""

    text: str
    image: HubImage | None = None
    url: str = ""


@dataclass(frozen=True)
class Change:
    name: str
    label: str
    step: str
    before: list[Line] = field(default_factory=list)
    after: list[Line] = field(default_factory=list)
    private_before: bool = False
    private_after: bool = False


def compared_values() -> dict[str, str]:
    """Return {name: step} of all that is compared, in the order of the steps."""
    names = {name: form.slug for form in STEPS.values() for name in form.value_names()}
    return names | dict.fromkeys(STAFF_VALUES, "")


def changed_names(before: GroupPage, after: GroupPage) -> list[str]:
    """Return the names of the values that differ, in the order of the steps."""
    names = tuple(compared_values())
    old, new = read(before, names), read(after, names)
    return [name for name in names if old[name] != new[name]]


def changes_between(before: GroupPage, after: GroupPage) -> list[Change]:
    """Return what differs from page `before` to page `after`, in the order of the steps."""
    names = compared_values()
    old, new = read(before, tuple(names)), read(after, tuple(names))
    return [
        Change(
            name=name,
            label=label_of(name),
            step=step,
            before=lines(name, old[name]),
            after=lines(name, new[name]),
            private_before=is_private(name, old),
            private_after=is_private(name, new),
        )
        for name, step in names.items()
        if old[name] != new[name]
    ]


def contents_of(page: GroupPage) -> list[Change]:
    """Return all that `page` says, in the order of the steps: of a new page everything is new."""
    names = compared_values()
    values = read(page, tuple(names))
    said = {name: lines(name, values[name]) for name in names}
    return [
        Change(
            name=name,
            label=label_of(name),
            step=names[name],
            after=after,
            private_after=is_private(name, values),
        )
        for name, after in said.items()
        if after
    ]


def is_private(name: str, values: dict[str, object]) -> bool:
    choice = PUBLIC_CHOICES.get(name)
    return bool(choice) and not values[choice]


def label_of(name: str) -> str:
    """Return the name of a value for people, in the active language."""
    for form in STEPS.values():
        if name in form.labels:
            return str(form.labels[name])
        if name in form.base_fields:
            return str(form.base_fields[name].label)
    if name in TERM_ROWS or name in CODE_ROWS:
        return name
    return str(GroupPage._meta.get_field(name).verbose_name)


def lines(name: str, value: object) -> list[Line]:
    """Return a plain value as lines to read, in the active language; nothing if it is empty."""
    if name in ("photos", "logo"):
        return _pictures(name, value)
    if name in DocumentsForm.papers:
        papers = HubDocument.objects.filter(pk=value)
        return [Line(paper.filename, url=paper.url) for paper in papers]
    if name == "links":
        kinds = dict(block_choices(LinkBlock, "kind"))
        return [Line(f"{kinds.get(row['kind'], row['kind'])}: {row['url']}") for row in value]
    if name == "support":
        words = dict(block_choices(SupportItemBlock, "direction")) | dict(
            block_choices(SupportItemBlock, "kind")
        )
        return [
            Line(f"{words[row['direction']]} – {words[row['kind']]}: {row['text']}")
            for row in value
        ]
    if name in TAXONOMIES:
        labels = {term.code: term.label for term in TAXONOMIES[name].objects.all()}
        return [Line(labels.get(code, code)) for code in value]
    if name in CODES:
        labels = dict(CODES[name].choices)
        return [Line(str(labels.get(code, code))) for code in value]
    return [Line(text) for text in [_words(name, value)] if text]


def _pictures(name: str, value) -> list[Line]:
    rows = value if name == "photos" else [{"image": value, "alt": "", "caption": ""}]
    images = HubImage.objects.in_bulk([row["image"] for row in rows if row["image"]])
    return [
        Line(
            " / ".join(part for part in (row["alt"], row["caption"]) if part), images[row["image"]]
        )
        for row in rows
        if row["image"] in images
    ]


def _words(name: str, value: object) -> str:
    if name.endswith("_public"):
        return _("Public") if value else _("Private")
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list):
        return ", ".join(str(entry) for entry in value)
    if value in ("", None):
        return ""
    model_field = GroupPage._meta.get_field(name)
    if model_field.choices:
        return str(dict(model_field.flatchoices).get(value, value))
    if model_field.get_internal_type() == "DateField":
        day = date.fromisoformat(value)
        return date_format(day, "YEAR_MONTH_FORMAT" if name == "founded" else "DATE_FORMAT")
    if model_field.remote_field:
        return str(model_field.remote_field.model.objects.filter(pk=value).first() or "")
    return str(value)
