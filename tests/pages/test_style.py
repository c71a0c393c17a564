"""The looks that each run sends: all of the style sheet's rules, in short, and an icon that is there."""

from dashboard.interface.style import PAGE_ICON, STYLE, style


def test_the_style_is_the_sheets_rules_without_comments() -> None:
    sheet, sent = STYLE.read_text(encoding="utf-8"), style()._repr_html_()
    assert (sent[:7], sent[-8:]) == ("<style>", "</style>")
    assert "/*" not in sent
    for sign in "{;":
        outside = sum(part.rpartition("*/")[2].count(sign) for part in sheet.split("/*"))
        assert sent.count(sign) == outside


def test_the_icon_is_among_the_served_files() -> None:
    assert PAGE_ICON.startswith("/app/static/")
    assert (STYLE.parent / PAGE_ICON.removeprefix("/app/static/")).is_file()
