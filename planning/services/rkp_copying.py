"""Copying a whole line of a RKP Desa to a new one."""

from dataclasses import replace

from django.db import transaction

from accounts.models import Membership
from planning.models import RkpKegiatan
from planning.reading import rkp_line_data
from planning.services.rkp_lines import create_rkp_line


@transaction.atomic
def copy_rkp_line(*, by: Membership, line: RkpKegiatan) -> RkpKegiatan:
    """A new line with a new uid and the same content, in the same plan, its name marked as a copy.

    The copy continues nothing: what was carried over from last year is carried over once.
    """
    data = rkp_line_data(line)
    copy = replace(data, name=f"{data.name[:285]} (salinan)", carried_from=None)
    return create_rkp_line(by=by, rkp=line.rkp, data=copy)
