"""The 36 CCGs that HSJ named in July 2016, their grades for 2015/16, and what each had become by 1 April 2021."""

from __future__ import annotations

BAD, TOP = "inadequate", "outstanding"
#: Code, name then without `NHS` and `CCG`, grade, and the code of what stood for it on 1 April 2021, as a person looked
#: it up.
NAMED: tuple[tuple[str, str, str, str], ...] = (
    ("00K", "Hartlepool and Stockton-on-Tees", TOP, "16C"),
    ("00L", "Northumberland", BAD, "00L"),
    ("01A", "East Lancashire", TOP, "01A"),
    ("01G", "Salford", TOP, "01G"),
    ("01H", "Cumbria", BAD, "01H"),
    ("01R", "South Cheshire", BAD, "27D"),
    ("01V", "Southport and Formby", BAD, "01V"),
    ("01X", "St Helens", BAD, "01X"),
    ("02F", "West Cheshire", BAD, "27D"),
    ("02M", "Fylde and Wyre", TOP, "02M"),
    ("02Q", "Bassetlaw", TOP, "02Q"),
    ("03E", "Harrogate and Rural District", TOP, "42D"),
    ("03Q", "Vale of York", BAD, "03Q"),
    ("05A", "Coventry and Rugby", BAD, "B2M3M"),
    ("05C", "Dudley", TOP, "D2P2L"),
    ("05F", "Herefordshire", BAD, "18C"),
    ("05L", "Sandwell and West Birmingham", TOP, "D2P2L"),
    ("05N", "Shropshire", BAD, "M2L0M"),
    ("05Y", "Walsall", BAD, "D2P2L"),
    ("06A", "Wolverhampton", TOP, "D2P2L"),
    ("06F", "Bedfordshire", BAD, "M1J4Y"),
    ("06H", "Cambridgeshire and Peterborough", BAD, "06H"),
    ("07X", "Enfield", BAD, "93C"),
    ("08F", "Havering", BAD, "A3A8R"),
    ("09D", "Brighton and Hove", BAD, "09D"),
    ("09L", "East Surrey", BAD, "92A"),
    ("09W", "Medway", BAD, "91Q"),
    ("10J", "North Hampshire", BAD, "D9Y0V"),
    ("11N", "Kernow", BAD, "11N"),
    ("11T", "North Somerset", BAD, "15C"),
    ("12A", "South Gloucestershire", BAD, "15C"),
    ("13T", "Newcastle Gateshead", TOP, "13T"),
    ("99C", "North Tyneside", BAD, "99C"),
    ("99H", "Surrey Downs", BAD, "92A"),
    ("99P", "Northern, Eastern and Western Devon", BAD, "15N"),
    ("99Q", "South Devon and Torbay", BAD, "15N"),
)
#: As the two questions answer; Croydon's rating is Healthcare Leader's.
BECAME = [(code, f"NHS {name} CCG", now) for code, name, _, now in NAMED]
_RATED = [*((code, grade, now) for code, _, grade, now in NAMED), ("07V", "requires-improvement", "36L")]
RECAST = [
    (now, "is it" if now == code else "became it", code, grade)
    for code, grade, now in sorted(_RATED, key=lambda row: (row[2], row[0]))
]
