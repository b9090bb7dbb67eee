"""What a refused form says: beside each field, and at the top of the page."""

import re
from html import unescape


def errors_beside(answer) -> dict[str, str]:
    """Name of every refused field of the page with the error that stands beside it."""
    found = re.findall(r'id="id_([\w-]+)_error">(.*?)</div>', answer.text, re.DOTALL)
    return {name: " ".join(unescape(re.sub(r"<[^>]+>", " ", error)).split()) for name, error in found}


def errors_on_top(answer) -> dict[str, str]:
    """Field and words of every link in the summary at the top of the page."""
    summary = re.search(r"data-error-summary>(.*?)</ul>", answer.text, re.DOTALL)
    links = re.findall(r'<a href="#id_([\w-]+?)(?:_0)?">(.*?)</a>', summary[1], re.DOTALL) if summary else []
    return {name: unescape(words) for name, words in links}


def assert_refused(answer, **fields: str) -> None:
    """The page refuses exactly these fields, beside each and at the top, in the same words."""
    beside, top = errors_beside(answer), errors_on_top(answer)
    wanted = {name.replace("_", "-") if name.startswith("y2") else name: words for name, words in fields.items()}
    assert answer.status_code == 200
    assert beside.keys() == top.keys() == wanted.keys()
    for name, words in wanted.items():
        assert words in beside[name]
        assert words in top[name]
