"""The tree misi - tujuan - sasaran."""

import pytest

from accounts.models import Act
from accounts.verdict import NotAllowed
from places.errors import DomainError, StaleVersion
from planning.models import Misi, SasaranRpjm, Tujuan
from planning.services.lines import delete_line
from planning.services.visi_misi import Node, write_tree
from tests.planning.making import fresh

TREE = (
    Node("Air", children=(Node("Sumur", children=(Node("Sumur bor"), Node("Pipa"))), Node("Sungai"))),
    Node("Jalan"),
)


def stored(rpjm) -> tuple[Node, ...]:
    """The tree as it is in the database, with the ids of its rows."""
    return tuple(
        Node(
            misi.text,
            misi.pk,
            tuple(
                Node(tujuan.text, tujuan.pk, tuple(Node(row.text, row.pk) for row in tujuan.sasaran_set.all()))
                for tujuan in misi.tujuan_set.all()
            ),
        )
        for misi in rpjm.misi_set.all()
    )


def words(nodes: tuple[Node, ...]) -> list:
    """The texts of a tree without its ids."""
    return [(node.text, words(node.children)) for node in nodes]


@pytest.fixture
def tree(cast, rpjm) -> tuple[Node, ...]:
    """The plan's tree as written by Sari."""
    write_tree(by=cast.sari, rpjm=rpjm, version=1, nodes=TREE)
    rpjm.refresh_from_db()
    return stored(rpjm)


def test_a_tree_is_written_in_the_order_it_was_given(tree):
    assert words(tree) == words(TREE)


def test_rows_that_stay_keep_their_identity_through_any_change(cast, rpjm, tree):
    air, jalan = tree
    sumur, _ = air.children
    bor, pipa = sumur.children
    new = (
        Node("Jalan baik", jalan.pk, (Node("Gang"),)),
        Node("Air", air.pk, (Node("Sumur", sumur.pk, (Node("Pipa", pipa.pk), Node("Sumur bor", bor.pk))),)),
    )
    write_tree(by=cast.wati, rpjm=rpjm, version=rpjm.version, nodes=new)
    after = stored(rpjm)
    assert words(after) == words(new)
    assert [node.pk for node in after] == [jalan.pk, air.pk]
    assert [node.pk for node in after[1].children[0].children] == [pipa.pk, bor.pk]
    assert (Misi.objects.count(), Tujuan.objects.count(), SasaranRpjm.objects.count()) == (2, 2, 2)


def test_lines_keep_the_sasaran_they_serve(cast, rpjm, tree, add_line):
    bor = tree[0].children[0].children[0]
    line = add_line(sasaran=SasaranRpjm.objects.get(pk=bor.pk))
    renamed = (Node("Air", tree[0].pk, (Node("Sumur", tree[0].children[0].pk, (Node("Bor dalam", bor.pk),)),)),)
    write_tree(by=cast.sari, rpjm=rpjm, version=rpjm.version, nodes=renamed)
    assert fresh(line).sasaran.text == "Bor dalam"


def test_a_sasaran_that_a_living_line_serves_does_not_vanish(cast, rpjm, tree, add_line):
    line = add_line(sasaran=SasaranRpjm.objects.get(text="Pipa"))
    with pytest.raises(DomainError, match="“Pipa” masih dipakai"):
        write_tree(by=cast.sari, rpjm=rpjm, version=rpjm.version, nodes=(Node("Baru"),))
    assert words(stored(rpjm)) == words(TREE)
    delete_line(by=cast.sari, line=line, version=1)
    write_tree(by=cast.sari, rpjm=rpjm, version=rpjm.version, nodes=(Node("Baru"),))
    assert words(stored(rpjm)) == [("Baru", [])]
    assert fresh(line).sasaran is None


@pytest.mark.parametrize("depth", [0, 1, 2])
def test_a_row_of_another_plan_is_never_taken_over(cast, rpjm, neighbours_rpjm, depth):
    write_tree(by=cast.bejo, rpjm=neighbours_rpjm, version=1, nodes=TREE)
    foreign = stored(neighbours_rpjm)[0]
    foreign = [foreign, foreign.children[0], foreign.children[0].children[0]][depth]
    node = Node("Direbut", foreign.pk)
    for _ in range(depth):
        node = Node("Atas", children=(node,))
    with pytest.raises(DomainError, match="sudah dihapus"):
        write_tree(by=cast.sari, rpjm=rpjm, version=1, nodes=(node,))
    assert words(stored(neighbours_rpjm)) == words(TREE)
    assert stored(rpjm) == ()


def test_a_stale_version_leaves_the_tree_as_it_is(cast, rpjm, tree):
    acts = Act.objects.count()
    with pytest.raises(StaleVersion):
        write_tree(by=cast.wati, rpjm=rpjm, version=1, nodes=())
    assert (words(stored(rpjm)), Act.objects.count()) == (words(TREE), acts)


@pytest.mark.parametrize("who", ["bejo", "karto", "joko", "rina", "dewi", "tono"])
def test_nobody_else_writes_the_tree(cast, rpjm, tree, who):
    with pytest.raises(NotAllowed):
        write_tree(by=getattr(cast, who), rpjm=rpjm, version=rpjm.version, nodes=())
    assert words(stored(rpjm)) == words(TREE)
