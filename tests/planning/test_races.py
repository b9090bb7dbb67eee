"""Two people at the same moment, on the database that takes several writers at once."""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import connection

from accounts.models import Act
from places.errors import DomainError, StaleVersion
from planning.models import RpjmDesa, RpjmKegiatan
from planning.services.copying import copy_year
from planning.services.lines import create_line, delete_line, move_line, update_line
from planning.services.rpjm import create_rpjm, describe_rpjm, extend_rpjm
from planning.services.units import add_unit
from planning.services.visi_misi import Node, write_tree
from tests.planning.making import changed, costs_of, fresh, line_data

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Do all acts at the same moment, each with a connection of its own; give results and refusals, in their order."""
    start, outcomes = Barrier(len(acts)), [None] * len(acts)

    def do(index: int, act: Callable[[], object]) -> None:
        try:
            connection.ensure_connection()
            start.wait(timeout=10)
            outcomes[index] = act()
        except Exception as error:
            outcomes[index] = error
        finally:
            connection.close()

    threads = [Thread(target=do, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
        assert not thread.is_alive(), "two acts wait for each other"
    return outcomes


def refusals(outcomes: list[object]) -> list[type]:
    """Kinds of the errors among the outcomes."""
    return [type(outcome) for outcome in outcomes if isinstance(outcome, Exception)]


def test_of_two_who_change_a_line_one_wins_and_one_is_told(cast, add_line):
    line = add_line(costs={2027: {"DDS": 1}})
    data = {
        who: changed(line, name=who, years=line_data(costs={2027: {"DDS": amount}}).years)
        for who, amount in (("Sari", 2), ("Wati", 3))
    }
    outcomes = at_once(
        lambda: update_line(by=cast.sari, line=line, version=1, data=data["Sari"]),
        lambda: update_line(by=cast.wati, line=line, version=1, data=data["Wati"]),
    )
    assert refusals(outcomes) == [StaleVersion]
    winner = fresh(line)
    assert (winner.version, costs_of(line)) == (2, {2027: {"DDS": {"Sari": 2, "Wati": 3}[winner.name]}})
    assert Act.objects.filter(verb="update_line").values_list("orang_name", flat=True).get() == winner.name


def test_of_a_change_and_a_delete_one_wins(cast, add_line):
    line = add_line()
    outcomes = at_once(
        lambda: update_line(by=cast.sari, line=line, version=1, data=changed(line, name="Lain")),
        lambda: delete_line(by=cast.wati, line=line, version=1),
    )
    (refusal,) = refusals(outcomes)
    assert issubclass(refusal, DomainError)
    assert fresh(line).version == 2


def test_of_two_copies_of_a_year_one_wins(cast, add_line):
    line = add_line(costs={2027: {"DDS": 1}})
    outcomes = at_once(
        *(lambda by=by, to=to: copy_year(by=by, line=line, version=1, source=2027, targets=[to])
          for by, to in ((cast.sari, 2028), (cast.wati, 2029)))
    )  # fmt: skip
    assert refusals(outcomes) == [StaleVersion]
    assert len(costs_of(line)) == 2


def test_lines_added_at_once_get_places_of_their_own(cast, rpjm):
    names = [f"Kegiatan {number}" for number in range(4)]
    data = [line_data(name) for name in names]
    outcomes = at_once(*(lambda one=one: create_line(by=cast.sari, rpjm=rpjm, data=one) for one in data))
    assert refusals(outcomes) == []
    assert sorted(RpjmKegiatan.objects.values_list("position", flat=True)) == [1, 2, 3, 4]
    assert sorted(RpjmKegiatan.objects.values_list("name", flat=True)) == names


def test_moves_at_once_leave_every_line_a_place_of_its_own(cast, rpjm, add_line):
    lines = [add_line(name) for name in "ABCD"]
    moves = [(lines[0], 1), (lines[3], -1), (lines[1], 1)]
    outcomes = at_once(
        *(lambda line=line, step=step: move_line(by=cast.sari, line=line, step=step) for line, step in moves)
    )
    assert refusals(outcomes) == []
    assert sorted(RpjmKegiatan.objects.values_list("position", flat=True)) == [1, 2, 3, 4]


@pytest.mark.parametrize("other", [(2027, 2034), (2030, 2037), (2025, 2027)])
def test_of_two_plans_for_the_same_years_one_is_opened(cast, other):
    desa = cast.villages.umeanyar
    outcomes = at_once(
        lambda: create_rpjm(by=cast.sari, desa=desa, first_year=2027, last_year=2034),
        lambda: create_rpjm(by=cast.wati, desa=desa, first_year=other[0], last_year=other[1]),
    )
    assert refusals(outcomes) == [DomainError]
    assert RpjmDesa.objects.count() == 1


def test_an_extension_and_the_next_plan_do_not_share_years(cast):
    desa = cast.villages.umeanyar
    old = create_rpjm(by=cast.sari, desa=desa, first_year=2021, last_year=2026)
    outcomes = at_once(
        lambda: extend_rpjm(by=cast.sari, rpjm=old, version=1, last_year=2028, reason="UU 3/2024"),
        lambda: create_rpjm(by=cast.wati, desa=desa, first_year=2027, last_year=2034),
    )
    assert refusals(outcomes) == [DomainError]


def test_plans_of_two_villages_are_opened_at_once(cast):
    outcomes = at_once(
        lambda: create_rpjm(by=cast.sari, desa=cast.villages.umeanyar, first_year=2027, last_year=2034),
        lambda: create_rpjm(by=cast.bejo, desa=cast.villages.kalianget, first_year=2027, last_year=2034),
    )
    assert refusals(outcomes) == []


def test_of_two_who_write_the_vision_or_the_tree_one_wins(cast, rpjm):
    outcomes = at_once(
        lambda: describe_rpjm(by=cast.sari, rpjm=rpjm, version=1, visi="Sari", arah_pembangunan="", arah_keuangan=""),
        lambda: write_tree(by=cast.wati, rpjm=rpjm, version=1, nodes=(Node("Wati"),)),
    )
    assert refusals(outcomes) == [StaleVersion]
    rpjm.refresh_from_db()
    assert (rpjm.version, bool(rpjm.visi) != rpjm.misi_set.exists()) == (2, True)


def test_a_unit_added_by_two_is_one_unit(cast, codes):
    desa = cast.villages.umeanyar
    outcomes = at_once(
        lambda: add_unit(by=cast.sari, desa=desa, name="gerobak"),
        lambda: add_unit(by=cast.wati, desa=desa, name="gerobak"),
    )
    assert refusals(outcomes) == []
    assert outcomes[0] == outcomes[1]
