"""What .streamlit/config.toml must say for the app to keep to itself and to its palette."""

import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONFIGURATION = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
THEME = CONFIGURATION["theme"]
LEAST_CONTRAST_OF_TEXT = 4.5  # WCAG 2.2, 1.4.3
LEAST_CONTRAST_OF_MARKS = 3.0  # WCAG 2.2, 1.4.11


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_the_one_of_wcag() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)


@pytest.mark.parametrize(
    ("section", "name", "value"),
    [
        ("server", "address", "127.0.0.1"),
        ("server", "enableXsrfProtection", True),
        ("server", "enableCORS", True),
        ("server", "enableStaticServing", True),
        ("browser", "gatherUsageStats", False),
        ("browser", "serverAddress", "localhost"),
        ("client", "toolbarMode", "minimal"),
        ("client", "showErrorLinks", False),
        ("runner", "magicEnabled", False),
        ("runner", "postScriptGC", False),
        ("theme", "base", "light"),
    ],
)
def test_the_setting_is_as_docs_platform_explains(section: str, name: str, value: object) -> None:
    assert CONFIGURATION[section][name] == value


def test_errors_are_not_shown_with_their_text_and_uploads_are_small() -> None:
    assert CONFIGURATION["client"]["showErrorDetails"] in {"type", "none"}
    assert CONFIGURATION["server"]["maxUploadSize"] <= 20


@pytest.mark.parametrize(
    "palette", ["chartCategoricalColors", "chartSequentialColors", "chartDivergingColors"]
)
def test_each_palette_has_exactly_ten_different_colours(palette: str) -> None:
    """With any other number Streamlit hands Plotly a palette that it throws away without a word."""
    assert len(THEME[palette]) == 10
    assert len(set(THEME[palette])) == 10


@pytest.mark.parametrize("background", ["backgroundColor", "secondaryBackgroundColor"])
@pytest.mark.parametrize("text", ["textColor", "primaryColor", "linkColor"])
def test_text_is_readable_on_both_backgrounds(text: str, background: str) -> None:
    assert contrast(THEME[text], THEME[background]) >= LEAST_CONTRAST_OF_TEXT


@pytest.mark.parametrize("background", ["backgroundColor", "secondaryBackgroundColor"])
def test_captions_are_readable_on_both_backgrounds(background: str) -> None:
    """Streamlit writes a caption in the text's colour at 60 %."""
    pairs = [
        (THEME["textColor"][place : place + 2], THEME[background][place : place + 2]) for place in (1, 3, 5)
    ]
    mixed = [round(0.6 * int(text, 16) + 0.4 * int(behind, 16)) for text, behind in pairs]
    caption = "#" + "".join(f"{channel:02X}" for channel in mixed)

    assert contrast(caption, THEME[background]) >= LEAST_CONTRAST_OF_TEXT


def test_the_accent_of_charts_is_readable_on_the_background() -> None:
    assert contrast(THEME["chartCategoricalColors"][0], THEME["backgroundColor"]) >= LEAST_CONTRAST_OF_MARKS


def test_nothing_is_fetched_from_a_named_address() -> None:
    assert "http" not in (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
