"""The groups' own pages, below /mypage/ in each language."""

from django.urls import path

from groups.views import history, portal, sending, steps

app_name = "portal"
urlpatterns = [
    path("", portal.home, name="home"),
    path("<int:pk>/", portal.group, name="group"),
    path("<int:pk>/preview/", portal.preview, name="preview"),
    path("<int:pk>/edit/<slug:slug>/", steps.edit_step, name="step"),
    path("<int:pk>/check/", sending.check, name="check"),
    path("<int:pk>/urgent/", sending.urgent, name="urgent"),
    path("<int:pk>/history/", history.history, name="history"),
    path("<int:pk>/history/<int:revision>/", history.version, name="version"),
    path("<int:pk>/withdraw/", sending.withdraw, name="withdraw"),
    path("<int:pk>/discard/", sending.discard, name="discard"),
]
