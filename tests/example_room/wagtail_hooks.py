from django.contrib.auth.models import AnonymousUser
from wagtail import hooks

from hub.accounts.models import User
from hub.applications.admin import ApplicationViewSet
from hub.assets.models import HubDocument
from hub.forms.drafts import drafted_values
from tests.example_room.models import Loan
from tests.example_room.portal import LOAN


class LoanViewSet(ApplicationViewSet):
    model = Loan
    icon = "tag"
    menu_label = "貸し出し"
    add_to_admin_menu = True
    form_fields = ["returned_at"]
    list_display = ["tool", "user", "due_on", "state"]


@hooks.register("register_admin_viewset")
def register_loans() -> LoanViewSet:
    return LoanViewSet("tool_loans")


@hooks.register("may_see_document")
def borrowers_see_what_they_added(user: User | AnonymousUser, document: HubDocument) -> bool:
    own = Loan.objects.filter(user_id=user.pk)
    return any(document.pk in LOAN.documents(drafted_values(LOAN, loan)) for loan in own)
