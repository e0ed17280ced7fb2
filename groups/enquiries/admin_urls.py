from django.urls import path

from groups.enquiries import desk

urlpatterns = [
    path("group-enquiries/", desk.index, name="groups_enquiries"),
    path("group-enquiries/<int:pk>/passed-on/", desk.passed_on, name="groups_enquiry_passed_on"),
    path("group-enquiries/block/", desk.block, name="groups_enquiries_block"),
    path("group-enquiries/unblock/<int:pk>/", desk.unblock, name="groups_enquiries_unblock"),
    path("group-enquiries/close/<int:pk>/", desk.close, name="groups_enquiries_close"),
]
