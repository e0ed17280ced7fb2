"""The register of personal data (個人情報ファイル簿) as lines of a table."""

from django.utils.translation import gettext_lazy as _

from hub.core.retention import PersonalFile, all_files
from hub.privacy.models import TermSetting

HEADINGS = (
    _("Name of the file"),
    _("Office"),
    _("What for"),
    _("Which data"),
    _("Whose data"),
    _("Where from"),
    _("Who gets them"),
    _("How long they are kept"),
)


def line_of(file: PersonalFile) -> list[str]:
    """Return the cells of a file's line, as `HEADINGS` names them."""
    return [
        str(file.name),
        str(file.office),
        str(file.purpose),
        ", ".join(file.items),
        str(file.people),
        str(file.source),
        str(file.recipients),
        "; ".join([*file.how_long, *_classifications(file)]),
    ]


def _classifications(file: PersonalFile) -> list[str]:
    """Return what the city calls the terms of this file in its own rules on records."""
    keys = [term.key for term in file.terms]
    found = TermSetting.objects.filter(term__in=keys).exclude(classification="")
    return list(found.order_by("term").values_list("classification", flat=True))


def lines() -> list[list[str]]:
    return [line_of(file) for file in all_files()]
