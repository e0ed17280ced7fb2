"""What waits for who answers applications (`hub.core.today`)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.text import format_lazy

from hub.applications.form import application_forms
from hub.applications.models import Entry, State
from hub.core.today import Waiting

if TYPE_CHECKING:
    from hub.accounts.models import User


def lines(user: "User") -> Iterator[Waiting]:
    for form in application_forms():
        if form.may_answer(user):
            name = form.model._meta.verbose_name_plural
            waiting = form.model.objects.filter(state=State.WAITING).count()
            changed = Entry.objects.of_model(form.model).to_look_at().count()
            address = reverse(f"{form.viewset}:index")
            yield Waiting(waiting, format_lazy("{}: {}", name, State.WAITING.label), address)
            label = format_lazy("{}: {}", name, Entry.Kind.CHANGED.label)
            yield Waiting(changed, label, address)
