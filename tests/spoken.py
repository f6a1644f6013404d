"""What persons and bodies say, and who says it: pools of the frames (`filled.py`)."""

from __future__ import annotations

Thing = dict[str, str]


def _person(title: str, given: str, family: str, he: str) -> Thing:
    """A person, however the press puts the name, with a pronoun."""
    slug = f"person/{given}-{family}".lower().replace(" ", "-").replace("’", "").replace(".", "")
    his = {"he": "his", "she": "her"}[he]
    return {
        "": f"{given} {family}",
        "slug": slug,
        "title": title,
        "titled": f"{title} {family}",
        "full": f"{title} {given} {family}",
        "given": given,
        "family": family,
        "he": he,
        "hecap": he.capitalize(),
        "his": his,
        "hiscap": his.capitalize(),
        "him": {"he": "him", "she": "her"}[he],
    }


PERSONS = [
    _person("Dr", "Nadia", "Harcourt", "she"),
    _person("Mr", "Tobias", "Wrenfield", "he"),
    _person("Mrs", "Alice", "Okonjo", "she"),
    _person("Dr", "Rajan", "Pillai", "he"),
    _person("Ms", "Fiona", "MacAskill", "she"),
    _person("Professor", "Gwyn", "Prothero", "he"),
    _person("Dr", "Amina", "Yusuf", "she"),
    _person("Mr", "Peter", "Langstaff", "he"),
    _person("Ms", "Siobhan", "O’Dowd", "she"),
    _person("Dr", "Wei", "Zhang", "he"),
    _person("Mrs", "Anne-Marie", "Kirkbride", "she"),
    _person("Dr", "Harpreet", "Sandhu", "he"),
    _person("Ms", "Lucy", "Ward-Thorne", "she"),
    _person("Mr", "Kwame", "Asare", "he"),
    _person("Dr", "Marcus", "van Rensdorp", "he"),
    _person("Ms", "Judith", "Bellweather", "she"),
    _person("Mr", "Colin", "Thackeray", "he"),
    _person("Dr", "Sunita", "Raghavan", "she"),
    _person("Mr", "David", "McCorrie", "he"),
    _person("Mrs", "Helen", "Stannard", "she"),
    _person("Dr", "Olufemi", "Adewale", "he"),
    _person("Ms", "Rachel", "Hirst", "she"),
    _person("Professor", "Ingrid", "Solberg", "she"),
    _person("Mr", "Neil", "Cattermole", "he"),
    _person("Dr", "Joanna", "Szymanska", "she"),
    _person("Mr", "Stephen", "Ogle", "he"),
    _person("Dr", "Mohammed", "Karim", "he"),
    _person("Ms", "Gillian", "Pask", "she"),
]


def _body(name: str, slug: str) -> Thing:
    """A body that speaks for itself, with and without its article."""
    bare = name.removeprefix("the ")
    return {"": name, "slug": slug, "cap": name[0].upper() + name[1:], "bare": bare, "barecap": bare}


BODIES = [
    _body("NHS England", "nhs-england"),
    _body("NHS Improvement", "nhs-improvement"),
    _body("NHS Clinical Commissioners", "nhscc"),
    _body("the King’s Fund", "kings-fund"),
    _body("the BMA", "bma"),
    _body("the NHS Confederation", "nhs-confederation"),
    _body("the National Audit Office", "nao"),
    _body("the Public Accounts Committee", "pac"),
    _body("the Nuffield Trust", "nuffield-trust"),
    _body("the Patients Association", "patients-association"),
    _body("Healthwatch England", "healthwatch-england"),
]

TRUSTS = [
    {"": name, "slug": name.lower().replace(" nhs", "").replace(" ", "-")}
    for name in (
        "Northmoor Hospitals NHS Foundation Trust",
        "Calder Vale NHS Trust",
        "Wexshire Partnership NHS Foundation Trust",
        "Torchester University Hospitals NHS Trust",
    )
]

OUTLETS = [{"": name} for name in ("HSJ", "Pulse", "GPonline", "the BBC", "the Northmoor Gazette", "The Guardian")]


def _said(*clauses: str) -> list[Thing]:
    return [
        {"": clause, "cap": clause[0].upper() + clause[1:], "lower": clause[0].lower() + clause[1:]}
        for clause in clauses
    ]


#: Whole sentences as they are quoted, without their stop.
QUOTED = _said(
    "We have listened to our patients and we will act on what they told us",
    "This is a good outcome for the people we serve",
    "Nobody should be in any doubt about the scale of the task",
    "It was the right thing to do",
    "There is still a long way to go",
    "Our staff have worked incredibly hard in difficult circumstances",
    "I’m proud of what the team has achieved",
    "We can’t carry on as we are",
    "The way we work now is simply not sustainable",
    "Patients won’t see any difference in their day-to-day care",
    "What matters most is that people get the care they need, when they need it",
    "If we don’t act now, things will only get worse",
    "Let’s be clear: this is about better care, not about money",
    "Most of the work is already under way",
)
QUESTIONS = _said(
    "Where is the money going to come from", "How are patients meant to make sense of it", "Is anybody listening to us"
)
#: The two halves of a sentence that its tag parts.
FIRST_HALVES = _said(
    "We have made real progress this year",
    "This was never going to be easy",
    "The decision has been a difficult one",
    "I understand why people are worried",
)
SECOND_HALVES = _said(
    "but there is much more to do",
    "and we owe it to our patients to get it right",
    "but I am confident that we will get there",
    "and the work does not stop here",
)
#: What is reported of a person or a body, as a clause.
REPORTED = _said(
    "the new arrangements would cut duplication",
    "patients were at the heart of every decision",
    "the money was being spent where it was needed most",
    "local GPs had been fully consulted",
    "the decision had not been taken lightly",
    "services would stay as they were for now",
    "waiting times were still too long",
    "more work was needed on the backlog",
    "it would take time to win back public trust",
    "pressure on hospitals was growing",
    "there were serious gaps in the workforce",
    "the plan did not go far enough",
)
#: Quoted runs of five words and more that are no sentences, and of fewer.
PHRASES = _said(
    "a hugely damaging blow for patients",
    "a real step forward for local people",
    "the wrong plan at the wrong time",
    "nothing more than a cost-cutting exercise",
    "a once in a generation opportunity",
)
FRAGMENTS = _said(
    "unacceptable",
    "deeply disappointing",
    "a step backwards",
    "business as usual",
    "a missed opportunity",
    "worrying",
)

POOLS: dict[str, list[Thing]] = {
    "body": BODIES,
    "trust": TRUSTS,
    "outlet": OUTLETS,
    "q": QUOTED,
    "question": QUESTIONS,
    "qa": FIRST_HALVES,
    "qb": SECOND_HALVES,
    "s": REPORTED,
    "phrase": PHRASES,
    "frag": FRAGMENTS,
}
