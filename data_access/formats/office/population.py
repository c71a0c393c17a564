"""Statistics Sweden's population as the association's own table of inhabitants."""

from decimal import Decimal

from data_access.errors import Problem
from data_access.formats.columns import ColumnRule, TableRule
from data_access.formats.office.areas import Areas
from data_access.formats.office.drafts import Draft, Drafts, code_of
from data_access.formats.office.fields import Fields
from data_access.formats.office.known import Known
from data_access.formats.office.people_rules import population_belonging
from data_access.formats.office.sheets_people import POPULATION
from data_access.formats.office.sources import Sources
from data_access.formats.office.table import Given
from data_access.formats.package import Package, Row
from data_access.formats.population import Population
from data_access.formats.values import COUNT_UNIT
from data_access.tables.enumerations import DatasetKind, ImportKind, Measure, Status
from data_access.translation import _


def population_package(population: Population, known: Known, sha256: str) -> Package:
    """The inhabitants of the association's municipalities as a package; `sha256` is the file's.

    Other municipalities are left out, with a remark. What the store has of other years and municipalities
    stays: the dataset is partial.
    """
    package = Package(
        population.file,
        sha256,
        ImportKind.POPULATION,
        known.slug,
        problems=[*population.problems],
        remarks=[*population.remarks],
    )
    areas = Areas(known.areas, known.slug)
    own = [row for row in population.rows if row.municipality in areas.municipalities]
    others = {row.municipality for row in population.rows} - areas.municipalities.keys()
    if others and own:
        package.remarks.append(
            _("{count} kommuner i filen hör inte till förbundet och läses inte.").format(count=len(others))
        )
    if population.rows and not own:
        package.problems.append(
            Problem(population.file, _("filen har ingen av förbundets kommuner. Välj en annan fil."))
        )
    given = Given(POPULATION, population.file, population.file, _("Folkmängd"), sha256, ())
    sources, drafts = Sources(), Drafts()
    if own:
        source, belonging = sources.of_table(given), population_belonging()
        code = code_of(*belonging.parts, status=Status.OUTCOME, usual=Status.OUTCOME)
        drafts.by_code[code] = draft = Draft(
            code,
            DatasetKind.POPULATION,
            belonging.title,
            Status.OUTCOME,
            belonging.grain,
            population.file,
            1,
            source,
        )
        draft.is_partial = True
        rule = TableRule("figures", population.file, (ColumnRule(_("Folkmängd"), "value"),))
        draft.rows += [
            Row(
                rule,
                population.file,
                row.row,
                Fields(
                    measure=Measure.POPULATION.value,
                    period_from=row.month,
                    period_to=row.month,
                    residence_area=row.municipality,
                    value=Decimal(row.inhabitants),
                    unit=COUNT_UNIT,
                    source=source,
                ),
                {},
            )
            for row in own
        ]
    drafts.into(package)
    package.lists["sources"] = list(sources.rows.values())
    package.file_sources |= sources.of_files
    return package
