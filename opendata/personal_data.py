from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hub.core.register_words import BY_PROGRAM, DESK, FROM_ARRIVAL, STAFF
from hub.core.retention import PersonalFile, Span, Term
from opendata.models import KEEP, ImportFile


def _left(before: datetime) -> QuerySet[ImportFile]:
    return ImportFile.objects.filter(created_at__lt=before)


FILES = [
    PersonalFile(
        name=ImportFile._meta.verbose_name_plural,
        models=("opendata.ImportFile",),
        purpose=_("To take over tables of groups"),
        people=STAFF,
        source=BY_PROGRAM,
        office=DESK,
        terms=(Term("opendata.imports", "opendata.ImportFile", Span(KEEP), FROM_ARRIVAL, _left),),
    ),
]
