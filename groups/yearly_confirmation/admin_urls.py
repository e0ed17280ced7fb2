"""The desk's addresses below the admin (registered in wagtail_hooks)."""

from django.urls import path

from groups.yearly_confirmation import desk

ROOT = "group-confirmation"
urlpatterns = [
    path(f"{ROOT}/", desk.index, name="groups_confirmation"),
    path(f"{ROOT}/slips/", desk.print_slips, name="groups_slips"),
    path(f"{ROOT}/<int:pk>/slip/", desk.record_slip, name="groups_record_slip"),
    path(f"{ROOT}/<int:pk>/call/", desk.record_call, name="groups_record_call"),
    path(f"{ROOT}/<int:pk>/take-back/", desk.take_back, name="groups_take_back"),
    path(f"{ROOT}/<int:pk>/remind/", desk.remind, name="groups_remind"),
    path(f"{ROOT}/<int:pk>/take-out/", desk.take_out, name="groups_take_out"),
    path(f"{ROOT}/<int:pk>/put-back/", desk.put_back, name="groups_put_back"),
]
