"""The desk's addresses, below the admin's."""

from django.urls import path

from groups.moderation.views import afterwards, history, queue, review, together

urlpatterns = [
    path("group-changes/", queue.queue, name="groups_queue"),
    path("group-changes/<int:pk>/", review.review, name="groups_review"),
    path("group-changes/together/", together.together, name="groups_together"),
    path("group-changes/urgent/<int:pk>/", afterwards.urgent, name="groups_urgent"),
    path("group-changes/history/<int:pk>/", history.history, name="groups_history"),
    path("group-changes/history/<int:pk>/<int:revision>/", history.version, name="groups_version"),
]
