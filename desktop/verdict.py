"""The verdict column: caption, sign or number, one word, one sentence, and how far the order is."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.canvas import LINE, RIGHT, SENTENCE, Canvas
from desktop.painted import Painted
from desktop.say import Say
from desktop.shown import Progress, Sign, Tone, VerdictShown
from desktop.theme import tokens
from desktop.translate import text_of

WIDTH: float = tokens()["layout"]["bench"]["verdictWidth"]
PAD, INNER = 30.0, WIDTH - 60.0
SIGN_TOP, SIGN_SIDE, WORD_TOP = 70.0, 182.0, 264.0
SEGMENTS: int = tokens()["limits"]["segments"]


@dataclass(frozen=True)
class Field:
    """The colours and the sign of one tone, as token names. word_size: u, before it shrinks."""

    fill: str
    ink: str
    dim: str
    done: str
    owed: str
    sign: Sign | None = None
    is_solid: bool = False
    word_size: int = 60
    owed_alpha: float = 1.0


FIELDS: dict[Tone, Field] = {
    Tone.NORMAL: Field("surface", "ink", "ink2", "ink", "line"),
    Tone.OK: Field("okTint", "ink", "ink", "ink", "okOff", Sign.RIGHT, word_size=72),
    Tone.COMPLETE: Field("ok", "okOn", "okOn", "okOn", "okOn", Sign.RIGHT, True, 72, 0.3),
    Tone.STOP: Field("stop", "stopOn", "stopOn", "stopOn", "stopOn", Sign.NO, True, 60, 0.5),
    Tone.ATTENTION: Field("warn", "warnOn", "warnOn", "warnOn", "warnOn", Sign.ATTENTION, True, 64, 0.3),
    Tone.DOUBT: Field("surface", "ink", "ink2", "ink", "line", Sign.DOUBT),
    Tone.SET_ASIDE: Field("sunk", "ink", "ink2", "ink", "line", Sign.WAITING),
}


class VerdictPanel(Painted):
    """Shows one VerdictShown and, while it fades, the one that comes after it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = VerdictShown(Tone.NORMAL, "", "")
        self._after: VerdictShown | None = None
        self._faded = 0.0

    def show_verdict(self, shown: VerdictShown) -> None:
        """At once, without a fade."""
        if shown != self.shown or self._after is not None:
            self.shown, self._after, self._faded = shown, None, 0.0
            self.update()

    def show_fading(self, after: VerdictShown, faded: float) -> None:
        """Let `after` shine through. faded: 0 nothing of it yet, 1 nothing else."""
        self._after, self._faded = after, faded
        self.update()

    def paint(self, canvas: Canvas) -> None:
        self._paint_verdict(canvas, self.shown)
        if self._after is not None:
            canvas.painter.setOpacity(self._faded)
            self._paint_verdict(canvas, self._after)
            canvas.painter.setOpacity(1.0)

    def _paint_verdict(self, canvas: Canvas, shown: VerdictShown) -> None:
        field = FIELDS[shown.tone]
        canvas.card(0, 0, canvas.width, canvas.height, field.fill, 16)
        canvas.text_in(PAD, 40, shown.caption, 24, field.dim, width=INNER)
        top = self._paint_top(canvas, shown, field)
        bottom = self._paint_word(canvas, shown, field, top)
        if shown.key is not None:
            width = canvas.key(PAD, bottom + 20, shown.key.legend, 30, 60)
            left = PAD + width + 16
            canvas.text_in(left, bottom + 50, shown.key.words, 30, field.ink, True, WIDTH - PAD - left)
        self._paint_foot(canvas, shown, field)

    def _paint_top(self, canvas: Canvas, shown: VerdictShown, field: Field) -> float:
        """The sign or the number; returns where the word begins."""
        if not shown.hero:
            if field.sign is not None:
                canvas.sign(field.sign, PAD, SIGN_TOP, SIGN_SIDE, field.is_solid)
            return WORD_TOP
        wide = canvas.theme.width(text_of(shown.hero_unit), 40, True) + 24
        largest = 210 if len(shown.hero) == 1 else 176
        size = canvas.theme.fits(shown.hero, INNER - wide, largest, 100, bold=True)
        baseline = 215 if shown.hero_caption else 200 + size * 0.18
        width = canvas.text(PAD, baseline, shown.hero, size, field.ink, bold=True)
        canvas.text(PAD + width + 24, baseline, shown.hero_unit, 40, field.ink, bold=True)
        if not shown.hero_caption:
            return WORD_TOP
        canvas.text_in(PAD, 256, shown.hero_caption, 30, field.dim, width=INNER)
        return WORD_TOP + 24

    def _paint_word(self, canvas: Canvas, shown: VerdictShown, field: Field, top: float) -> float:
        """The word shrinks to stay whole, and breaks in two when 48 u is still too wide."""
        word = text_of(shown.word)
        size = canvas.theme.fits(word, INNER, field.word_size, 48, bold=True)
        bottom = canvas.lines(PAD, top, word, size, INNER, field.ink, True, 1.15, 2)
        if shown.sentence:
            bottom = canvas.lines(PAD, bottom + 8, shown.sentence, 30, INNER, field.ink, False, SENTENCE, 3)
        return bottom

    def _paint_foot(self, canvas: Canvas, shown: VerdictShown, field: Field) -> None:
        bar = canvas.height - 50
        if shown.foot:
            rows = len(canvas.broken(shown.foot, 30, INNER, True))
            canvas.lines(PAD, bar - 14 - rows * 30 * LINE, shown.foot, 30, INNER, field.ink, True, LINE)
        if shown.progress is None:
            return
        if not shown.foot:
            canvas.text_in(PAD, bar - 24, Say("Packed"), 24, field.dim)
            count = f"{shown.progress.done} / {shown.progress.due}"
            canvas.text_in(PAD + INNER, bar - 28, count, 36, field.ink, True, align=RIGHT)
        self._paint_bar(canvas, shown.progress, field, bar)

    def _paint_bar(self, canvas: Canvas, progress: Progress, field: Field, top: float) -> None:
        """Segments up to twelve pieces, then a plain bar."""
        owed = canvas.theme.colour(field.owed)
        owed = type(owed)(owed.red(), owed.green(), owed.blue(), round(255 * field.owed_alpha))
        if not 0 < progress.due <= SEGMENTS:
            canvas.card(PAD, top, INNER, 20, owed, 4)
            if progress.done and progress.due:
                canvas.card(PAD, top, max(8.0, INNER * progress.done / progress.due), 20, field.done, 4)
            return
        pitch = (INNER + 6) / progress.due
        for number in range(progress.due):
            is_fresh = progress.done - progress.fresh <= number < progress.done
            fill = "ok" if is_fresh else field.done if number < progress.done else owed
            canvas.card(PAD + number * pitch, top, pitch - 6, 20, fill, 4, "okInk" if is_fresh else None)
