"""Django's password validators with friendly messages in all our languages."""

from django.contrib.auth import password_validation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

# Of the demonstration's accounts. It stands in the README, so it opens nothing elsewhere.
PUBLISHED = "hiroba-2026"


class LongEnough(password_validation.MinimumLengthValidator):
    def get_error_message(self) -> str:
        return ngettext(
            "Please use at least %(min_length)d character.",
            "Please use at least %(min_length)d characters.",
            self.min_length,
        ) % {"min_length": self.min_length}

    def get_help_text(self) -> str:
        return ngettext(
            "At least %(min_length)d character. Several words in a row are good.",
            "At least %(min_length)d characters. Several words in a row are good.",
            self.min_length,
        ) % {"min_length": self.min_length}


class NotYourName(password_validation.UserAttributeSimilarityValidator):
    def __init__(self, max_similarity: float = 0.7) -> None:
        super().__init__(("username", "display_name", "email"), max_similarity)

    def get_error_message(self) -> str:
        return _("This is too much like your name, ID or e-mail. Please choose another.")

    def get_help_text(self) -> str:
        return _("Not your name, ID or e-mail.")


class NotCommon(password_validation.CommonPasswordValidator):
    def __init__(self) -> None:
        super().__init__()
        self.passwords = self.passwords | {PUBLISHED}

    def get_error_message(self) -> str:
        return _("Many people use this password, so it is easy to guess. Please choose another.")

    def get_help_text(self) -> str:
        return _("Not a password that many people use.")
