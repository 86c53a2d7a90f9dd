"""Corpus rules: what a project remembers to mark again: zones by their lines, names by a label.

Kept as entries of the project (see `model.entry`), so they are logged and undone like all else.
"""

import base64
import fnmatch
import hashlib
import zlib
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

import msgspec

from annotator.model.edits import SCHEME_PLACE, Edit
from annotator.model.entry import Entry
from annotator.text.fold import fold

ZONES, MARKS = "rule/zone/", "rule/mark/"
"""Before the ids of rules in the keys of entries."""
NAMES = "rule/names/"
"""Before that of the names of a marking rule."""
RAN, LEFT = "rule/ran/", "rule/left/"
"""Before the ids of a rule and of one run of it, for what the run did, and for the places that
were left in its list. Each run has entries of its own, so that any of them can be taken back."""

NO_SOURCE = "none:"
"""The source of documents that name none."""

_DIGEST = 10
_ADDRESSES = ("url", "link", "source_url", "uri", "hostname", "domain", "site")
_MADE_BY = ("sitename", "source", "publisher", "site_name", "newspaper", "agency")


class Rule(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What both kinds of rules have.

    The last three are no part of its entry: they come from its runs. `marked` counts the places
    that they have marked. `reached` is the number of the last document that they have been over,
    `anchor` that document's id: numbers may be given anew.
    """

    id: str
    name: str = ""
    on: bool = True
    marked: int = 0
    reached: int = 0
    anchor: str = ""


class ZoneRule(Rule, frozen=True, kw_only=True, tag="zone", omit_defaults=True):
    """How a zone is known. `kind` is that of the zone; `how` is one of `model.zone_lines.HOWS`.

    `words` and `until` are folded lines (a pattern is as it was written), `where` is "top",
    "bottom" or "" for anywhere, `most` how many lines a block has at most, `source` which
    documents: "" (all), "site:HOST", "name:GLOB", "meta:KEY=VALUE" or `NO_SOURCE`.
    """

    kind: str
    how: str
    words: str = ""
    until: str = ""
    most: int = 0
    where: str = ""
    source: str = ""

    @property
    def same(self) -> tuple[str, ...]:
        """What two rules have in common that say the same."""
        return (self.kind, self.how, self.words, self.until, self.source)


class MarkRule(Rule, frozen=True, kw_only=True, tag="mark", omit_defaults=True):
    """Names that get a label. `label` is for names without one of their own, `names` how many."""

    label: str
    names: int = 0


AnyRule = ZoneRule | MarkRule


class Ran(msgspec.Struct, frozen=True, kw_only=True):
    """What one run of a rule did; see `Rule` for the figures."""

    marked: int
    reached: int
    anchor: str


def rule_key(rule: AnyRule) -> str:
    """The key of the entry that keeps a rule."""
    return (ZONES if isinstance(rule, ZoneRule) else MARKS) + rule.id


def rule_entry(rule: AnyRule) -> Entry:
    """The entry that keeps a rule, without what its runs did."""
    alone = msgspec.structs.replace(rule, marked=0, reached=0, anchor="")
    return Entry(key=rule_key(rule), body=msgspec.json.encode(alone).decode())


def rule_of(entry: Entry) -> AnyRule | None:
    """The rule that an entry keeps; None for one that another program wrote and nobody can read."""
    try:
        rule = msgspec.json.decode(entry.body, type=AnyRule)
    except (msgspec.DecodeError, ValueError):
        return None
    return rule if rule_key(rule) == entry.key else None


def ran_entry(rule: str, run: str, done: Ran) -> Entry:
    """The entry that keeps what a run of a rule did."""
    return Entry(key=f"{RAN}{rule}/{run}", body=msgspec.json.encode(done).decode())


def ran_of(entry: Entry) -> tuple[str, Ran] | None:
    """The rule's id and what the run did; None for an entry that nobody can read."""
    rule, _, _ = entry.key.removeprefix(RAN).partition("/")
    try:
        return rule, msgspec.json.decode(entry.body, type=Ran)
    except (msgspec.DecodeError, ValueError):
        return None


def entry_edit(before: Entry | None, after: Entry | None) -> Edit:
    """The edit that makes an entry another one."""
    return Edit(SCHEME_PLACE, before, after)


# --- names ------------------------------------------------------------------------------------


def names_entry(id: str, names: Iterable[tuple[str, str]]) -> Entry:
    """The names of a marking rule with their labels, compressed: 100,000 are about a megabyte."""
    lines = "\n".join(f"{name}\t{label}" for name, label in names)
    packed = base64.b85encode(zlib.compress(lines.encode("utf-8"), 9))
    return Entry(key=NAMES + id, body=packed.decode("ascii"))


def names_of(entry: Entry) -> list[tuple[str, str]]:
    """The names and labels that an entry keeps; none where it cannot be read."""
    try:
        lines = zlib.decompress(base64.b85decode(entry.body)).decode("utf-8")
    except (ValueError, zlib.error):
        return []
    found = []
    for line in lines.split("\n"):
        name, _, label = line.partition("\t")
        if name:
            found.append((name, label))
    return found


# --- places that were left -----------------------------------------------------------------------


def place_digest(document: str, start: int, end: int) -> str:
    """Ten characters that stand for a place of a document."""
    words = f"{document}\n{start}\n{end}"
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]


