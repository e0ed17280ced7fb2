"""The desk's pages about groups' people, below the admin."""

from django.urls import path

from groups.members import desk

urlpatterns = [
    path("group-people/", desk.index, name="groups_people_index"),
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
