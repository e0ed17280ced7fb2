"""The groups' own pages, below /mypage/ in each language."""

from django.urls import path

from groups import enquiries, own_address, views
from groups.interpreting import views as interpreting
from groups.members import invitation_answers
from groups.members import views as members
from groups.portal import PORTAL
from groups.registration import views as registration
from groups.yearly_confirmation import views as confirmation
from hub.submissions.urls import patterns

CLOSED_TO_ROBOTS = True
app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("start/", registration.start, name="start"),
    path("start/email/", registration.ask_mailbox, name="ask_mailbox"),
    path("start/sent/", registration.mail_sent, name="mail_sent"),
    path("start/no-mail/", registration.no_mail, name="no_mail"),
    path("start/link/<str:token>/", registration.confirm_link, name="confirm_link"),
    path("address/<str:token>/", own_address.answer, name="own_address"),
    path("new/", registration.new_group, name="new_group"),
    path("<int:pk>/", views.group, name="page"),
    *patterns(PORTAL),
    path("<int:pk>/give-up/", registration.give_up, name="give_up"),
    path("<int:pk>/enquiries/", enquiries.settings, name="enquiries"),
    path("invitation/<str:token>/", invitation_answers.answer_by_link, name="invitation"),
    path("<int:pk>/interpreting/", interpreting.interpreting, name="interpreting"),
    path("<int:pk>/people/", members.people, name="people"),
    path("<int:pk>/people/invite/", members.invite, name="invite"),
    path("<int:pk>/people/hand-over/", members.hand_over, name="hand_over"),
    path("<int:pk>/people/answer/", invitation_answers.answer_request, name="request"),
    path("<int:pk>/people/leave/", members.leave, name="leave"),
    path("<int:pk>/people/<int:membership_id>/owner/", members.make_owner, name="make_owner"),
    path("<int:pk>/people/<int:membership_id>/remove/", members.remove, name="remove"),
    path("<int:pk>/people/invitations/<int:invitation_id>/again/", members.renew, name="renew"),
    path(
        "<int:pk>/people/invitations/<int:invitation_id>/withdraw/",
        members.withdraw,
        name="withdraw_invitation",
    ),
    path("confirm/<str:token>/", confirmation.confirm, name="confirm"),
    path("<int:pk>/confirm/", confirmation.confirm_signed_in, name="confirm_signed_in"),
    path("<int:pk>/life/<slug:kind>/", confirmation.ask, name="life"),
]
