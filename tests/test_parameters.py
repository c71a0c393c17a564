"""Every rule number has unit, day, source and status, is used, and stands nowhere but in its file."""

import ast
import re
from pathlib import Path

import pytest

from dashboard import parameters
from dashboard.parameters import ParameterError, read_folder, strict_yaml
from dashboard.parameters.records import read_file
from dashboard.scenarios import catalogue

ROOT = Path(__file__).parents[1]
SUBJECTS = ("budget", "participants", "funding", "equity", "scenarios")
ALLOWED = {0, 1, -1, 2, 12, 100}
UNIT_CONSTANT = re.compile(r"(ORE|KRONOR|TKR|MKR|MONTHS|DAYS|INHABITANTS)_PER_[A-Z_]+|FLOAT_SLACK|LONGEST")
GOOD = """
part:
  label: Regionens del
  unit: andel
  values:
    - valid_from: 2016-01-01
      value: 0.25
      status: verified
      source: {title: "Lag (2003:1210)", section: "5 §", page: 3}
      note: en not
    - valid_from: 2012-01-01
      value: true
      status: assumption
      source: {title: Antagande}
"""


def written(folder, text, name="regler.yaml"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def literals(tree):
    """Numbers in code, but not those that cut a text (`month[:4]`) or name a unit or the slack of floats."""
    spared = set()
    for node in tree.body:
        target = (
            node.target if isinstance(node, ast.AnnAssign) else next(iter(getattr(node, "targets", [])), None)
        )
        if isinstance(target, ast.Name) and UNIT_CONSTANT.fullmatch(target.id):
            spared |= set(ast.walk(node))
    for node in ast.walk(tree):
        if isinstance(node, ast.Slice):
            spared |= set(ast.walk(node))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and type(node.value) in (int, float) and node not in spared:
            yield node.lineno, node.value


def modules():
    return sorted(path for subject in SUBJECTS for path in (ROOT / "dashboard" / subject).rglob("*.py"))


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_calculations_hold_no_rule_number(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [f"rad {line}: {value}" for line, value in literals(tree) if value not in ALLOWED]
    assert not found, f"{path.relative_to(ROOT)}: flytta regeltal till dashboard/parameters: {found}"


def test_the_scan_sees_a_rule_number_and_lets_units_be():
    tree = ast.parse("ORE_PER_TKR: int = 100_000\nMONTHS_PER_YEAR = 12\nRATE = 0.75\nx = y[:4] + 1\n")
    assert [value for _line, value in literals(tree) if value not in ALLOWED] == [0.75]


def test_every_parameter_is_used():
    code = {
        node.value
        for path in (ROOT / "dashboard").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    by_lever = {spec.default for spec in catalogue.templates() if spec.default_kind == "parameter"}
    unused = {record.key for record in parameters.all_records()} - code - by_lever
    assert not unused, f"regeltal som ingen räknar med: {sorted(unused)}"


def test_every_record_says_what_it_is():
    records = parameters.all_records()
    assert len(records) > 15
    for record in records:
        assert record.label
        assert record.unit
        assert record.source.line
        assert record.status in ("verified", "assumption")
        assert (record.source.title in ("Antagande", "Produktens eget val")) == (
            record.status == "assumption"
        )


@pytest.mark.parametrize(
    ("key", "year", "value"),
    [
        ("state_allocation.national_pot", 2015, 280),
        ("state_allocation.national_pot", 2016, 339),
        ("state_allocation.national_pot", 2024, 339),
        ("state_allocation.associations", 2016, 82),
        ("state_allocation.associations", 2019, 82),
        ("state_allocation.associations", 2022, 75),
        ("state_allocation.base_grant", 2019, 400),
        ("state_allocation.need_weight", 2019, 0.75),
        ("state_allocation.population_weight", 2019, 0.25),
        ("state_allocation.brake", 2017, True),
        ("state_allocation.brake", 2018, False),
        ("state_allocation.max_drop", 2016, 0.10),
        ("state_allocation.deduction_rate", 2016, 1),
        ("matching.state_share", 2022, 0.5),
        ("matching.region_share", 2022, 0.25),
        ("matching.municipalities_share", 2022, 0.25),
        ("goals.registered_share", 2022, 0.85),
    ],
)
def test_the_values_of_the_sources(key, year, value):
    assert parameters.value(key, year) == value


def test_assumptions_are_marked():
    assert parameters.record("state_allocation.associations", 2016).status == "verified"
    assert parameters.record("state_allocation.associations", 2018).status == "assumption"
    assert parameters.record("state_allocation.deduction_rate", 2016).status == "assumption"


def test_only_the_first_step_of_the_staircase_is_known():
    (step,) = parameters.steps("equity.ceiling_steps", 2019)
    assert step == {"up_to_mkr": 7, "share": 0.20}


def test_kinds_of_value():
    assert parameters.number("state_allocation.base_grant", 2016) == 400.0
    assert parameters.flag("state_allocation.brake", 2016) is True
    for wrong, key in (
        (parameters.number, "state_allocation.brake"),
        (parameters.number, "equity.ceiling_steps"),
        (parameters.flag, "state_allocation.base_grant"),
        (parameters.steps, "state_allocation.base_grant"),
    ):
        with pytest.raises(ParameterError, match=key):
            wrong(key, 2019)


def test_what_does_not_exist_is_refused():
    with pytest.raises(ParameterError, match=r"Parametern «state_allocation.pott» finns inte"):
        parameters.value("state_allocation.pott", 2016)
    with pytest.raises(ParameterError, match=r"inget värde är känt för 2015, det första gäller från 2016\."):
        parameters.value("state_allocation.base_grant", 2015)


def test_a_file(tmp_path):
    first, second = read_file(written(tmp_path, GOOD))
    assert (first.key, first.value, first.status) == ("regler.part", True, "assumption")
    assert second.source.line == "Lag (2003:1210), 5 §, 3"
    assert (second.note, second.file, second.valid_from.year) == ("en not", "regler.yaml", 2016)
    assert list(read_folder(tmp_path)) == ["regler.part"]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("  unit: andel\n", "", "«unit» saknas"),
        ("  label: Regionens del\n", "", "«label» saknas"),
        ("valid_from: 2016-01-01", "note: x", "«valid_from» saknas"),
        ("valid_from: 2016-01-01", "valid_from: 2016", "«valid_from» ska vara en dag"),
        ("valid_from: 2016-01-01", "valid_from: 2012-01-01", "två värden gäller från samma dag"),
        ("value: 0.25", "value: ''", "«value» saknas"),
        ("value: 0.25", "value: en fjärdedel", "«value» ska vara ett tal"),
        ("value: 0.25", "value: [{up_to: mycket}]", "«value» ska vara ett tal"),
        ("status: verified", "status: kanske", "«status» ska vara verified eller assumption"),
        ("      status: verified\n", "", "«status» saknas"),
        ('source: {title: "Lag (2003:1210)", section: "5 §", page: 3}', "note: y", "«source» saknas"),
        ('title: "Lag (2003:1210)", ', "", "«title» saknas"),
        ('source: {title: "Lag (2003:1210)", section: "5 §", page: 3}', "source: lagen", "ska ha fälten"),
        ("page: 3", "sida: 3", "«sida» är okänt"),
        ("  unit: andel", "  unit: andel\n  enhet: x", "«enhet» är okänt"),
    ],
)
def test_an_entry_without_what_it_needs_is_refused_with_file_and_key(tmp_path, old, new, reason):
    assert old in GOOD
    path = written(tmp_path, GOOD.replace("      note: en not\n", "").replace(old, new, 1))
    with pytest.raises(ParameterError) as caught:
        read_file(path)
    assert str(caught.value).startswith(f"{path}, regler.part: ")
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    ("text", "reason"),
    [("- a", "namngivna parametrar"), ("part:\n  label: x\n  unit: y\n  values: 1", "ska vara en lista")],
)
def test_a_file_of_the_wrong_shape_is_refused(tmp_path, text, reason):
    with pytest.raises(ParameterError, match=reason):
        read_file(written(tmp_path, text))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a: 1\na: 2", "x, rad 2: nyckeln «a» står två gånger"),
        ("[1]: 2", "x, rad 1: nyckeln är inte en text"),
        ("a: [", "x, rad 1: "),
        ("a: 2016-13-45", "x: går inte att läsa som YAML"),
        ("a: \x07", "x: går inte att läsa som YAML"),
        ("a: !!python/object:os.system {}", "x, rad 1: "),
        ("a: &ett [1]\nb: *ett", "x, rad 2: skriv ut värdet i stället för en hänvisning (*)"),
    ],
)
def test_yaml_that_cannot_be_trusted_is_refused(text, reason):
    with pytest.raises(strict_yaml.YamlError) as caught:
        strict_yaml.parse(text, "x")
    assert str(caught.value).startswith(reason)


def test_files_that_cannot_be_read(tmp_path):
    path = tmp_path / "regler.yaml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(strict_yaml.YamlError, match="är inte UTF-8"):
        strict_yaml.read(path)
    with pytest.raises(strict_yaml.YamlError, match="går inte att öppna"):
        strict_yaml.read(tmp_path / "saknas.yaml")
