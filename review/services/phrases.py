"""Writing the standing phrases of a kabupaten's officers."""

from collections.abc import Sequence

from django.db import transaction

from accounts.act_log import log_act
from accounts.models import Membership
from places.errors import DomainError
from places.models import Kabupaten
from planning.policy import may_write_for_kabupaten
from review.models import ReviewPhrase
from villages.services.locking import lock_setting

MOST_PHRASES = 100
LONGEST = 300


@transaction.atomic
def save_phrases(*, by: Membership, kabupaten: Kabupaten, version: int, texts: Sequence[str]) -> int:
    """Replace the list; its order is that of the texts, and a text that stands twice is kept once.

    Gives how many there are. `version` is that of the kabupaten's settings. Raises NotAllowed, StaleVersion, and
    DomainError at "phrases" for too many or a text that is too long.
    """
    setting = lock_setting(kabupaten, version=version)
    may_write_for_kabupaten(by, kabupaten.pk).require()
    wanted = list(dict.fromkeys(" ".join(text.split()) for text in texts if text.strip()))
    if len(wanted) > MOST_PHRASES:
        raise DomainError(f"Paling banyak {MOST_PHRASES} kalimat.", field="phrases")
    if long := next((text for text in wanted if len(text) > LONGEST), None):
        raise DomainError(f"Kalimat “{long[:40]}…” lebih dari {LONGEST} huruf.", field="phrases")
    rows = ReviewPhrase.objects.filter(kabupaten=kabupaten)
    if list(rows.values_list("text", flat=True)) == wanted:
        return len(wanted)
    rows.delete()
    ReviewPhrase.objects.bulk_create(
        ReviewPhrase(kabupaten=kabupaten, text=text, position=number) for number, text in enumerate(wanted, start=1)
    )
    setting.version += 1
    setting.save()
    summary = f"Kalimat baku pemeriksa: {len(wanted)} kalimat"
    log_act(by=by, verb="save_review_phrases", subject=setting, place=kabupaten, summary=summary)
    return len(wanted)
