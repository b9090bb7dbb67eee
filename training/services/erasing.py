"""Erasing what training keeps of a person; his certificates stay as they were issued, like every issued document."""

import json
import re

from django.db.models import Q

from accounts.act_log import save_with_history
from accounts.models import Act
from musyawarah.services.erasing import FURTHER, MARK, forget_in_log
from places.models import Orang
from training.models import Participant, ParticipantImport
from training.models.participant import new_participant_code

_EMPTY = {"name": MARK, "gender": "", "office": "", "phone": "", "task_letter_number": "", "task_letter_date": None}


def erase_participant(orang: Orang, name: str, act: Act) -> None:
    """Empty his rows on the lists of sessions, their history, and what was read of him from workbooks."""
    rows = list(Participant.objects.filter(orang=orang))
    for row in rows:
        for field, value in _EMPTY.items():
            setattr(row, field, value)
        row.orang, row.code, row.version = None, new_participant_code(), row.version + 1
        save_with_history(row, act=act)
        row.history.update(**_EMPTY, orang_id=None)
    _forget_in_imports({row.session_id for row in rows}, name)
    desa = orang.desa
    if desa is not None:
        above = Q(kabupaten=desa.kabupaten_id) | Q(kecamatan=desa.kecamatan_id)
        forget_in_log(Act.objects.filter(above, subject_type__startswith="training."), name)


def _forget_in_imports(sessions: set[int], name: str) -> None:
    whole_name = re.compile(rf"(?<!\w){re.escape(json.dumps(name)[1:-1])}(?!\w)")
    for one in ParticipantImport.objects.filter(session__in=sessions):
        one.reading = json.loads(whole_name.sub(MARK, json.dumps(one.reading)))
        one.save(update_fields=["reading"])


FURTHER.append(erase_participant)
