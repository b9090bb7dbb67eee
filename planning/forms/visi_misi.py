"""The form of visi, misi, tujuan, sasaran: an outline with one empty line at the end of every list."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from django import forms

from places.formats.whole_number import read_whole
from planning.models import RpjmDesa
from planning.services.visi_misi import Node

LEVELS = ("Misi", "Tujuan", "Sasaran RPJM")
LONGEST_TEXT = 1_000
MOST_CHILDREN = 60


class VisiForm(forms.Form):
    """Visi and arah kebijakan."""

    visi = forms.CharField(
        label="Visi kepala desa", required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    arah_pembangunan = forms.CharField(
        label="Arah kebijakan pembangunan desa",
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    arah_keuangan = forms.CharField(
        label="Arah kebijakan keuangan desa",
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


@dataclass
class OutlineNode:
    """One text box of the outline with those under it."""

    name: str
    number: str
    depth: int
    text: str = ""
    pk: int | None = None
    error: str = ""
    children: list["OutlineNode"] = field(default_factory=list)

    @property
    def level(self) -> str:
        """Misi, Tujuan or Sasaran RPJM."""
        return LEVELS[self.depth]

    @property
    def is_new(self) -> bool:
        """Whether this is the empty box for the next one."""
        return self.pk is None and not self.text


def stored_outline(rpjm: RpjmDesa) -> list[OutlineNode]:
    """The tree as it stands, with an empty box at the end of every list."""
    misi_nodes = []
    for i, misi in enumerate(rpjm.misi_set.prefetch_related("tujuan_set__sasaran_set")):
        node = OutlineNode(f"n-{i}", f"{i + 1}", 0, misi.text, misi.pk)
        for j, tujuan in enumerate(misi.tujuan_set.all()):
            child = OutlineNode(f"n-{i}-{j}", f"{i + 1}.{j + 1}", 1, tujuan.text, tujuan.pk)
            child.children = [
                OutlineNode(f"n-{i}-{j}-{k}", f"{i + 1}.{j + 1}.{k + 1}", 2, sasaran.text, sasaran.pk)
                for k, sasaran in enumerate(tujuan.sasaran_set.all())
            ]
            node.children.append(child)
        misi_nodes.append(node)
    return with_empty_boxes(misi_nodes)


def posted_outline(data: Mapping) -> list[OutlineNode]:
    """The outline as it was typed; texts that cannot be kept carry their error."""
    return _posted_level(data, "n", "", 0)


def outline_is_valid(nodes: list[OutlineNode]) -> bool:
    """Set the errors: a child without a parent, a list or a text that is too long, a text that no database keeps."""
    valid = True
    surplus = {id(node) for siblings in _lists(nodes) for node in siblings[MOST_CHILDREN:]}
    for node in walk(nodes):
        if not node.text and any(child.text for child in walk(node.children)):
            node.error = f"Tulis {node.level.lower()} ini, atau pindahkan isi di bawahnya."
        elif len(node.text) > LONGEST_TEXT:
            node.error = f"Paling panjang {LONGEST_TEXT} huruf."
        elif node.text and id(node) in surplus:
            node.error = f"Paling banyak {MOST_CHILDREN} {node.level} dalam satu daftar. Gabungkan sebagian."
        elif "\0" in node.text:
            node.error = "Ada tanda yang tidak dapat disimpan. Ketik ulang bagian ini."
        valid = valid and not node.error
    return valid


def service_nodes(nodes: list[OutlineNode]) -> tuple[Node, ...]:
    """The filled boxes as the service takes them; an emptied box means that the row goes."""
    return tuple(Node(node.text, node.pk, service_nodes(node.children)) for node in nodes if node.text)


def with_empty_boxes(
    nodes: list[OutlineNode], prefix: str = "n", number: str = "", depth: int = 0
) -> list[OutlineNode]:
    """Add the box for the next one to every list; boxes are counted anew, so that no name is left out or used twice."""
    kept = [node for node in nodes if not node.is_new or any(child.text for child in walk(node.children))]
    for index, node in enumerate(kept):
        node.name, node.number = f"{prefix}-{index}", _label(number, index)
        if depth + 1 < len(LEVELS):
            node.children = with_empty_boxes(node.children, node.name, node.number, depth + 1)
    return [*kept, OutlineNode(f"{prefix}-{len(kept)}", _label(number, len(kept)), depth)]


def forget_vanished(nodes: list[OutlineNode], stored: list[OutlineNode]) -> list[OutlineNode]:
    """Boxes whose row somebody else took away become new ones, so that sending them again keeps their text."""
    known = {(node.depth, node.pk) for node in walk(stored)}
    for node in walk(nodes):
        if (node.depth, node.pk) not in known:
            node.pk = None
    return nodes


def walk(nodes: list[OutlineNode]) -> Iterator[OutlineNode]:
    """All boxes, parents before children."""
    for node in nodes:
        yield node
        yield from walk(node.children)


def _lists(nodes: list[OutlineNode]) -> Iterator[list[OutlineNode]]:
    """Every list of siblings."""
    yield nodes
    for node in walk(nodes):
        yield node.children


def _posted_level(data: Mapping, prefix: str, number: str, depth: int) -> list[OutlineNode]:
    nodes = []
    for index in count():
        name = f"{prefix}-{index}"
        if f"{name}-text" not in data:
            break
        label = _label(number, index)
        pk = read_whole(str(data.get(f"{name}-id", "")))
        node = OutlineNode(name, label, depth, str(data[f"{name}-text"]).strip(), pk)
        if depth + 1 < len(LEVELS):
            node.children = _posted_level(data, name, label, depth + 1)
        nodes.append(node)
    return nodes


def _label(number: str, index: int) -> str:
    return f"{number}.{index + 1}" if number else str(index + 1)