def left_places(entries: Iterable[Entry]) -> frozenset[str]:
    """The digests of the places that were left in the lists of runs."""
    return frozenset(
        entry.body[at : at + _DIGEST]
        for entry in entries
        for at in range(0, len(entry.body), _DIGEST)
    )


def left_entry(rule: str, run: str, digests: Iterable[str]) -> Entry:
    """The entry of the places that were left in the list of a run."""
    return Entry(key=f"{LEFT}{rule}/{run}", body="".join(digests))


# --- sources --------------------------------------------------------------------------------


def source_of(name: str, meta: Mapping[str, object]) -> str:
    """What articles of the same source have in common: site, name of the source, or file name.

    Where nothing tells, it is `NO_SOURCE`: they have that in common.
    """
    host = next(iter(_hosts(meta)), "")
    if host:
        return f"site:{host}"
    for key in _MADE_BY:
        value = meta.get(key)
        if isinstance(value, str) and value.strip():
            return f"meta:{key}={value.strip()}"
    pattern, numbers = "", 0
    for part in _runs(name):
        digits = part.isdigit()
        numbers += digits
        pattern += "*" if digits else part
    letters = sum(letter.isalpha() for letter in pattern)
    return f"name:{pattern}" if numbers and letters >= 2 else NO_SOURCE


def _runs(name: str) -> list[str]:
    runs: list[str] = []
    for letter in name:
        if runs and letter.isdigit() == runs[-1][-1].isdigit():
            runs[-1] += letter
        else:
            runs.append(letter)
    return runs


def _hosts(meta: Mapping[str, object]) -> list[str]:
    found = []
    for key in _ADDRESSES:
        value = meta.get(key)
        if isinstance(value, str) and (host := _host(value)):
            found.append(host)
    return found


def _host(address: str) -> str:
    words = address.strip().lower()
    try:
        host = urlsplit(words if "//" in words else f"//{words}").hostname or ""
    except ValueError:
        return ""
    plain = "." in host and " " not in host and not host.replace(".", "").isdigit()
    return host.removeprefix("www.") if plain else ""


def is_of_source(source: str, name: str, meta: Mapping[str, object]) -> bool:
    """Whether a document is of a source; every one is of ""."""
    kind, _, value = source.partition(":")
    if kind == "site":
        host = value.removeprefix("www.").lower()
        return any(found == host or found.endswith(f".{host}") for found in _hosts(meta))
    if kind == "name":
        # Brackets are letters of file names here, no classes.
        return fnmatch.fnmatchcase(name.lower(), value.lower().replace("[", "[[]"))
    if kind == "meta":
        key, _, wanted = value.partition("=")
        said = meta.get(key)
        return said is not None and fold(str(said)).strip() == fold(wanted).strip()
    return source_of(name, meta) == NO_SOURCE if source == NO_SOURCE else not source
