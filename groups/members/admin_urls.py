"""The desk's pages about groups' people and their accounts, below the admin."""

from django.urls import path

from groups.members import accounts_desk, desk
from hub.core.reports import report_paths

urlpatterns = [
    *report_paths("group-accounts/", accounts_desk.AccountsView),
    path("group-accounts/new/", accounts_desk.new_account, name="accounts_new"),
    path("group-accounts/<int:pk>/code/", accounts_desk.new_code, name="accounts_new_code"),
    path("group-accounts/<int:pk>/letter/", accounts_desk.letter, name="accounts_letter"),
    path("group-accounts/<int:pk>/close/", accounts_desk.close, name="accounts_close"),
    path("group-accounts/<int:pk>/reopen/", accounts_desk.reopen, name="accounts_reopen"),
    *report_paths("group-people/", desk.GroupsPeopleView),
    path("group-people/<int:pk>/", desk.people, name="groups_people"),
    path("group-people/<int:pk>/invite/", desk.invite, name="groups_people_invite"),
    path("group-people/<int:pk>/account/", desk.account, name="groups_people_account"),
    path(
        "group-people/<int:pk>/<int:membership_id>/owner/",
        desk.make_owner,
        name="groups_people_owner",
    ),
    path(
        "group-people/<int:pk>/<int:membership_id>/remove/",
        desk.remove,
        name="groups_people_remove",
    ),
    path(
        "group-people/<int:pk>/invitations/<int:invitation_id>/withdraw/",
        desk.withdraw,
        name="groups_people_withdraw",
    ),
]
