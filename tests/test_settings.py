"""The settings file: older ones are read, later and damaged ones left alone with a word."""

import json

import pytest

from ssai3d_app.settings import VERSION, Settings, change_settings, read_settings


def test_without_a_file_the_usual_settings_hold(tmp_path):
    found = read_settings(tmp_path / "settings.json")
    assert found.settings == Settings()
    assert found.remark is None


def test_what_is_changed_is_there_the_next_time(tmp_path):
    path = tmp_path / "new folder" / "settings.json"
    change_settings(path, window="AAAA")
    change_settings(path, releases="https://example.org/x.json")
    assert read_settings(path).settings == Settings(
        window="AAAA", releases="https://example.org/x.json"
    )
    assert json.loads(path.read_text())["version"] == VERSION


@pytest.mark.parametrize("older", ['{"window": "AAAA"}', '{"version": 1, "window": "AAAA"}'])
def test_an_older_file_that_lacks_fields_is_read_and_may_be_changed(tmp_path, older):
    path = tmp_path / "settings.json"
    path.write_text(older)
    found = read_settings(path)
    assert (found.settings.window, found.settings.releases, found.remark) == ("AAAA", None, None)
    change_settings(path, window="BBBB")
    assert read_settings(path).settings.window == "BBBB"


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ('{"version": 2, "window": ["another", "meaning"]}', "newer SSAI-3D"),
        ('{"version": 1, "window": 7}', "damaged"),
        ("[]", "damaged"),
        ("{", "damaged"),
        ("\xff\xfe", "damaged"),
    ],
)
def test_what_is_not_understood_is_left_alone_with_a_word(tmp_path, content, word):
    path = tmp_path / "settings.json"
    path.write_bytes(content.encode("latin-1"))
    found = read_settings(path)
    assert found.settings == Settings()
    assert word in found.remark
    change_settings(path, window="AAAA")
    assert path.read_bytes() == content.encode("latin-1")


def test_nothing_is_written_where_nothing_changes(tmp_path):
    path = tmp_path / "settings.json"
    change_settings(path, window=None)
    assert not path.exists()
