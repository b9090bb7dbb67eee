"""With which forms the secretary of a village was trained; his training follows him, not his chair."""

from datetime import date

from django.db.models import DateField, Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from places.models import Desa
from training.enums import ParticipantRole, SessionStatus
from training.models import AttendanceMark, Participant, ProgramModule
from villages.enums import JabatanKind
from villages.models import PemangkuJabatan


def forms_taught_to_secretary(desa: Desa, *, on: date) -> frozenset[str]:
    """The `form_set` of every programme on plans that who is secretary on the day attended; "" teaches any. One query.

    Where the list of participants names no person of the register, the village's secretary is meant who sat there
    since the present one took office; where the register names nobody, whoever sat there for the village.
    """
    holders = PemangkuJabatan.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=on), desa=desa, starts_on__lte=on, jabatan__kind=JabatanKind.SEKRETARIS_DESA
    )
    since = Coalesce(
        Subquery(holders.order_by("-starts_on").values("starts_on")[:1]), Value(date.min), output_field=DateField()
    )
    marks = AttendanceMark.objects.filter(participant=OuterRef("pk"), half__held_on__lte=on)
    came = Participant.objects.filter(
        Exists(marks),
        _himself(holders, desa, since),
        session__program__deleted_at=None,
    ).exclude(session__status=SessionStatus.CANCELLED)
    taught = came.order_by().annotate(treats=_treats_plans()).filter(~Q(session__program__form_set="") | Q(treats=True))
    return frozenset(taught.values_list("session__program__form_set", flat=True).distinct())


def _himself(holders, desa: Desa, since: Coalesce) -> Q:
    """The person, or a row without a person that can only mean him."""
    chair = Q(desa=desa, role=ParticipantRole.SEKRETARIS_DESA)
    unnamed = chair & Q(orang=None) & Q(session__starts_on__gte=since)
    return Q(orang__in=holders.values("orang")) | unnamed | (chair & ~Exists(holders))


def _treats_plans() -> Exists:
    """Whether a module of the programme treats a rule of the plans."""
    modules = ProgramModule.objects.filter(program=OuterRef("session__program")).exclude(module__rules=[])
    return Exists(modules)
