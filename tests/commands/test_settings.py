from pathlib import Path

import pytest

from commands.settings import FILE_NAME, PrinterSetting, Settings, load_settings
from fulfilment.errors import SettingsWrong
from fulfilment.packing.numbers import WeighedPattern


def written(home: Path, text: str) -> Path:
    (home / FILE_NAME).write_text(text, encoding="utf-8")
    return home


def load(home: Path, text: str) -> Settings:
    return load_settings(str(written(home, text)), None)


def test_without_a_file_a_home_is_a_station_with_its_own_database(tmp_path: Path) -> None:
    settings = load_settings(str(tmp_path), None)
    assert settings.home == tmp_path
    assert settings.database == f"sqlite:///{tmp_path / 'shared.sqlite'}"
    assert settings.station_home("07") == tmp_path / "stations" / "07"


def test_everything_that_can_be_said_is_heard(tmp_path: Path) -> None:
    settings = load(
        tmp_path,
        """
        database = "postgresql://bench@db.example/packwave"
        warehouse = "GZ2"
        station = "12"
        language = "en"
        theme = "dark"
        full_screen = true
        return_address = ["杭州一号仓 退货组", "良渚街道金昌路2005号"]
        [carrier_cut_offs]
        ZTO = "18:00"
        [[printers]]
        name = "left"
        url = "tcp://10.0.0.9:9100"
        dpi = 300
        [[printers]]
        name = "spare"
        url = "virtual://spare"
        """,
    )
    assert settings == Settings(
        home=tmp_path,
        database="postgresql://bench@db.example/packwave",
        warehouse="GZ2",
        station="12",
        language="en",
        theme="dark",
        is_full_screen=True,
        printers=(
            PrinterSetting("left", "tcp://10.0.0.9:9100", dpi=300),
            PrinterSetting("spare", "virtual://spare"),
        ),
        carrier_cut_offs={"ZTO": "18:00"},
        return_address=("杭州一号仓 退货组", "良渚街道金昌路2005号"),
    )


def test_an_argument_beats_the_environment_and_that_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, 'database = "sqlite:///file"')
    monkeypatch.setenv("PACKWAVE_HOME", str(tmp_path))
    assert load_settings(None, None).database == "sqlite:///file"
    monkeypatch.setenv("PACKWAVE_DATABASE_URL", "sqlite:///environment")
    assert load_settings(None, None).database == "sqlite:///environment"
    assert load_settings(None, "sqlite:///argument").database == "sqlite:///argument"
    other = tmp_path / "other"
    assert load_settings(str(other), None).home == other


PRINTER = '[[printers]]\nname = "a"\nurl = "virtual://a"\n'
WRONG = [
    ('station = "07"\ncolour = "red"', 2, "no setting named colour"),
    ("\n\nstation = 7", 3, "station"),
    ('language = "fr"', 1, "zh, en"),
    ('warehouse = ""', 1, "warehouse"),
    ('theme = "light"\nfull_screen = "yes"', 2, "true or false"),
    ('[printers]\nname = "a"', 1, "[[printers]]"),
    ('[[printers]]\nname = "a"', 1, "url"),
    (PRINTER + 'colour = "red"', 1, "colour"),
    (PRINTER + "dpi = 204", 1, "203 or 300"),
    (PRINTER + 'language = "pcl"', 1, "pcl"),
    ('[carrier_cut_offs]\nZTO = "25:00"', 1, "ZTO"),
    ('return_address = "Warehouse 1"', 1, "list of lines"),
]


@pytest.mark.parametrize(("text", "line", "reason"), WRONG)
def test_an_error_names_its_file_its_line_and_what_to_write(
    tmp_path: Path, text: str, line: int, reason: str
) -> None:
    with pytest.raises(SettingsWrong) as caught:
        load(tmp_path, text)
    assert caught.value.detail.startswith(f"{tmp_path / FILE_NAME}:{line}: ")
    assert reason in caught.value.detail
    assert f"line {line}" in caught.value.advice


def test_a_file_that_is_no_toml_says_where_it_stops_making_sense(tmp_path: Path) -> None:
    with pytest.raises(SettingsWrong, match="line 2"):
        load(tmp_path, 'station = "07"\nlanguage = zh\n')


