"""What a browser would send from a page: its fields as they stand there."""

from html.parser import HTMLParser


class _Forms(HTMLParser):
    """Collects names and values of every form of a page, in the order of the page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[list[tuple[str, str]]] = []
        self.actions: list[str] = []
        self._select: str | None = None
        self._options: list[tuple[str, bool]] = []
        self._option: list | None = None
        self._textarea: tuple[str, list[str]] | None = None

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.forms.append([])
            self.actions.append(found.get("action", ""))
        elif tag == "input" and self.forms and "name" in found:
            kind = found.get("type", "text")
            if kind in ("checkbox", "radio") and "checked" not in found:
                return
            if kind not in ("submit", "file"):
                unsaid = "on" if kind in ("checkbox", "radio") else ""
                self.forms[-1].append((found["name"], found.get("value", unsaid)))
        elif tag == "select":
            self._select, self._options = found.get("name", ""), []
        elif tag == "option" and self._select is not None:
            self._options.append((found.get("value", ""), "selected" in found))
        elif tag == "textarea":
            self._textarea = (found.get("name", ""), [])

    def handle_endtag(self, tag: str) -> None:
        if tag == "select" and self._select:
            chosen = [value for value, selected in self._options if selected] or [v for v, _ in self._options[:1]]
            self.forms[-1] += [(self._select, value) for value in chosen]
            self._select = None
        elif tag == "textarea" and self._textarea is not None:
            name, pieces = self._textarea
            self.forms[-1].append((name, "".join(pieces).removeprefix("\n")))
            self._textarea = None

    def handle_data(self, data: str) -> None:
        if self._textarea is not None:
            self._textarea[1].append(data)


def sent_by(html: str, *, action: str = "") -> dict[str, list[str]]:
    """Give what the page's largest form would send (or the one with this action), without the token."""
    parser = _Forms()
    parser.feed(html)
    parser.close()
    forms = [form for form, to in zip(parser.forms, parser.actions, strict=True) if not action or to == action]
    fields: dict[str, list[str]] = {}
    for name, value in max(forms, key=len, default=[]):
        fields.setdefault(name, []).append(value)
    fields.pop("csrfmiddlewaretoken", None)
    return fields


def filled(fields: dict[str, list[str]]) -> dict[str, list[str]]:
    """The fields that say something."""
    return {name: sorted(values) for name, values in fields.items() if values != [""]}
