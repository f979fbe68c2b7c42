"""`cchc new snapshot`, `cchc new plan` and `cchc new unit`: files to fill in. Nothing that exists is overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import click
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from cchc_portal import urls
from cchc_portal.cli.context import Settings, day_of, reporting_errors
from cchc_portal.errors import DataError, PortalError, Problem
from cchc_portal.load.files import load
from cchc_portal.load.reading import Reading, parse, read
from cchc_portal.load.rules import check_units, folded
from cchc_portal.load.suggestions import nearest, suggested
from cchc_portal.load.validation import to_model
from cchc_portal.model.authority import Unit, Units
from cchc_portal.model.reporting import PeriodId
from cchc_portal.model.text import check_id
from cchc_portal.portal import portal_of
from cchc_portal.scaffold.ids import proposed_id
from cchc_portal.scaffold.periods import allowed_periods, named_period, next_period
from cchc_portal.scaffold.plan import plan_text, years_of
from cchc_portal.scaffold.snapshot import snapshot_text
from cchc_portal.scaffold.unit import unit_text
from cchc_portal.views.writer import Writer

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from pathlib import Path

    from cchc_portal.model.reporting import Period
    from cchc_portal.portal import Portal, PortalPlan

_KINDS: tuple[str, ...] = get_args(Unit.model_fields["kind"].annotation)
_YEAR = click.IntRange(1945, 2100)
_PLAN = "<authority>/<plan>"


@click.group()
def new() -> None:
    """Tạo tệp mới để điền. / Make new files to fill in."""


@new.command()
@click.argument("plan", metavar=_PLAN)
@click.option("--period", default=None, help="Kỳ báo cáo / Reporting period: 2026-q3.")
@click.option("--as-of", "as_of", default=None, help="Ngày tính: 2026-11-22 / The day that counts as today.")
@reporting_errors
def snapshot(settings: Settings, plan: str, period: str | None, as_of: str | None) -> None:
    """Tạo tệp kết quả của kỳ báo cáo tiếp theo. / Make the snapshot file of the next reporting period."""
    authority_id, plan_id = _two_ids(plan)
    day = day_of(as_of)
    portal = portal_of(load(settings.root), as_of=day)
    found = _plan(portal, authority_id, plan_id)
    folder = found.files.folder / "snapshots"
    taken = {path.stem for path in folder.glob("*.yml")}
    chosen = _named(found, period, taken, day) if period else next_period(found.plan, taken, day)
    if chosen is None:
        known = ", ".join(allowed_periods(found.plan, taken, day)) or "–"
        raise PortalError("period_needed", known=known)
    text = snapshot_text(found, chosen, Writer(portal, settings.lang, urls.HOME))
    _write(settings, folder / f"{chosen.id}.yml", text)


@new.command()
@click.argument("plan", metavar=_PLAN)
@click.option("--title", default=None, help="Tên kế hoạch; mã được đề xuất từ đó / The title; the id follows from it.")
@click.option("--from", "first", type=_YEAR, default=None, help="Năm đầu / First year.")
@click.option("--to", "last", type=_YEAR, default=None, help="Năm cuối / Last year.")
@reporting_errors
def plan(settings: Settings, plan: str, title: str | None, first: int | None, last: int | None) -> None:
    """Tạo tệp kế hoạch. / Make a plan's file."""
    if title is not None and "/" not in plan:
        plan = f"{plan}/{_proposed(title)}"
    authority_id, plan_id = _two_ids(plan)
    folder = _authority_folder(settings.root, authority_id)
    usual = years_of(plan_id) or years_of(title or "") or (day_of(None).year,) * 2
    first = usual[0] if first is None else first
    last = max(first, usual[1]) if last is None else last
    if last < first:
        raise PortalError("period_order", first=str(first), last=str(last))
    units = _units(settings.root, folder)[1].units
    text = plan_text(title=title, first=first, last=last, unit=units[0].id if units else "van-phong")
    _write(settings, folder / plan_id / "plan.yml", text)


@new.command()
@click.argument("authority", metavar="<authority>")
@click.option("--name", required=True, help="Tên đơn vị: Phòng Kinh tế / The unit's name.")
@click.option("--kind", type=click.Choice(_KINDS), default=_KINDS[0], help="Loại đơn vị / Kind of unit.")
@reporting_errors
def unit(settings: Settings, authority: str, name: str, kind: str) -> None:
    """Thêm một đơn vị vào units.yml. / Add a contact unit to units.yml."""
    folder = _authority_folder(settings.root, _id(authority))
    reading, units = _units(settings.root, folder)
    for known in units.units:
        if folded(name) in {folded(spelling) for spelling in (str(known.name), *known.aliases)}:
            raise PortalError("unit_exists", unit=known.id, value=name)
    unit_id = _proposed(name, taken=[known.id for known in units.units])
    path = folder / "units.yml"
    before = path.read_bytes()
    addition = _addition(before, unit_text(unit_id, name, kind, indent=_indent(before, reading)))
    _refuse_unless_added(before + addition, reading.file, units, unit_id)
    with path.open("ab") as file:
        file.write(addition)
    click.echo(settings.say("Added to {file}: {unit}", file=reading.file, unit=unit_id))


