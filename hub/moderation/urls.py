"""The desk's addresses, below the admin's."""

from django.urls import path

from hub.moderation.views import bulk, history, queue, review, scans, urgent

urlpatterns = [
    path("submissions/", queue.queue, name="moderation_queue"),
    path("submissions/<int:pk>/", review.review, name="moderation_review"),
    path("submissions/together/", bulk.together, name="moderation_together"),
    path("submissions/scans/<int:pk>/", scans.scan, name="moderation_scan"),
    path("submissions/urgent/<int:pk>/", urgent.urgent, name="moderation_urgent"),
    path("submissions/history/<int:pk>/", history.history, name="moderation_history"),
    path(
        "submissions/history/<int:pk>/<int:revision>/", history.version, name="moderation_version"
    ),
]
