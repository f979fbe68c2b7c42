"""A server folder, clones that push to it, and web servers on this machine: what the tests of publishing use."""

from __future__ import annotations

import hashlib
import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from helpers import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECONDS = 120
SBIN = os.pathsep.join((os.environ["PATH"], "/usr/sbin"))


def environment(home: Path) -> dict[str, str]:
    """Of somebody with no settings of their own, who runs the program under test."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    return {
        **kept,
        "HOME": str(home),
        "PYTHONPATH": str(ROOT / "generator"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Officer",
        "GIT_AUTHOR_EMAIL": "officer@example.org",
        "GIT_COMMITTER_NAME": "Officer",
        "GIT_COMMITTER_EMAIL": "officer@example.org",
    }


@dataclass(frozen=True)
class Clone:
    """Somebody's copy of the portal's repository."""

    folder: Path

    def run(self, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            words,
            cwd=self.folder,
            env=environment(self.folder.parent),
            capture_output=True,
            text=True,
            check=False,
            timeout=SECONDS,
        )
        assert not check or done.returncode == 0, done.stdout + done.stderr
        return done

    def commit(self) -> str:
        """Commit everything; its hash."""
        self.run("git", "add", "-A")
        self.run("git", "commit", "-q", "--allow-empty", "-m", "change")
        return self.head

    @property
    def head(self) -> str:
        return self.run("git", "rev-parse", "HEAD").stdout.strip()

    def change(self, file: str, find: str, replace: str) -> str:
        """Replace a text that stands once in a file, and commit."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert text.count(find) == 1
        path.write_text(text.replace(find, replace), encoding="utf-8")
        return self.commit()

    def push(self, server: Server, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        return self.run("git", "push", str(server.folder / "repo.git"), *(words or ("main",)), check=check)

    def pushing(self, server: Server) -> subprocess.Popen[str]:
        """A push in a process group of its own."""
        return subprocess.Popen(
            ["git", "push", str(server.folder / "repo.git"), "main"],
            cwd=self.folder,
            env=environment(self.folder.parent),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )


@dataclass(frozen=True)
class Server:
    """A publishing folder."""

    folder: Path

    def cchc(self, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """`cchc --lang en publish <first word> FOLDER <others>`"""
        return cchc(self.folder.parent, "--lang", "en", "publish", words[0], str(self.folder), *words[1:], check=check)

    @property
    def release(self) -> str:
        return (self.folder / "current").readlink().name

    @property
    def hidden(self) -> list[str]:
        """What builds have left behind."""
        places = (self.folder, self.folder / "releases")
        return [path.name for place in places for path in place.glob(".*") if path.name != ".lock"]

    def page(self, address: str) -> str:
        return (self.folder / "current" / address).read_text(encoding="utf-8")

    def digest(self) -> str:
        """Of every byte that is served."""
        root = (self.folder / "current").resolve()
        found = hashlib.sha256()
        for path in sorted(path for path in root.rglob("*") if path.is_file()):
            found.update(path.relative_to(root).as_posix().encode() + path.read_bytes())
        return found.hexdigest()


def cchc(folder: Path, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    """The command, in a process of its own."""
    command = [sys.executable, "-m", "cchc_portal", *words]
    done = subprocess.run(
        command, cwd=folder, env=environment(folder), capture_output=True, text=True, check=False, timeout=SECONDS
    )
    assert not check or done.returncode == 0, done.stdout + done.stderr
    return done


def program(*names: str) -> str:
    """The first of these programs that is installed (.ci/install-system test)."""
    return next(found for name in names if (found := shutil.which(name, path=SBIN)))


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    def __getitem__(self, name: str) -> str | None:
        return self.headers.get(name.lower())


def ask(port: int, address: str, **headers: str) -> Answer:
    """GET, nothing followed and nothing unpacked."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", address, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        found = {name.lower(): value for name, value in answer.getheaders()}
        return Answer(answer.status, found, answer.read())
    finally:
        connection.close()


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def running(command: list[str], port: int) -> Iterator[int]:
    """A web server that answers on the port."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert process.poll() is None, process.communicate()[0]
            time.sleep(0.05)
        yield port
    finally:
        process.terminate()
        process.communicate(timeout=20)


_NGINX = """\
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/t1;
    proxy_temp_path {folder}/t2;
    fastcgi_temp_path {folder}/t3;
    uwsgi_temp_path {folder}/t4;
    scgi_temp_path {folder}/t5;
    include {folder}/portal.conf;
}}
"""


@contextmanager
def nginx(settings: Path, root: Path, folder: Path) -> Iterator[int]:
    """The web server nginx with a portal's own `server/nginx.conf`, serving `root` as the user of the test."""
    port = free_port()
    text = settings.read_text(encoding="utf-8")
    assert (text.count("listen 80;"), text.count("root /srv/cchc/current;")) == (1, 1)
    text = text.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("/srv/cchc/current", str(root))
    (folder / "portal.conf").write_text(text, encoding="utf-8")
    (folder / "nginx.conf").write_text(_NGINX.format(folder=folder), encoding="utf-8")
    command = [program("nginx"), "-p", str(folder), "-e", f"{folder}/error.log", "-c", f"{folder}/nginx.conf"]
    subprocess.run([*command, "-t"], check=True, capture_output=True)
    with running(command, port) as answering:
        yield answering


_MODULES = ("mpm_event", "authz_core", "headers", "deflate", "mime", "dir", "filter", "rewrite")


def apache_settings(settings: Path, root: Path, folder: Path, port: int) -> Path:
    """A whole configuration of Apache around a portal's own `server/apache.conf`."""
    text = settings.read_text(encoding="utf-8")
    assert (text.count("*:80"), text.count('"/srv/cchc/current"')) == (1, 2)
    text = text.replace("*:80", f"127.0.0.1:{port}").replace("/srv/cchc/current", str(root))
    (folder / "portal.conf").write_text(text, encoding="utf-8")
    lines = [
        f"ServerRoot {folder}",
        "ServerName localhost",
        f"Listen 127.0.0.1:{port}",
        f"PidFile {folder}/apache.pid",
        f"ErrorLog {folder}/error.log",
        f"Mutex file:{folder}",
        *(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in _MODULES),
        "TypesConfig /dev/null",
        *(["User nobody", "Group nogroup"] if os.getuid() == 0 else []),
        f"Include {folder}/portal.conf",
    ]
    whole = folder / "apache.conf"
    whole.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return whole


@contextmanager
def apache(settings: Path, root: Path, folder: Path) -> Iterator[int]:
    """The web server Apache with a portal's own `server/apache.conf`; its account can read `root`."""
    port = free_port()
    whole = apache_settings(settings, root, folder, port)
    with running([program("apache2", "httpd"), "-X", "-f", str(whole)], port) as answering:
        yield answering
