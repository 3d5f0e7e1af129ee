import pytest

from wijkledger.domain.moment import Moment
from wijkledger.domain.moment_words import speak_moment


@pytest.mark.parametrize(
    ("stored", "said"),
    [
        ("2018-06-21", "21 juni 2018"),
        ("2019-05", "mei 2019"),
        ("2016", "2016"),
        ("2021-04~", "ca. april 2021"),
        ("2022?", "vermoedelijk 2022"),
        ("2022%", "vermoedelijk ca. 2022"),
        ("2020-37~", "begin 2020"),
        ("2020-38%", "vermoedelijk medio 2020"),
        ("2020-39~", "eind 2020"),
        ("2020-37", "januari t/m april 2020"),
        ("2021-22", "zomer 2021"),
        ("2023-24", "winter 2023/2024"),
        ("2027-35", "3e kwartaal 2027"),
        ("2024-41", "2e helft 2024"),
        ("201X", "2010–2019"),
        ("2019-XX", "2019, maand onbekend"),
        ("2019-05-XX", "mei 2019, dag onbekend"),
        ("2019-XX-XX", "2019, dag onbekend"),
        ("../2018-06-20", "vóór 21 juni 2018"),
        ("../2021-09", "vóór oktober 2021"),
        ("../2020-38~", "vóór eind 2020"),
        ("../9999", "tot en met 9999"),
        ("2022-23/..", "vanaf herfst 2022"),
        ("2021-10-04/2022-08", "tussen 4 oktober 2021 en augustus 2022"),
        ("XXXX", "datum onbekend"),
        ("XXXX after HM-38", "datum onbekend, na HM-38"),
        ("2018 after WB-28", "2018, na WB-28"),
        ("2018 before WB-28", "2018, vóór WB-28"),
    ],
)
def test_a_moment_is_said_as_people_say_it(stored: str, said: str) -> None:
    assert speak_moment(Moment.parse(stored)) == said
