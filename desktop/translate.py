"""Chinese or English while the program runs, by Qt's own translation files."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTranslator

from desktop.say import Both, Say, Value, Words
from desktop.theme import RESOURCES

CONTEXT = "packwave"
CHINESE, ENGLISH = "zh", "en"
TRANSLATIONS = RESOURCES / "translations"


def text_of(words: Words) -> str:
    """words in the language now installed; a plain str comes back as it is."""
    if isinstance(words, str):
        return words
    if isinstance(words, Both):
        return words.zh if _language() == CHINESE else words.en
    sentence = QCoreApplication.translate(CONTEXT, words.source)
    return (
        sentence.format(**{name: _value(value) for name, value in words.values}) if words.values else sentence
    )


def _value(value: Value) -> str:
    return str(value) if isinstance(value, int) else text_of(value)


def _language() -> str:
    """The translation file itself says which language it is: its text for "en" is "zh"."""
    return QCoreApplication.translate(CONTEXT, Say("en").source)


class Languages:
    """The translators of this program. Each room may bring its own *_zh.qm; all are installed together.

    Installing one sends LanguageChange to every window, and the views draw themselves anew.
    """

    def __init__(self, language: str = CHINESE) -> None:
        self._installed: list[_Translator] = []
        self.language = ENGLISH
        self.switch_to(language)

    def switch_to(self, language: str) -> None:
        """Show everything in language, "zh" or "en" (the source texts themselves)."""
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed = [_Translator(path) for path in self._files(language)]
        for translator in self._installed:
            QCoreApplication.installTranslator(translator)
        self.language = language

    def switch(self) -> None:
        self.switch_to(ENGLISH if self.language == CHINESE else CHINESE)

    @staticmethod
    def _files(language: str) -> list[Path]:
        return sorted(TRANSLATIONS.glob(f"*_{language}.qm"))


class _Translator(QTranslator):
    """Keeps its texts in memory. Loaded by name, Qt maps the file, and an update of the program that
    writes it anew then shows half of the screen in the other language, or ends in a bus error."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._data = file.read_bytes()
        if not self.load(self._data):
            raise FileNotFoundError(f"{file.name} does not load")
