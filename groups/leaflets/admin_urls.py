from django.urls import path

from groups.leaflets import desk

urlpatterns = [
    path("leaflet-prints/<int:pk>/", desk.corner, name="groups_corner"),
    path("leaflet-prints/<int:pk>/order/", desk.order, name="groups_corner_order"),
    path("leaflet-prints/<int:pk>/placed/", desk.placed, name="groups_corner_placed"),
    path("leaflet-prints/file/<int:pk>/", desk.file, name="groups_corner_print"),
]
