"""A proposed rundown: registration and opening, the modules of the programme one after the other, closing."""

from datetime import date, datetime, time, timedelta

from training.models import TrainingModule, TrainingSession
from training.session_data import SessionItemData
from training.session_days import days_between

LESSON = timedelta(minutes=45)  # one JP
_NOON, _AFTER_LUNCH, _EVENING = time(12), time(13), time(17)
_EIGHT = time(8)
_MORNING = timedelta(hours=4)


def usual_items(session: TrainingSession) -> list[SessionItemData]:
    """Items that fill the session's days; what finds no room any more is left to the organiser."""
    days = days_between(session.starts_on, session.ends_on)
    start, end = session.starts_at or _EIGHT, session.ends_at or _EVENING
    clock = Clock(days, start, end)
    clock.put("Pendaftaran peserta dan pembukaan", LESSON)
    for row in session.program.module_set.select_related("module"):
        clock.put(row.module.title, LESSON * max(row.module.hours, 1), row.module)
    clock.put("Rencana tindak lanjut dan penutupan", LESSON)
    return clock.items


class Clock:
    """Time that passes from item to item, over lunch and into the next day."""

    def __init__(self, days: list[date], start: time, end: time) -> None:
        self.days, self.start, self.end = days, start, end
        self.items: list[SessionItemData] = []
        self.at, self.now = 0, datetime.combine(days[0], start)

    def put(self, title: str, length: timedelta, module: TrainingModule | None = None) -> None:
        """Put an item where it fits; a day that is over goes on tomorrow, after the last day it is left out."""
        self._pass_lunch(length)
        while self.now + length > self._evening():
            if not self._next_day():
                return
            self._pass_lunch(length)
        hours = module.hours if module else 0
        first, last = self.now, self.now + length
        self.items.append(SessionItemData(first.date(), first.time(), last.time(), title, module, hours=hours))
        self.now = last

    def _pass_lunch(self, length: timedelta) -> None:
        """What would run into lunch begins after it; an item longer than a morning runs over it."""
        lunch, after = (datetime.combine(self.now.date(), hour) for hour in (_NOON, _AFTER_LUNCH))
        if length <= _MORNING and self.now < after and self.now + length > lunch:
            self.now = after

    def _evening(self) -> datetime:
        return datetime.combine(self.now.date(), self.end)

    def _next_day(self) -> bool:
        if self.at + 1 >= len(self.days):
            return False
        self.at += 1
        self.now = datetime.combine(self.days[self.at], self.start)
        return True
