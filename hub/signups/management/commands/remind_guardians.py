from django.core.management.base import BaseCommand
from django.utils import timezone

from hub.signups.guardians.services import is_time_to_remind, remind
from hub.signups.models import SignUp


class Command(BaseCommand):
    help = "Asks guardians once more who have not answered: twice in their term."

    def handle(self, *args, **options) -> None:
        now = timezone.now()
        for signup in SignUp.objects.to_remind_guardians():
            if is_time_to_remind(signup, now):
                remind(signup.pk, now)
