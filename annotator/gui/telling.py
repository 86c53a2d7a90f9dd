"""What rooms below the window say, in the language of the window."""

from PySide6.QtCore import QCoreApplication

from annotator.sentences import Sentence

CONTEXT = "Sentences"
"""The context of these strings in the files of translations."""


def in_words(message: object) -> str:
    """A sentence in the language of the window; what is none, as it stands.

    Without a translation of the template it stays English: a reader of errors loses nothing.
    """
    if not isinstance(message, Sentence):
        return str(message)
    template = QCoreApplication.translate(CONTEXT, message.template)
    values = {
        name: in_words(value) if isinstance(value, Sentence) else value
        for name, value in message.values.items()
    }
    return template.format(**values)
