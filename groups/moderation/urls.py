"""The desk's addresses, below the admin's."""

from django.urls import path

from groups.moderation.views import bulk, history, queue, review, urgent

urlpatterns = [
    path("group-changes/", queue.queue, name="groups_queue"),
    path("group-changes/<int:pk>/", review.review, name="groups_review"),
    path("group-changes/together/", bulk.together, name="groups_together"),
    path("group-changes/urgent/<int:pk>/", urgent.urgent, name="groups_urgent"),
    path("group-changes/history/<int:pk>/", history.history, name="groups_history"),
    path("group-changes/history/<int:pk>/<int:revision>/", history.version, name="groups_version"),
]
