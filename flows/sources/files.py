"""Raw returns in files: a glob below the survey's own folder, or any URL that fsspec opens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from flows.raw import RawFile
from transforms.errors import Fault, UnreadableReturn

MAX_BYTES = 2 * 1024**3


def fetch_files(pattern: str, survey_folder: Path) -> list[RawFile]:
    """The raw files of a source, sorted by name; at least one.

    `pattern` is a glob relative to the survey's folder, or a URL. Raises `UnreadableReturn` when
    nothing is there, or a file cannot be read whole, is empty, or is larger than `MAX_BYTES`.
    """
    files = [_fetch_url(pattern)] if "://" in pattern else list(_fetch_local(pattern, survey_folder))
    if not files:
        raise UnreadableReturn(
            Fault(f"{survey_folder.name}: source {pattern!r}", "no file", "at least one file",
                  f"Put the raw return below {survey_folder}, or correct `files:` in the wave file.")
        )  # fmt: skip
    return files


def _fetch_local(pattern: str, folder: Path) -> Iterator[RawFile]:
    root = folder.resolve()
    for path in sorted(folder.glob(pattern)):
        if not path.resolve().is_relative_to(root):
            raise UnreadableReturn(
                Fault(str(path), "a path outside the survey's folder", f"a file below {root}", "Copy the file there.")
            )
        if not path.is_file():
            raise UnreadableReturn(
                Fault(str(path), "a folder or a special file", "a regular file", "Correct `files:` in the wave file.")
            )
        yield RawFile(path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name, _read(path))


def _read(path: Path) -> bytes:
    size = path.stat().st_size
    _refuse_size(str(path), size)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableReturn(
            Fault(str(path), f"a file that cannot be read ({error.strerror})", "a readable file", "Check its rights.")
        ) from error
    if len(content) != size:
        raise UnreadableReturn(
            Fault(str(path), f"{len(content)} bytes of {size}", "a file that is not being written",
                  "Run again when its copy is complete.")
        )  # fmt: skip
    return content


def _refuse_size(where: str, size: int) -> None:
    if size == 0:
        raise UnreadableReturn(Fault(where, "an empty file (0 bytes)", "a table", "Export the returns again."))
    if size > MAX_BYTES:
        raise UnreadableReturn(Fault(where, f"{size} bytes", f"at most {MAX_BYTES}", "Split the export."))


def _fetch_url(url: str) -> RawFile:
    import fsspec  # only surveys that name a URL pay for it

    try:
        with fsspec.open(url, "rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except (OSError, ImportError, ValueError) as error:
        found = f"a source that does not open ({type(error).__name__})"
        remedy = "Check the address, the network and the credentials."
        raise UnreadableReturn(Fault(shown(url), found, "a readable URL", remedy)) from error
    _refuse_size(shown(url), len(content))
    return RawFile(shown(url).rsplit("/", 1)[-1], content)


def shown(url: str) -> str:
    """The URL as a message may show it: no user, password, query or fragment, which can be secrets."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    return f"{parts.scheme}://{host}{parts.path}"
