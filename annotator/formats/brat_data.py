"""What brat's lines have no place for, in a note of a type of its own: ``AnnotatorData T1 {…}``.

brat keeps and shows any note (OnelineCommentAnnotation in its annotation.py), whatever its type.
Each value stands there as it was written and as it is meant: what was changed in brat since then
is no longer as written, and the change counts.
"""

import json
import re
from itertools import pairwise

import msgspec

from annotator.formats.brat_lines import EDGE
from annotator.model.items import Cluster, Fragment, Scalar

DATA = "AnnotatorData"
_EDGES = re.compile(f"[{EDGE}]")


class Both(msgspec.Struct, frozen=True, array_like=True):
    """A text as the lines have it and as it is meant."""

    written: str
    meant: str

    def of(self, found: str) -> str:
        """What is meant, as long as what was `found` is what was written."""
        return self.meant if found == self.written else found


class ClusterData(msgspec.Struct, frozen=True, omit_defaults=True):
    """Label, link and note of a cluster, known by its members."""

    members: list[str]
    label: Both | None = None
    link: str = ""
    note: str = ""

    def applied(self, cluster: Cluster) -> Cluster:
        """The cluster with all that its line could not say."""
        label = self.label.of(cluster.label) if self.label else cluster.label
        return msgspec.structs.replace(cluster, label=label, link=self.link, note=self.note)


class Data(msgspec.Struct, frozen=True, omit_defaults=True):
    """All of one item. `attributes` pairs a name with its written and its meant value."""

    label: Both | None = None
    note: Both | None = None
    fragments: tuple[list[Fragment], list[Fragment]] | None = None
    head: Fragment | None = None
    norm: str = ""
    roles: tuple[list[str], list[str]] | None = None
    attributes: dict[str, tuple[Scalar | None, Scalar]] = {}
    clusters: list[ClusterData] = []

    def label_of(self, found: str) -> str:
        """The label that is meant by the one found."""
        return self.label.of(found) if self.label else found

    def note_of(self, found: str) -> str:
        """The note that is meant by the one found."""
        return self.note.of(found) if self.note else found

    def roles_of(self, found: list[str]) -> list[str]:
        """The roles that are meant by those found."""
        same = self.roles is not None and self.roles[0] == found
        return self.roles[1] if same and self.roles and len(self.roles[1]) == len(found) else found

    def attributes_of(self, found: dict[str, Scalar]) -> dict[str, Scalar]:
        """The attributes that are meant by those found."""
        attributes = dict(found)
        for name, (written, meant) in self.attributes.items():
            if written is None or found.get(name) == written:
                attributes[name] = meant
        return attributes

    def fragments_of(self, found: tuple[Fragment, ...], text: str) -> tuple[Fragment, ...]:
        """The ranges (code points) that are meant by those found."""
        if self.fragments is None or tuple(self.fragments[0]) != found:
            return found
        meant = tuple(self.fragments[1])
        edges = [edge for part in meant for edge in part]
        rising = all(one < other for one, other in pairwise(edges))
        inside = bool(edges) and edges[0] >= 0 and edges[-1] <= len(text)
        return meant if rising and inside else found

    def head_in(self, fragments: tuple[Fragment, ...]) -> Fragment | None:
        """The head, where it lies inside one of the ranges."""
        head = self.head
        if head is None or head[0] >= head[1]:
            return None
        inside = any(start <= head[0] and head[1] <= end for start, end in fragments)
        return head if inside else None

    def cluster_of(self, members: list[str]) -> ClusterData | None:
        """What is said of the cluster of these members."""
        return next((one for one in self.clusters if one.members == members), None)


_DECODER = msgspec.json.Decoder(Data)


def data_of(text: str) -> Data | None:
    """The data of a note, or None when it is not ours after all."""
    try:
        return _DECODER.decode(text.encode("utf-8", "replace"))
    except msgspec.DecodeError:
        return None


def written_data(data: Data) -> str:
    """The text of the note, on one line."""
    text = msgspec.json.encode(data).decode("utf-8")
    return _EDGES.sub(lambda hit: json.dumps(hit.group())[1:-1], text)
