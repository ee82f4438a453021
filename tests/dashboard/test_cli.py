"""The command: what it serves, and one clear sentence for what cannot be done."""

import json
import os
import socket

import pytest
from streamlit import config

from dashboard import cli, server
from dashboard.login import present
from dashboard.login.settings import Settings


def run(capsys, *arguments):
    """Exit status and the lines of the error output."""
    status = cli.main([str(argument) for argument in arguments])
    return status, capsys.readouterr().err.strip().splitlines()


def test_serving_without_tables_says_what_to_do(tmp_path, capsys):
    status, said = run(capsys, "serve", "--data", tmp_path, "--no-browser")
    assert status == 1
    assert len(said) == 1
    assert "tip-atlas build" in said[0]


def test_serving_tables_of_another_schema_says_so(tmp_path, capsys):
    folder = tmp_path / "snapshots" / "old"
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_text(json.dumps({"schema_version": "0", "tables": {}}))
    (tmp_path / "CURRENT").write_text("old\n")
    status, said = run(capsys, "serve", "--data", tmp_path)
    assert status == 1
    assert len(said) == 1
    assert "another version" in said[0]


def test_a_port_in_use_is_told_before_anything_starts(built, capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        status, said = run(capsys, "serve", "--data", built, "--port", port)
    assert status == 1
    assert len(said) == 1
    assert f"port {port}" in said[0]
    assert "--port" in said[0]


def test_a_host_of_another_machine_is_told():
    with pytest.raises(server.ServerError, match="203.0.113.7"):
        server.check_port("203.0.113.7", 8501)


@pytest.mark.parametrize(
    "arguments",
    [["--frobnicate"], ["serve", "--port", "0"], ["serve", "--port", "web"], ["nonsense"]],
)
def test_wrong_usage_exits_with_two(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        cli.main(arguments)
    assert stopped.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_every_command_explains_itself(capsys):
    with pytest.raises(SystemExit) as stopped:
        cli.main(["--help"])
    assert stopped.value.code == 0
    said = capsys.readouterr().out
    assert all(name in said for name in ("build", "serve", "check", "score", "export"))


def test_without_a_command_it_builds_the_seeds_and_serves(tmp_path, monkeypatch):
    served = []
    monkeypatch.setattr(server, "run", lambda *given, **named: served.append((given, named)))
    assert cli.main(["--data", str(tmp_path), "--no-browser", "--port", "8999"]) == 0
    assert (tmp_path / "CURRENT").exists()
    assert served == [((tmp_path, "127.0.0.1", 8999), {"open_browser": False, "access": None})]


def test_options_may_stand_before_and_after_the_command(built, monkeypatch):
    served = []
    monkeypatch.setattr(server, "run", lambda *given, **named: served.append(given[1:]))
    cli.main(["--port", "8998", "serve", "--data", str(built)])
    cli.main(["serve", "--data", str(built), "--port", "8998"])
    assert served == [("127.0.0.1", 8998)] * 2


def test_every_setting_is_one_that_streamlit_knows():
    known = config.get_config_options()
    assert set(server.settings("127.0.0.1", 8501)) <= set(known)


def test_the_server_is_closed_to_others_and_silent_by_default():
    settings = server.settings(cli.HOST, cli.PORT)
    assert settings["server.address"] == "127.0.0.1"
    assert settings["browser.gatherUsageStats"] is False
    assert settings["client.showErrorDetails"] == "none"
    assert settings["server.allowedHosts"] == ["localhost", "127.0.0.1", "[::1]"]
    assert settings["server.trustedUserHeaders"] == {}
    assert settings["server.enableStaticServing"] is True
    assert settings["server.fileWatcherType"] == "none"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "atlas.example.org"])
def test_without_login_nobody_else_can_reach_the_server(built, host, capsys):
    status, said = run(capsys, "serve", "--data", built, "--host", host)
    assert status == 1
    assert "--access" in said[0]
    assert len(said) == 1


def test_with_login_the_settings_name_the_host_under_which_people_come():
    auth = {"redirect_uri": "https://atlas.example.org/oauth2callback"}
    access = Settings(auth, {})
    settings = server.settings("0.0.0.0", 8501, access)
    assert settings["server.allowedHosts"] == [*server.HERE, "atlas.example.org"]
    assert settings["server.trustedUserHeaders"] == {present.HEADER: present.USER_KEY}


def test_an_access_file_that_cannot_be_used_is_told_before_anything_starts(built, tmp_path, capsys):
    status, said = run(capsys, "serve", "--data", built, "--access", tmp_path / "none.toml")
    assert status == 1
    assert len(said) == 1
    assert "none.toml" in said[0]


@pytest.mark.skipif(os.name != "posix", reason="permissions of files are POSIX's")
@pytest.mark.parametrize(("mode", "told"), [(0o755, True), (0o711, True), (0o750, False)])
def test_files_that_others_may_read_past_the_ceilings_are_told(tmp_path, capsys, mode, told):
    tmp_path.chmod(mode)
    server._warn_of_readers(tmp_path)
    assert ("past all ceilings" in capsys.readouterr().err) is told
