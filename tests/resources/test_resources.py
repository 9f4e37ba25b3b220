import pytest

from resources import read_json, resource_path


def test_paths_lie_inside_resources() -> None:
    assert resource_path("samples", "products.json").is_file()
    assert resource_path() == resource_path("samples").parent


def test_a_reader_may_change_what_it_got() -> None:
    read_json("samples", "products.json").clear()
    assert read_json("samples", "products.json")


def test_a_name_that_is_not_there_says_so() -> None:
    with pytest.raises(FileNotFoundError):
        read_json("samples", "nothing.json")
