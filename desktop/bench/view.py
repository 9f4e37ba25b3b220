"""The packer's screen: verdict on the left, the order or the parcel on the right."""

from PySide6.QtCore import QCoreApplication, QEvent, QTimer, QVariantAnimation, Slot

from desktop.bench.orderpanel import OrderPanel
from desktop.bench.parcelpanel import ParcelPanel
from desktop.bench.screen import BenchScreen, ChoicesShown, OrderShown, ParcelShown
from desktop.page import Page
from desktop.say import Words
from desktop.shown import KeyShown, Tone, VerdictShown
from desktop.theme import tokens
from desktop.verdict import WIDTH, VerdictPanel

MARGIN, GAP = 16.0, 16.0
HOLD_MS: int = tokens()["motion"]["okHold"]
FADE_MS: int = tokens()["motion"]["okFade"]


class BenchPage(Page):
    """Shows one BenchScreen at once; a verdict with a rest fades to it by itself.

    has_motion False: the rest appears without a fade.
    """

    def __init__(self, dark: bool = False, has_motion: bool = True) -> None:
        super().__init__(dark)
        self.verdict = VerdictPanel(self)
        self.order, self.parcel = OrderPanel(self), ParcelPanel(self)
        self.screen_shown: BenchScreen | None = None
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.setInterval(HOLD_MS)
        self._hold.timeout.connect(self._begin_fade)
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.setDuration(FADE_MS if has_motion else 0)
        self._fade.valueChanged.connect(self._show_faded)
        self._fade.finished.connect(self._end_fade)

    def show_screen(self, screen: BenchScreen) -> None:
        self._hold.stop()
        self._fade.stop()
        self.screen_shown = screen
        self.verdict.show_verdict(screen.verdict)
        self.show_frame(screen.verdict.tone is Tone.STOP)
        self.show_keys(screen.keys)
        self._show_content(screen)
        if screen.rest is not None:
            self._hold.start()
        self._paint_now()

    def word(self) -> Words:
        return self.screen_shown.verdict.word if self.screen_shown is not None else ""

    def refresh(self, screen: BenchScreen) -> None:
        """Show it, unless a verdict is just fading."""
        if not self.is_fading and screen != self.screen_shown:
            self.show_screen(screen)

    def _paint_now(self) -> None:
        """The verdict before anything that follows from it: its paint request waits behind every other
        event, and the label that is then drawn in the station's lane takes turns with the painting."""
        QCoreApplication.sendPostedEvents(self.window(), QEvent.Type.UpdateRequest.value)

    def acting_keys(self) -> tuple[KeyShown, ...]:
        """Also the keys drawn in the verdict and beside the label."""
        screen = self.screen_shown
        if screen is None:
            return super().acting_keys()
        content = screen.content
        steps = content.steps if isinstance(content, ParcelShown) else ()
        steps = content.choices if isinstance(content, ChoicesShown) else steps
        drawn = (screen.verdict.key, *(step.key for step in steps))
        return (*super().acting_keys(), *(key for key in drawn if key is not None))

    @property
    def is_fading(self) -> bool:
        """True from an OK until its rest stands."""
        return self._hold.isActive() or self._fade.state() is QVariantAnimation.State.Running

    def lay_out(self) -> None:
        width, height = self.area()
        inside = height - 2 * MARGIN
        self.place(self.verdict, MARGIN, MARGIN, WIDTH, inside)
        left = MARGIN + WIDTH + GAP
        for panel in (self.order, self.parcel):
            self.place(panel, left, MARGIN, width - left - MARGIN, inside)

    def _show_content(self, screen: BenchScreen) -> None:
        content = screen.content
        if isinstance(content, OrderShown):
            self.order.show_order(content)
        elif content is not None:
            self.parcel.show_parcel(content)
        self.order.setVisible(isinstance(content, OrderShown))
        self.parcel.setVisible(content is not None and not isinstance(content, OrderShown))

    def _rest(self) -> VerdictShown | None:
        return self.screen_shown.rest if self.screen_shown is not None else None

    @Slot()
    def _begin_fade(self) -> None:
        self._fade.start()

    @Slot("QVariant")
    def _show_faded(self, value: float) -> None:
        rest = self._rest()
        if rest is not None:
            self.verdict.show_fading(rest, value)
            self.order.show_faded(value)

    @Slot()
    def _end_fade(self) -> None:
        rest = self._rest()
        if rest is not None:
            self.verdict.show_verdict(rest)
            self.order.show_faded(1.0)
