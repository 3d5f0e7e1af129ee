"""Where the ledger lies and who writes: the environment, else the settings file, else the account."""

from pathlib import Path

import pytest

from wijkledger.settings import SettingsError, key_of, read_settings


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "instellingen.toml"


def test_without_any_setting_it_is_the_account_and_the_own_folder(config: Path) -> None:
    found = read_settings({}, config)

    assert found.recorded_by
    assert found.ledger.endswith("wijkledger/wijk.ledger")
    assert found.is_own_folder


def test_the_settings_file_names_who_writes_and_which_ledger(config: Path) -> None:
    config.write_text(
        'naam = "Lia de Vries"\nfunctie = "procesbegeleider"\n'
        'organisatie = "Coöperatie WOW"\nboek = "/x/y"\n',
        "utf-8",
    )

    found = read_settings({}, config)

    assert found.recorded_by == "lia-de-vries-procesbegeleider-cooperatie-wow"
    assert (found.ledger, found.is_own_folder) == ("/x/y", False)


def test_the_environment_goes_first(config: Path) -> None:
    config.write_text('naam = "Lia"\nboek = "/x/y"\n', "utf-8")

    found = read_settings({"WIJKLEDGER_LEDGER": "/z", "WIJKLEDGER_ACTOR": "wow"}, config)

    assert (found.ledger, found.recorded_by) == ("/z", "wow")


def test_an_empty_environment_says_nothing(config: Path) -> None:
    config.write_text('naam = "Lia"\nboek = "/x/y"\n', "utf-8")

    found = read_settings({"WIJKLEDGER_LEDGER": "", "WIJKLEDGER_ACTOR": ""}, config)

    assert (found.ledger, found.recorded_by) == ("/x/y", "lia")


def test_a_home_folder_is_written_out(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/huis")
    config.write_text('boek = "~/wijk.ledger"', "utf-8")

    assert read_settings({}, config).ledger == "/huis/wijk.ledger"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (b"naam = Lia", "TOML"),
        (b"\xff\xfe", "TOML"),
        (b'boek = ["a"]', "aanhalingstekens"),
        (b"naam = 3", "aanhalingstekens"),
        (b'bok = "a"', "boek"),
    ],
)
def test_a_broken_settings_file_is_told_in_one_sentence(config: Path, text: bytes, word: str) -> None:
    config.write_bytes(text)

    with pytest.raises(SettingsError) as raised:
        read_settings({}, config)

    assert word in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_folder_in_place_of_the_settings_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError):
        read_settings({}, tmp_path)


@pytest.mark.parametrize(
    ("who", "key"),
    [
        ("Lia", "lia"),
        ("@lia", "lia"),
        ("André Bosch (wethouder)", "andre-bosch-wethouder"),
        ("—", ""),
        ("\0", ""),
    ],
)
def test_a_name_becomes_a_key(who: str, key: str) -> None:
    assert key_of(who) == key


def test_a_name_of_which_no_key_can_be_made_gives_way_to_the_account(config: Path) -> None:
    assert (
        read_settings({"WIJKLEDGER_ACTOR": "李"}, config).recorded_by == read_settings({}, config).recorded_by
    )
