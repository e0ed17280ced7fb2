from django.utils.translation import gettext_lazy as _

from hub.core.register_words import ACCOUNTS, ADMINISTRATORS, BY_PROGRAM
from hub.core.retention import PersonalFile

FILES = [
    PersonalFile(
        name=_("Who uploaded pictures and documents"),
        models=(
            "assets.HubImage",
            "assets.HubDocument",
            "wagtailimages.Image",
            "wagtaildocs.Document",
            "wagtailcore.UploadedFile",
        ),
        purpose=_("To know whom to ask about a picture"),
        people=ACCOUNTS,
        source=BY_PROGRAM,
        office=ADMINISTRATORS,
        kept=_("As long as the picture or document"),
    ),
]