def _id(value: str) -> str:
    """`value` itself. Raises PortalError when it is no id."""
    try:
        return check_id(value)
    except PydanticCustomError as error:
        raise PortalError(error.type, value=value, nearest=suggested(error.type, value)) from error


def _two_ids(plan: str) -> tuple[str, str]:
    authority_id, slash, plan_id = plan.partition("/")
    if not slash or not plan_id or "/" in plan_id:
        raise PortalError("plan_name", value=plan)
    return _id(authority_id), _id(plan_id)


def _proposed(name: str, *, taken: Iterable[str] = ()) -> str:
    if found := proposed_id(name, taken=tuple(taken)):
        return found
    raise PortalError("id_impossible", value=name)


def _authority_absent(value: str, known: list[str]) -> PortalError:
    return PortalError("authority_absent", value=value, known=", ".join(known) or "–", nearest=nearest(value, known))


def _authority_folder(root: Path, authority_id: str) -> Path:
    """Its folder under `plans/`; other files of the portal may have problems meanwhile."""
    if not (root / "site_config" / "portal.yml").is_file():
        raise PortalError("no_portal", folder=str(root))
    known = sorted(path.parent.name for path in (root / "plans").glob("*/authority.yml"))
    if authority_id not in known:
        raise _authority_absent(authority_id, known)
    return root / "plans" / authority_id


def _plan(portal: Portal, authority_id: str, plan_id: str) -> PortalPlan:
    authorities = {authority.id: authority for authority in portal.authorities}
    if authority_id not in authorities:
        raise _authority_absent(authority_id, sorted(authorities))
    plans = {plan.id: plan for plan in authorities[authority_id].plans}
    if plan_id not in plans:
        known = {"known": ", ".join(plans) or "–", "nearest": nearest(plan_id, list(plans))}
        raise PortalError("plan_absent", value=plan_id, authority=authority_id, **known)
    return plans[plan_id]


def _named(plan: PortalPlan, period: str, taken: set[str], day: dt.date) -> Period:
    try:
        TypeAdapter(PeriodId).validate_python(period)
    except ValidationError as error:
        raise PortalError("period_form", value=period, nearest=suggested("period_form", period)) from error
    if found := named_period(plan.plan, period):
        return found
    allowed = allowed_periods(plan.plan, taken, day)
    raise PortalError("period_absent", value=period, known=", ".join(allowed) or "–", nearest=nearest(period, allowed))


def _units(root: Path, folder: Path) -> tuple[Reading, Units]:
    """The authority's units as they are read. Raises DataError."""
    path = folder / "units.yml"
    name = path.relative_to(root).as_posix()
    if not path.is_file():
        raise DataError([Problem(name, 1, 1, "", "file_absent")])
    reading = read(path, name=name)
    units, problems = to_model(reading, Units)
    if units:
        problems += check_units(reading, units)
    if problems or units is None:
        raise DataError(problems)
    return reading, units


def _indent(before: bytes, reading: Reading) -> int:
    """How far from the left the dashes of the list stand."""
    line, _column = reading.locate(("units", 0))
    first = before.decode("utf-8-sig").splitlines()[line - 1]
    return len(first) - len(first.lstrip(" "))


def _addition(before: bytes, text: str) -> bytes:
    """`text` with the file's own line ends, after one where the file's last line has none."""
    ending = "\r\n" if b"\r\n" in before else "\n"
    start = "" if before.endswith(b"\n") else ending
    return (start + text.replace("\n", ending)).encode()


def _refuse_unless_added(whole: bytes, name: str, units: Units, unit_id: str) -> None:
    """The file must then read as the units before and one more: a list in brackets would not."""
    after, problems = to_model(parse(whole.decode("utf-8-sig"), name=name), Units)
    if problems or after is None or after.units[:-1] != units.units or after.units[-1].id != unit_id:
        raise PortalError("units_form", file=name)


def _write(settings: Settings, path: Path, text: str) -> None:
    """Write a new file. Raises PortalError where there is one already."""
    name = path.relative_to(settings.root).as_posix()
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        raise PortalError("file_exists", file=name) from error
    click.echo(settings.say("Written: {folder}", folder=name))
