"""Leaflets of groups, below /leaflets/ in each language."""

from django.urls import path, register_converter

from groups.leaflets import views
from groups.leaflets.screen import screen
from groups.models import LeafletSize


class SizeConverter:
    regex = "|".join(LeafletSize.values)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(SizeConverter, "leaflet_size")

urlpatterns = [
    path("<slug:slug>/<leaflet_size:size>/", views.sheet, name="leaflet"),
    path("<slug:slug>/<leaflet_size:size>.pdf", views.file, name="leaflet_pdf"),
    path("<slug:slug>/qr.svg", views.qr, name="leaflet_qr"),
    path("corners/<slug:slug>/<int:part>/", screen, name="corner_screen"),
]
