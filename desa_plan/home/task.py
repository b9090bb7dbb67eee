"""Tasks as the home page shows them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum


class Status(StrEnum):
    """How far a task is."""

    DONE = "done"
    NEXT = "next"
    TODO = "todo"
    READY = "ready"
    BLOCKED = "blocked"


@dataclass(frozen=True)
class Task:
    """One row of the task list; `why` says what was found, or why it matters, or what it waits for."""

    title: str
    url: str
    status: Status
    why: str = ""
    may_wait: bool = False


@dataclass(frozen=True)
class TaskGroup:
    """Tasks that belong together."""

    title: str
    tasks: tuple[Task, ...]

    @property
    def done_count(self) -> int:
        """Number of tasks done."""
        return sum(task.status == Status.DONE for task in self.tasks)

    @property
    def counted(self) -> int:
        """Number of tasks that can be done: printing is never over."""
        return sum(task.status != Status.READY for task in self.tasks)


def with_next(groups: Sequence[TaskGroup]) -> tuple[TaskGroup, ...]:
    """The groups with the first open task that may not wait marked as the next one."""
    found = next_task(_flat(groups))
    if found is None:
        return tuple(groups)
    marked = replace(found, status=Status.NEXT)
    return tuple(
        replace(group, tasks=tuple(marked if task is found else task for task in group.tasks)) for group in groups
    )


def next_task(tasks: Iterable[Task]) -> Task | None:
    """The first open task; one that may wait only when nothing else is open."""
    open_tasks = [task for task in tasks if task.status in (Status.TODO, Status.NEXT)]
    return next((task for task in open_tasks if not task.may_wait), open_tasks[0] if open_tasks else None)


def _flat(groups: Sequence[TaskGroup]) -> list[Task]:
    return [task for group in groups for task in group.tasks]
