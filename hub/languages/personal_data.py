from django.utils.translation import gettext_lazy as _

from hub.core.register_words import ADMINISTRATORS, BY_PROGRAM, PROVE_PAGES, STAFF, WITH_PAGE
from hub.core.retention import PersonalFile

FILES = [
    PersonalFile(
        name=_("Who translated pages"),
        models=(
            "languages.Digest",
            "languages.PendingWork",
            "languages.TranslationRecord",
            "languages.TranslatedRevision",
            "languages.TranslatedRevision_authors",
            "languages.Remark",
            "languages.LanguageRule",
            "wagtail_localize.StringTranslation",
            "wagtail_localize.SegmentOverride",
        ),
        purpose=PROVE_PAGES,
        people=STAFF,
        source=BY_PROGRAM,
        office=ADMINISTRATORS,
        kept=WITH_PAGE,
    ),
]
