"""The groups' own pages, below /mypage/ in each language."""

from django.urls import path

from groups.registration import views as registration
from groups.views import portal, sending, steps

app_name = "portal"
urlpatterns = [
    path("", portal.home, name="home"),
    path("start/", registration.start, name="start"),
    path("start/email/", registration.ask_mailbox, name="ask_mailbox"),
    path("start/sent/", registration.mail_sent, name="mail_sent"),
    path("start/no-mail/", registration.no_mail, name="no_mail"),
    path("start/link/<str:token>/", registration.confirm_link, name="confirm_link"),
    path("new/", registration.new_group, name="new_group"),
    path("<int:pk>/", portal.group, name="group"),
    path("<int:pk>/give-up/", registration.give_up, name="give_up"),
    path("<int:pk>/preview/", portal.preview, name="preview"),
    path("<int:pk>/edit/<slug:slug>/", steps.edit_step, name="step"),
    path("<int:pk>/check/", sending.check, name="check"),
    path("<int:pk>/withdraw/", sending.withdraw, name="withdraw"),
    path("<int:pk>/discard/", sending.discard, name="discard"),
]
