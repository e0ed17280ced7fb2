"""The further questions of a sheet, and what somebody on it has answered."""

from hub.core.switches import is_open
from hub.questions.asked import Form
from hub.questions.models import Version
from hub.signups.models import Sheet, SignUp


def version_for(signup: SignUp) -> Version | None:
    """Return the questions that somebody is asked: those that they began with, or today's."""
    sheet: Sheet = signup.sheet
    if sheet.questionnaire_id is None or not is_open("questions"):
        return None
    if signup.answered_version_id:
        return Version.objects.select_related("questionnaire").get(pk=signup.answered_version_id)
    return Version.objects.select_related("questionnaire").asked_of(sheet.questionnaire)


def form_for(signup: SignUp, language: str) -> Form | None:
    """Return the questions for somebody in a language, None if nothing is asked."""
    version = version_for(signup)
    return Form(version, language) if version else None


def is_unfinished(signup: SignUp) -> bool:
    """Return whether questions wait for an answer: none was seen, or a needed one is open."""
    form = form_for(signup, signup.language)
    if form is None or not form.questions:
        return False
    return signup.answered_version_id is None or bool(form.missing(signup.answers))
