from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSet

from tests.example_room.models import Loan


class LoanViewSet(ModelViewSet):
    model = Loan
    icon = "tag"
    menu_label = "貸し出し"
    add_to_admin_menu = True
    form_fields = ["due_on", "returned_at"]
    list_display = ["tool", "user", "due_on"]


@hooks.register("register_admin_viewset")
def register_loans() -> LoanViewSet:
    return LoanViewSet("tool_loans")
