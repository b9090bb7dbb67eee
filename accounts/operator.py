"""In whose name a management command writes."""

from argparse import ArgumentParser

from django.core.management import CommandError
from django.utils import timezone

from accounts.enums import VILLAGE_EDITORS, Role
from accounts.models import Membership
from places.models import Desa

NO_ADMINISTRATOR = (
    "No administrator yet. First type: .venv/bin/python manage.py create_administrator USERNAME --name NAME"
)


def add_operator_argument(parser: ArgumentParser) -> None:
    """Give a command the option `--operator USERNAME`."""
    parser.add_argument(
        "--operator", metavar="USERNAME", help="in whose name to write; by default the only administrator"
    )


def operator_membership(username: str | None) -> Membership:
    """Give the membership that a command writes through: the named person's first, else the only administrator's.

    Raises `CommandError` saying what to type.
    """
    running = Membership.objects.current(timezone.localdate()).with_place()
    if username:
        membership = running.filter(orang__user__username=username.lower()).first()
        if membership is None:
            raise CommandError(f"{username} has no account with a running role; name another with --operator USERNAME.")
        return membership
    administrators = list(running.filter(role=Role.ADMINISTRATOR).select_related("orang__user"))
    if not administrators:
        raise CommandError(NO_ADMINISTRATOR)
    if len(administrators) > 1:
        names = ", ".join(sorted(m.orang.user.username for m in administrators if hasattr(m.orang, "user")))
        raise CommandError(f"There are several administrators: type --operator with one of {names}.")
    return administrators[0]


def village_operator(username: str | None, desa: Desa) -> Membership:
    """Give the membership that a command writes a village's plan through: the named person's, else its secretary's.

    A plan is written by its own village only, so an administrator is no operator here. Raises `CommandError`.
    """
    editors = Membership.objects.current(timezone.localdate()).with_place().filter(desa=desa, role__in=VILLAGE_EDITORS)
    if username:
        membership = editors.filter(orang__user__username=username.lower()).first()
        if membership is None:
            raise CommandError(f"{username} does not write the plans of Desa {desa.name}; name one who does.")
        return membership
    found = sorted(editors, key=lambda membership: (membership.role != Role.SEKRETARIS_DESA, membership.pk))
    if not found:
        raise CommandError(f"Desa {desa.name} has nobody who writes its plans. Open an account of its secretary first.")
    return found[0]
