"""`create_administrator USERNAME --name NAME`: the first person on a fresh installation."""

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from accounts.models import User
from accounts.services.administrators import create_first_administrator, restore_administrator
from places.errors import DomainError


class Command(BaseCommand):
    """Open the first administrator's account, or restore an administrator's."""

    help = "Opens the first administrator's account (or restores it) and prints a one-time code."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the user name and the person's name."""
        parser.add_argument("username")
        parser.add_argument("--name", default="Administrator", help="the person's name as printed")

    def handle(self, *, username: str, name: str, **options) -> None:
        """Print the code."""
        try:
            if User.objects.filter(username=username.lower()).exists():
                issued = restore_administrator(username=username)
            else:
                issued = create_first_administrator(username=username, name=name)
        except DomainError as error:
            raise CommandError(error.message) from error
        self.stdout.write(f"User name: {issued.user.username}")
        self.stdout.write(f"One-time code: {issued.code}  (valid until {issued.expires_at:%Y-%m-%d %H:%M} UTC)")
        self.stdout.write(f"Choose a password at {reverse('account_start')} on this site.")
