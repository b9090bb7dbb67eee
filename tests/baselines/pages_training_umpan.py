"""The loop of an area with so many villages: what came back, whom to call, before and after."""

from datetime import date

from django.urls import reverse

from accounts.enums import Role
from tests.baselines.page import Build, Page
from tests.cast import Cast
from tests.training.making import attend, make_participant, make_program, make_session
from tests.training.making_rounds import AFTER, BEFORE, hand_over, make_module, make_villages_of, note

RULES = ("R05", "R09", "R13", "R22", "R24", "R30")


def many_villages(cast: Cast, rows: int) -> None:
    """So many villages with two rounds; every third was trained between them."""
    kecamatan = cast.villages.umeanyar.kecamatan
    desa = make_villages_of(kecamatan, rows)
    hand_over(cast.sari, BEFORE, dict.fromkeys(desa, RULES))
    rounds = hand_over(cast.sari, AFTER, {one: RULES[number % 3 :] for number, one in enumerate(desa)})
    for one in rounds[::5]:
        note(cast.rina, one, "Volume")
    program = make_program(kecamatan.kabupaten)
    for rule in RULES:
        make_module(f"Modul {rule}", [rule], program)
    session = make_session(program, kecamatan=[kecamatan], on=date(2026, 3, 9))
    for one in desa[::3]:
        attend(make_participant(session, f"Sekretaris {one.name}", one))


def loop(name: str, **kwargs: object) -> Build:
    """A page of the loop."""

    def build(cast: Cast, rows: int) -> str:
        many_villages(cast, rows)
        return f"{reverse(name, kwargs=kwargs)}?tahun={AFTER}"

    return build


PAGES = [
    Page("training_loop", loop("training_loop"), who=Role.DINAS_PMD, most=16),
    Page("training_loop of a kecamatan", loop("training_loop"), who=Role.PETUGAS_KECAMATAN, most=16),
    Page("training_loop_session", loop("training_loop_session"), who=Role.DINAS_PMD, most=14),
    Page("training_effect", loop("training_effect"), who=Role.DINAS_PMD, most=16),
    Page(
        "training_effect_download",
        loop("training_effect_download", year=AFTER, kind="xlsx"),
        who=Role.PETUGAS_KECAMATAN,
        most=16,
    ),
]
