"""Rule words: a rule of the corpus in plain words of the interface."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from annotator.gui.corpus_dialog import sentence
from annotator.gui.document_view import zone_name
from annotator.model.corpus_rules import NO_SOURCE, AnyRule, MarkRule, ZoneRule
from annotator.text.shape import example_of

_LONGEST = 60

HOW_NAMES = {
    "line": str(QT_TRANSLATE_NOOP("Rule", "A line just like this")),
    "shape": str(QT_TRANSLATE_NOOP("Rule", "A line with other numbers and dates")),
    "begins": str(QT_TRANSLATE_NOOP("Rule", "A line that begins so")),
    "first": str(QT_TRANSLATE_NOOP("Rule", "The first line")),
    "bracket": str(QT_TRANSLATE_NOOP("Rule", "A line that ends with a source in brackets")),
    "rest": str(QT_TRANSLATE_NOOP("Rule", "A line and everything behind it")),
    "block": str(QT_TRANSLATE_NOOP("Rule", "From one line to another")),
    "pattern": str(QT_TRANSLATE_NOOP("Rule", "A regular expression")),
}
WHERE_NAMES = {
    "": str(QT_TRANSLATE_NOOP("Rule", "Anywhere")),
    "top": str(QT_TRANSLATE_NOOP("Rule", "At the top of the article")),
    "bottom": str(QT_TRANSLATE_NOOP("Rule", "At the end of the article")),
}
_WHAT = {
    "line": "«{words}»",
    "shape": str(QT_TRANSLATE_NOOP("Rule", "lines like «{words}»")),
    "begins": str(QT_TRANSLATE_NOOP("Rule", "lines that begin with «{words}»")),
    "first": str(QT_TRANSLATE_NOOP("Rule", "the first line")),
    "bracket": str(QT_TRANSLATE_NOOP("Rule", "lines that end with a source in brackets")),
    "rest": str(QT_TRANSLATE_NOOP("Rule", "«{words}» and everything behind it")),
    "block": str(QT_TRANSLATE_NOOP("Rule", "everything from «{words}» to «{until}»")),
    "pattern": str(QT_TRANSLATE_NOOP("Rule", "lines that match /{words}/")),
}


def rule_tr(words: str) -> str:
    """Words of the tables above in the language of the interface."""
    return QCoreApplication.translate("Rule", words)


def what_words(rule: ZoneRule, example: str = "") -> str:
    """What a rule marks: «+ الخط -», or the lines that begin with something.

    `example` stands for the words of the rule as an article writes them.
    """
    template = rule_tr(_WHAT.get(rule.how, "«{words}»"))
    return sentence(template, words=_cut(example or shown_words(rule)), until=_cut(rule.until))


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def shown_words(rule: ZoneRule) -> str:
    """The words of a rule as a person writes them: an example for a shape."""
    return example_of(rule.words) if rule.how == "shape" else rule.words


def source_words(source: str) -> str:
    """Which documents a rule is for."""
    kind, _, value = source.partition(":")
    if kind == "site":
        return sentence(rule_tr("articles of {site}"), site=value)
    if kind == "name":
        return sentence(rule_tr("files named {name}"), name=value)
    if kind == "meta":
        key, _, said = value.partition("=")
        return sentence(rule_tr("articles whose {key} is {value}"), key=key, value=said)
    return rule_tr("articles that name no source" if source == NO_SOURCE else "all articles")


def below_words(rule: AnyRule) -> str:
    """The second line of a rule in a list: what counts most stands first."""
    parts = [sentence(rule_tr("marked: {number}"), number=rule.marked)]
    if not rule.on:
        parts.insert(0, rule_tr("switched off"))
    if isinstance(rule, MarkRule):
        words = rule_tr("names: {number} · as {label}")
        return " · ".join((*parts, sentence(words, number=rule.names, label=rule.label)))
    parts = [zone_name(rule.kind), *parts, source_words(rule.source), what_words(rule)]
    if rule.where:
        parts.append(rule_tr(WHERE_NAMES.get(rule.where, rule.where)))
    return " · ".join(parts)


_MARKED = (
    QT_TRANSLATE_NOOP("Rule", "articles of {site}"),
    QT_TRANSLATE_NOOP("Rule", "files named {name}"),
    QT_TRANSLATE_NOOP("Rule", "articles whose {key} is {value}"),
    QT_TRANSLATE_NOOP("Rule", "all articles"),
    QT_TRANSLATE_NOOP("Rule", "articles that name no source"),
    QT_TRANSLATE_NOOP("Rule", "names: {number} · as {label}"),
    QT_TRANSLATE_NOOP("Rule", "marked: {number}"),
    QT_TRANSLATE_NOOP("Rule", "switched off"),
)
"""What `rule_tr` is asked for above, for the tool that collects words to translate."""
