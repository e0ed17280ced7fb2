"""One change = one transaction. No request here."""

from typing import TYPE_CHECKING

from hub.enquiries.models import Feedback

if TYPE_CHECKING:
    from wagtail.models import Page


def answer(page: "Page", *, useful: str, comment: str, language: str, form_key: str) -> Feedback:
    """Keep what a reader says of a page, in whichever language it is.

    Args:
        page: what was read.
        useful: a value of `Feedback.Usefulness`.
        comment: free text.
        language: code of the language that the form was in.
        form_key: what marks this sending of the form: the same again changes nothing.
    """
    facts = {"page_id": page.pk, "useful": useful, "comment": comment, "language": language}
    return Feedback.objects.get_or_create(form_key=form_key, defaults=facts)[0]
