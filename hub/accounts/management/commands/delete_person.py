from django.core.management.base import BaseCommand, CommandError

from hub.accounts.identifiers import normalise_login
from hub.accounts.me.services import CannotDelete, delete_person, obstacles
from hub.accounts.models import User


class Command(BaseCommand):
    help = (
        "Delete the account of a person outside city hall on their written request. Without --yes"
        " it only says what it would do."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("login", help="the ID or the e-mail of the person")
        parser.add_argument(
            "--reference", required=True, help="number of the written request, for the record"
        )
        parser.add_argument("--by", required=True, help="staff number of who carries it out")
        parser.add_argument("--yes", action="store_true", help="do it")

    def handle(self, *args, login: str, reference: str, by: str, yes: bool, **options) -> None:
        user = self._person(login)
        officer = User.objects.filter(username=by, is_active=True).first()
        if officer is None:
            raise CommandError(f"There is no active account {by}.")
        if reasons := obstacles(user):
            raise CommandError("\n".join(reasons))
        if not yes:
            groups = [str(row.group) for row in user.memberships.select_related("group")]
            self.stdout.write(f"Would delete {user.username} ({', '.join(groups) or 'no group'}).")
            self.stdout.write("Nothing was changed. Give --yes to do it.")
            return
        try:
            deletion = delete_person(user, by=officer, reference=reference)
        except CannotDelete as refused:
            raise CommandError("\n".join(refused.reasons)) from None
        self.stdout.write(f"Deleted; record {deletion.pk}, request {reference}.")

    def _person(self, login: str) -> User:
        name = normalise_login(login)
        field = "email" if "@" in name else "username"
        user = User.objects.filter(**{f"{field}__iexact": name}).first()
        if user is None:
            raise CommandError(f"There is no account {login}.")
        return user
