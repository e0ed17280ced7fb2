from django.urls import path

from events.trainings import views

CLOSED_TO_ROBOTS = True
urlpatterns = [
    path("k/c/<str:number>/", views.certificate, name="certificate"),
    path("certificate/<str:token>.pdf", views.certificate_pdf, name="certificate_pdf"),
    path("mypage/trainings/", views.mine, name="my_trainings"),
]
