"""How a room's applications are filled in, whose they are, and who answers them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.applications.models import Application, State
from hub.core.rules import YES, Answer
from hub.editorial.people import desk_people, is_desk
from hub.forms.declaration import Declaration, declarations

if TYPE_CHECKING:
    from hub.accounts.models import User

NOT_YOURS = gettext_lazy("This is not yours.")
CLOSED = {
    State.WAITING: gettext_lazy(
        "The city is looking at it. You can change it when it has answered."
    ),
    State.REJECTED: gettext_lazy("The city did not accept it. It can no longer be changed."),
    State.APPROVED: gettext_lazy("The city approved it. To change it, please call the desk."),
}


def _may_fill_in(user: "User", application: Application) -> Answer:
    """Return whether `user` may fill in an application now; what is urgent also afterwards."""
    form = form_of(application)
    if user not in form.applicants(application):
        return Answer(False, NOT_YOURS)
    is_open = application.state == State.APPROVED and form.named(is_urgent=True)
    if is_open or application.state not in CLOSED:
        return YES
    return Answer(False, CLOSED[State(application.state)])


@dataclass(frozen=True, eq=False, kw_only=True)
class ApplicationForm(Declaration):
    """The form of a model that derives from `Application`; registered as any declaration.

    Of its fields, those that are urgent can be changed after the city has approved: it looks at
    them afterwards.

    Attributes:
        applicants: whose an application is: they fill it in and are told what becomes of it.
        address: leads from an application to where its applicants see it.
        viewset: name of the `ApplicationViewSet` where the desk answers it.
        may_answer: whether somebody answers applications at all.
        desk: who is told that something waits.
    """

    applicants: "Callable[[Any], Iterable[User]]"
    address: Callable[[Any], str]
    viewset: str
    may_answer: "Callable[[User], bool]" = is_desk
    desk: "Callable[[], Iterable[User]]" = desk_people
    may_edit: "Callable[[User, Any], Answer]" = _may_fill_in

    def only_urgent(self) -> Answer:
        """Return the refusal of a change that is not urgent, which names what is."""
        labels = " / ".join(self.labels(self.named(is_urgent=True)))
        words = _("The city approved it. Only this can still be changed: %(labels)s")
        return Answer(False, words % {"labels": labels})


def application_forms() -> list[ApplicationForm]:
    """Return the application forms of all rooms."""
    return [form for form in declarations().values() if isinstance(form, ApplicationForm)]


def form_of(application: Application) -> ApplicationForm:
    """Return the form of an application.

    Raises:
        LookupError: its room registered none.
    """
    for form in application_forms():
        if isinstance(application, form.model):
            return form
    raise LookupError(f"No form is registered for {type(application)}.")
