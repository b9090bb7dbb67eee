"""The shipped questions as a file: `modul,pertanyaan,a,b,c,d,benar,penjelasan`."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from places.services.reference_file import BadFile, read_rows
from training.question_data import LETTERS, LONGEST_OPTION

QUESTIONS_CSV = Path(__file__).resolve().parent / "data" / "soal.csv"
_OPTIONS = 4
_HEADER = ["modul", "pertanyaan", "a", "b", "c", "d", "benar", "penjelasan"]


@dataclass(frozen=True)
class FiledQuestion:
    """One row; `right` is the place of the right answer, from 0."""

    module_code: str
    text: str
    options: tuple[str, ...]
    right: int
    explanation: str


def read_questions(path: Path = QUESTIONS_CSV, *, known_modules: Collection[str]) -> list[FiledQuestion]:
    """Read and check the file. Raises BadFile naming every faulty line."""
    found: dict[str, FiledQuestion] = {}
    problems: list[str] = []
    for line, (module, text, *options, right, explanation) in read_rows(path, header=_HEADER):
        problem = _problem(module, text, options, right, explanation, known_modules)
        if not problem and text in found:
            problem = "pertanyaan ini sudah ada. Hapus salah satu."
        if problem:
            problems.append(f"Baris {line}: {problem}")
        else:
            found[text] = FiledQuestion(module, text, tuple(options), LETTERS.index(right.upper()), explanation)
    if problems:
        raise BadFile(path, problems)
    return list(found.values())


def _problem(
    module: str, text: str, options: list[str], right: str, explanation: str, known_modules: Collection[str]
) -> str:
    if module not in known_modules:
        return f"tidak ada modul baku dengan kode {module!r}."
    if not text or not explanation:
        return "pertanyaan dan penjelasan harus terisi."
    if not all(options) or any(len(option) > LONGEST_OPTION for option in options):
        return f"keempat jawaban harus terisi, paling panjang {LONGEST_OPTION} huruf."
    if len({option.casefold() for option in options}) != _OPTIONS:
        return "ada jawaban yang sama."
    if right.upper() not in LETTERS[:_OPTIONS] or len(right) != 1:
        return f"jawaban yang benar ditulis a, b, c, atau d; tertulis {right!r}."
    return ""