CRASHED = [
    ("printers = [1]", 1, "printer"),
    ('carrier_cut_offs = "18:00"', 1, "carrier_cut_offs"),
    ('station = "07"\n[[printers]]\nname = "a"\nurl = 9100', 2, "url"),
    ("[[printers]]\nname = 5\nurl = 'virtual://a'", 1, "name"),
]


@pytest.mark.parametrize(("text", "line", "reason"), CRASHED)
def test_a_value_of_the_wrong_kind_is_an_error_with_its_line_too(
    tmp_path: Path, text: str, line: int, reason: str
) -> None:
    """Bug: cut-offs that are no table crashed the program, a printer's url could be a number."""
    test_an_error_names_its_file_its_line_and_what_to_write(tmp_path, text, line, reason)


def test_the_line_is_that_of_the_printer_that_is_wrong(tmp_path: Path) -> None:
    """Bug: a mistake in the second printer sent people to the first."""
    with pytest.raises(SettingsWrong, match=f"{FILE_NAME}:5: "):
        load(tmp_path, PRINTER + '\n[[printers]]\nname = "b"\nurl = "virtual://b"\ndpi = 100')


def test_a_file_saved_by_a_windows_editor_is_read(tmp_path: Path) -> None:
    """Bug: a byte order mark, which such editors write, was called invalid; other bytes crashed."""
    (tmp_path / FILE_NAME).write_text('station = "12"', encoding="utf-8-sig")
    assert load_settings(str(tmp_path), None).station == "12"
    (tmp_path / FILE_NAME).write_bytes('warehouse = "杭州"'.encode("gbk"))
    with pytest.raises(SettingsWrong, match="UTF-8"):
        load_settings(str(tmp_path), None)


@pytest.mark.parametrize("language", ["zpl", "tspl", "escpos", "epl"])
def test_a_label_printer_speaks_one_of_four_languages(tmp_path: Path, language: str) -> None:
    row = f'[[printers]]\nname = "p"\nurl = "virtual://p"\nlanguage = "{language}"\n'
    assert load(tmp_path, row).printers == (PrinterSetting("p", "virtual://p", language),)


def test_a_language_that_no_printer_speaks_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(SettingsWrong, match=r"packwave\.toml:1: .*language is one of zpl, tspl"):
        load(tmp_path, '[[printers]]\nname = "p"\nurl = "virtual://p"\nlanguage = "pcl"\n')


def test_a_printer_says_what_is_loaded_and_which_pictures_it_reads(tmp_path: Path) -> None:
    text = PRINTER + 'media = "76x130"\nencoding = "hex"\n'
    text += '[[printers]]\nname = "office"\nurl = "file:///papers"\nlanguage = "pdf"\n'
    label, office = load(tmp_path, text).printers
    assert (label.paper, label.encoding) == ("76x130", "hex")
    assert (office.paper, office.media) == ("210x297", "")
    assert PrinterSetting("p", "virtual://p").paper == "100x150"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ('media = "4x6"', "100x150"),
        ("media = 100", "100x150"),
        ('encoding = "zip"', "z64, acs, hex"),
        ('language = "tspl"\nencoding = "hex"', "for ZPL"),
        ('language = "pdf"', "cups://"),
    ],
)
def test_what_no_printer_can_have_is_refused_with_its_line(tmp_path: Path, row: str, reason: str) -> None:
    with pytest.raises(SettingsWrong, match=r"packwave\.toml:4: printer a: ") as caught:
        load(tmp_path, PRINTER.replace('"a"', '"b"') + PRINTER + row)
    assert reason in caught.value.detail


def test_two_printers_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsWrong, match=r"packwave\.toml:4: two printers are named a"):
        load(tmp_path, PRINTER + PRINTER)


def test_a_site_says_how_its_scale_writes_weights(tmp_path: Path) -> None:
    assert load(tmp_path, 'weighed_codes = ["21IIIIIWWWWWC"]').weighed_codes == (
        WeighedPattern("21IIIIIWWWWWC"),
    )
    for wrong in ('["69IIIIIWWWWWC"]', '"21IIIIIWWWWWC"', "[21]"):
        with pytest.raises(SettingsWrong, match=f"{FILE_NAME}:1: "):
            load(tmp_path, f"weighed_codes = {wrong}")
