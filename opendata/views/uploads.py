"""A table that somebody of city hall sends, kept until it was looked at and brought in."""

from collections.abc import Callable

from django.forms import Form
from django.http import HttpRequest

from hub.core.quota import LIBRARY, may_send
from hub.tables.reading import Unreadable
from opendata.importing.services import keep_file
from opendata.models import ImportFile


def kept_upload(
    request: HttpRequest, form: Form, read: Callable[[bytes], object]
) -> ImportFile | None:
    """Keep the file of a valid `form` if `read` can read it; else say on the form why not.

    Args:
        read: takes the file's content. Raises Unreadable.
    """
    file = form.cleaned_data["file"]
    content = file.read()
    room = may_send([file], person=request.user.pk, of_person=LIBRARY)
    try:
        if not room:
            raise Unreadable(room.reason)
        read(content)
    except Unreadable as error:
        form.add_error("file", str(error))
        return None
    return keep_file(request.user, file.name, content)
