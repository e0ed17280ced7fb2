"""What everyone reads of an exchange."""

from django.urls import path

from events.exchanges import views

urlpatterns = [path("exchange/<int:pk>/", views.report, name="exchange_report")]
