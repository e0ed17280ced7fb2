from django.urls import path

from groups.mistakes import desk

urlpatterns = [
    path("group-mistakes/", desk.index, name="groups_mistakes"),
    path("group-mistakes/<int:pk>/forward/", desk.forward, name="groups_mistake_forward"),
    path("group-mistakes/<int:pk>/settle/", desk.settle, name="groups_mistake_settle"),
]
