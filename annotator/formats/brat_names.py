"""Names for brat: each label, attribute and role in a form that brat stores, and no two alike.

brat keeps types of ``[A-Za-z0-9_-]`` only (normalize_to_storage_form in its projectconfig.py).
"""

import re
from collections.abc import Mapping

from annotator.formats.brat_conf import EQUIV
from annotator.model.scheme import Kind, Scheme

_ROLE = re.compile(r"[^\W\d][\w-]*")


class BratNames:
    """Gives each key its name in .ann files; keys that the scheme lacks are named as they come.

    An event is named by the last part of its key where no other is (``Attack``), everything else
    by the whole of it (``PER_Individual``).
    """

    def __init__(self, scheme: Scheme | None) -> None:
        self._labels: dict[str, str] = {}
        self._attributes: dict[str, str] = {}
        self._taken = {EQUIV: ""}
        self._taken_attributes: dict[str, str] = {}
        self.found: dict[str, Kind] = {}
        """Labels that the scheme lacks, and of what kind they are."""
        for label in scheme.labels if scheme else ():
            self._labels[label.key] = self._free(label.key, label.kind)
        for attribute in scheme.attributes if scheme else ():
            self.attribute(attribute.key)

    def label(self, key: str, kind: Kind) -> str:
        """The name of a label of our kind `kind`."""
        known = self._labels.get(key)
        if known is None:
            known = self._labels[key] = self._free(key, kind)
            self.found[key] = kind
        return known

    def attribute(self, key: str) -> str:
        """The name of an attribute."""
        known = self._attributes.get(key)
        if known is None:
            known = _unused(stored(key, "Attribute"), self._taken_attributes)
            self._attributes[key] = known
            self._taken_attributes[known] = key
        return known

    def attributes(self) -> Mapping[str, str]:
        """All attributes so far: key to name."""
        return self._attributes

    def _free(self, key: str, kind: Kind) -> str:
        whole = stored(key.replace(".", "_"), "Label")
        last = stored(key.rpartition(".")[2], "Label")
        name = last if kind == "event" and last not in self._taken else whole
        name = _unused(name, self._taken)
        self._taken[name] = key
        return name


def stored(key: str, other: str) -> str:
    """A key in brat's storage form; `other` where nothing of it is left."""
    name = re.sub("[^A-Za-z0-9_-]", "_", key)
    return name if re.search("[A-Za-z0-9]", name) else other


def plain_role(role: str) -> bool:
    """Whether a role can be written as it is and read as it was, however often it is repeated."""
    return _ROLE.fullmatch(role) is not None and not role[-1].isdigit()


def _unused(name: str, taken: Mapping[str, str]) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}_{number}"
    return free
