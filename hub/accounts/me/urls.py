"""What people do with their own account, below /mypage/me/ in each language."""

from django.urls import path
from django.views.decorators.cache import never_cache
from wagtail.utils.urlpatterns import decorate_urlpatterns

from hub.accounts.me import views

CLOSED_TO_ROBOTS = True
app_name = "me"
urlpatterns = [
    path("", views.home, name="home"),
    path("details/", views.details, name="details"),
    path("email/", views.new_email, name="email"),
    path("email/<str:token>/", views.take_email, name="email_link"),
    path("password/", views.first_password, name="password"),
    path("data/", views.data, name="data"),
    path("delete/", views.delete, name="delete"),
    path("delete/link/", views.ask_deletion_link, name="ask_deletion_link"),
    path("delete/<str:token>/", views.delete, name="delete_link"),
]
decorate_urlpatterns(urlpatterns, never_cache)
