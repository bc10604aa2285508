"""The question for a new version, answered by a server on this computer, or by nobody."""

import json
import os
import socket
import subprocess
import sys
import time

import pytest

from ssai3d_app import __version__
from ssai3d_app.updates import address
from ssai3d_app.updates.asking import Answer, answer_for, newest_release, numbers
from tests.updates.server import serving

PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch):
    for name in PROXIES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def server():
    with serving() as made:
        yield made


def test_a_newer_version_is_told_with_its_page(server):
    answer = answer_for(server.at("/newer"), "0.1.0")
    assert answer == Answer(kind="newer", version="99.0.1", page="https://example.org/news")
    assert server.asked == ["/newer"]


@pytest.mark.parametrize("own", ["0.0.1", "0.1.0", "1.0"])
def test_the_same_or_an_older_one_is_no_news(server, own):
    assert answer_for(server.at("/older"), own).kind == "current"


def test_a_page_that_is_no_https_page_is_dropped(server):
    assert newest_release(server.at("/bad-page")).page is None


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("/garbage", "names no version"),
        ("/odd", "names no version"),
        ("/missing", "HTTP 404"),
        ("/long", "cannot be reached"),
        ("/redirect", "HTTP 302"),
    ],
)
def test_what_is_no_release_is_told_in_a_sentence(server, path, problem):
    answer = answer_for(server.at(path), "0.1.0")
    assert answer.kind == "failed"
    assert problem in answer.problem
    assert answer.remedy


@pytest.mark.parametrize("path", ["/slow", "/drips"])
def test_a_slow_server_is_given_up_in_time(server, path):
    began = time.monotonic()
    answer = answer_for(server.at(path), "0.1.0", seconds=0.5)
    assert answer.problem == "127.0.0.1 does not answer"
    assert time.monotonic() - began < 5


def test_a_refused_connection_is_told_as_being_offline():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        free = taken.getsockname()[1]
    answer = answer_for(f"http://127.0.0.1:{free}/releases.json", "0.1.0")
    assert "cannot be reached" in answer.problem
    assert "network" in answer.remedy


def test_without_a_name_server_it_is_offline(monkeypatch):
    def unknown(*_args, **_options):
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    answer = answer_for("https://releases.invalid/latest.json", "0.1.0")
    assert answer.problem == "releases.invalid cannot be reached"


def test_the_proxy_of_the_system_is_used(server, monkeypatch):
    monkeypatch.setenv("http_proxy", server.at(""))
    answer = answer_for("http://127.0.0.1:1/newer", "0.1.0")
    assert answer.kind == "newer"
    assert server.asked == ["http://127.0.0.1:1/newer"]


@pytest.mark.parametrize(
    "odd", ["http://example.org/x.json", "file:///etc/passwd", "ftp://a/b", "", "https://", "h[ttp://"]
)  # fmt: skip
def test_only_encrypted_addresses_are_asked(odd, monkeypatch):
    monkeypatch.setattr(socket, "create_connection", pytest.fail)
    assert "https://" in answer_for(odd, "0.1.0").problem


def test_versions_compare_as_numbers():
    assert numbers("0.10.0") > numbers("0.9.9")
    assert numbers("0.2.0.dev1") == (0, 2, 0)


# Whom to ask -------------------------------------------------------------------------------------


@pytest.fixture
def places(tmp_path, monkeypatch):
    """User's settings, the computer's, and a build, all empty."""
    monkeypatch.delenv(address.RELEASES, raising=False)
    files = {"user": tmp_path / "user.json", "site": tmp_path / "site.json"}
    monkeypatch.setattr(address, "settings_file", lambda: files["user"])
    monkeypatch.setattr(address, "site_settings_file", lambda: files["site"])
    monkeypatch.setattr("ssai3d_app.build_info.resources", lambda: tmp_path)
    return files | {"build": tmp_path / "build.json"}


def test_nobody_is_asked_where_nobody_is_named(places):
    assert address.release_address() is None


def test_the_nearest_word_counts(places, monkeypatch):
    for place, found in (("build", "https://b"), ("site", "https://s"), ("user", "https://u")):
        content = {"version": 1, "releases": found}
        if place == "build":
            content |= {"version": "0.1.0", "variant": "cpu"}
        places[place].write_text(json.dumps(content))
        assert address.release_address() == found
    monkeypatch.setenv(address.RELEASES, "")
    assert address.release_address() is None
    monkeypatch.setenv(address.RELEASES, "https://e")
    assert address.release_address() == "https://e"


def test_the_child_prints_the_answer(server):
    environment = {k: v for k, v in os.environ.items() if k.lower() not in PROXIES}
    done = subprocess.run(
        [sys.executable, "-m", "ssai3d_app", "--update-check"],
        capture_output=True,
        check=True,
        env=environment | {address.RELEASES: server.at("/newer")},
    )
    assert Answer.model_validate_json(done.stdout).version == "99.0.1"
    assert __version__ != "99.0.1"
