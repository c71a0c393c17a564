"""Every hostile and broken file of the corpus, brought to the import as anybody would: refused, nothing written."""

from pathlib import Path

from data_access.addresses import file_url
from data_access.imports import examine, import_folder
from data_access.incoming import open_files
from tests.data_access.folders import write_folder
from tests.data_access.formats.corpus import HOSTILE_SHEETS, HOSTILE_SIE, HOSTILE_WORKBOOKS
from tests.data_access.stores import dump

LEDGERS = {f"SIE: {kind}": ("bok.se", data) for kind, (data, _said) in HOSTILE_SIE.items()}
WORKBOOKS = {
    f"workbook: {kind}": ("bok.xlsx", entry.make())
    for kind, entry in {**HOSTILE_WORKBOOKS, **HOSTILE_SHEETS}.items()
}


def test_no_hostile_file_comes_in(store_file: Path, tmp_path: Path) -> None:
    url = file_url(store_file)
    import_folder(write_folder(tmp_path / "lilla"), url)
    before = dump(url)

    for kind, (name, data) in {**LEDGERS, **WORKBOOKS}.items():
        found = examine(open_files({name: data}, "lilla", url=url).package, url)
        assert found.problems, kind
        assert all(str(problem).startswith(name) for problem in found.problems), kind

    assert dump(url) == before
