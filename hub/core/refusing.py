"""What a service refuses, said on the form that asked for it."""

from django.forms import BaseForm
from django.http import HttpResponse

from hub.core.rules import Refused


class RefusingView:
    """Beside one of Wagtail's views of a form whose saving may be refused."""

    def form_valid(self, form: BaseForm) -> HttpResponse:
        try:
            return super().form_valid(form)
        except Refused as refused:
            form.add_error(None, str(refused.answer.reason))
            self.produced_error_message = self.get_error_message()
            return self.form_invalid(form)
