"""Planning a training out of what came back in the plans: programme, session and the villages that need it."""

from collections.abc import Collection
from dataclasses import replace

from django.db import transaction

from accounts.models import Membership
from places.errors import DomainError
from places.models import Desa
from training.models import TrainingSession
from training.program_data import ProgramData
from training.services.participant_fill import fill_participants
from training.services.programs import create_program
from training.services.sessions import create_session
from training.session_data import SessionData


@transaction.atomic
def plan_training(
    *, by: Membership, program: ProgramData, session: SessionData, desa: Collection[Desa]
) -> TrainingSession:
    """Make a programme with its first session and put these villages, no others, onto its list.

    The session calls the kecamatan that they lie in, in the order of their codes. Raises NotAllowed, and DomainError:
    no village is chosen, or parts do not fit (it names the field).
    """
    if not desa:
        raise DomainError("Pilih paling sedikit satu desa.", field="desa")
    kecamatan = {one.kecamatan_id: one.kecamatan for one in sorted(desa, key=lambda one: one.kecamatan.code)}
    made = create_program(by=by, data=program)
    planned = create_session(by=by, program=made, data=replace(session, kecamatan=tuple(kecamatan.values())))
    fill_participants(by=by, session=planned, only={one.pk for one in desa})
    return planned
