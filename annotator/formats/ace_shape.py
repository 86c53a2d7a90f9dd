"""What ACE APF 5.1.1 admits: types, subtypes, roles and values, as its published DTD lists them.

The DTD (apf.v5.1.1.dtd of LDC, NIST and MITRE) was read in the Callisto of MITRE; offsets are of
the first and the last character, so both ends count.
"""

from collections.abc import Mapping

ENTITIES: Mapping[str, tuple[str, ...]] = {
    "PER": ("Individual", "Group", "Indeterminate"),
    "ORG": (
        "Government", "Non-Governmental", "Commercial", "Educational", "Media", "Religious",
        "Sports", "Medical-Science", "Entertainment",
    ),
    "LOC": (
        "Address", "Boundary", "Water-Body", "Celestial", "Land-Region-Natural", "Region-General",
        "Region-International",
    ),
    "GPE": (
        "Continent", "Nation", "State-or-Province", "County-or-District", "Population-Center",
        "GPE-Cluster", "Special",
    ),
    "FAC": ("Building-Grounds", "Subarea-Facility", "Path", "Airport", "Plant"),
    "VEH": ("Land", "Air", "Water", "Subarea-Vehicle", "Underspecified"),
    "WEA": (
        "Blunt", "Exploding", "Sharp", "Chemical", "Biological", "Shooting", "Projectile",
        "Nuclear", "Underspecified",
    ),
}  # fmt: skip

UNSAID: Mapping[str, str] = {
    "PER": "Indeterminate",
    "ORG": "Non-Governmental",
    "LOC": "Region-General",
    "GPE": "Special",
    "FAC": "Building-Grounds",
    "VEH": "Underspecified",
    "WEA": "Underspecified",
}
"""The subtype that is written where a mark has none: the DTD demands one."""

VALUES: Mapping[str, tuple[str, ...]] = {
    "Numeric": ("Money", "Percent"),
    "Contact-Info": ("Phone-Number", "E-Mail", "URL"),
    "Crime": (),
    "Job-Title": (),
    "Sentence": (),
}

TIME = "Time"
"""Our label of TIMEX2 expressions."""

RELATIONS: Mapping[str, tuple[str, ...]] = {
    "PHYS": ("Located", "Near"),
    "PART-WHOLE": ("Geographical", "Subsidiary", "Artifact"),
    "PER-SOC": ("Business", "Family", "Lasting-Personal"),
    "ORG-AFF": (
        "Employment", "Ownership", "Founder", "Student-Alum", "Sports-Affiliation",
        "Investor-Shareholder", "Membership",
    ),
    "ART": ("User-Owner-Inventor-Manufacturer",),
    "GEN-AFF": ("Citizen-Resident-Religion-Ethnicity", "Org-Location"),
}  # fmt: skip

EVENTS: Mapping[str, tuple[str, ...]] = {
    "Life": ("Be-Born", "Die", "Marry", "Divorce", "Injure"),
    "Transaction": ("Transfer-Ownership", "Transfer-Money"),
    "Movement": ("Transport",),
    "Business": ("Start-Org", "End-Org", "Declare-Bankruptcy", "Merge-Org"),
    "Conflict": ("Attack", "Demonstrate"),
    "Contact": ("Meet", "Phone-Write"),
    "Personnel": ("Start-Position", "End-Position", "Nominate", "Elect"),
    "Justice": (
        "Arrest-Jail", "Release-Parole", "Charge-Indict", "Trial-Hearing", "Sue", "Convict",
        "Sentence", "Fine", "Execute", "Extradite", "Acquit", "Pardon", "Appeal",
    ),
}  # fmt: skip

WITHIN = "Time-Within"
TIMES = (
    WITHIN, "Time-Starting", "Time-Ending", "Time-Before", "Time-After", "Time-Holds",
    "Time-At-Beginning", "Time-At-End",
)  # fmt: skip
ROLES = {
    "Person", "Place", "Buyer", "Seller", "Beneficiary", "Price", "Artifact", "Origin",
    "Destination", "Giver", "Recipient", "Money", "Org", "Agent", "Victim", "Instrument", "Entity",
    "Attacker", "Target", "Defendant", "Adjudicator", "Prosecutor", "Plaintiff", "Crime",
    "Position", "Sentence", "Vehicle", *TIMES,
}  # fmt: skip

Choice = Mapping[str, tuple[str, tuple[str, ...], str]]
"""Our name of an attribute: its name in the file, the values that it may have (none: any), and
what is written when it is not there ("": nothing).
"""

OF_ENTITY: Choice = {"class": ("CLASS", ("SPC", "GEN", "NEG", "USP"), "SPC")}
OF_MENTION: Choice = {
    "mention": ("TYPE", ("NAM", "NOM", "PRO"), "NAM"),
    "role": ("ROLE", ("PER", "ORG", "LOC", "GPE"), ""),
    "metonymy": ("METONYMY_MENTION", ("yes", "no"), ""),
}
OF_TIME: Choice = {
    "val": ("VAL", (), ""),
    "mod": (
        "MOD",
        (
            "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER", "LESS_THAN", "MORE_THAN",
            "EQUAL_OR_LESS", "EQUAL_OR_MORE", "START", "MID", "END", "APPROX",
        ),
        "",
    ),
    "anchor_val": ("ANCHOR_VAL", (), ""),
    "anchor_dir": (
        "ANCHOR_DIR", ("WITHIN", "STARTING", "ENDING", "AS_OF", "BEFORE", "AFTER"), "",
    ),
    "set": ("SET", ("YES",), ""),
    "non_specific": ("NON_SPECIFIC", ("YES",), ""),
}  # fmt: skip
OF_EVENT: Choice = {
    "modality": ("MODALITY", ("Asserted", "Other"), "Asserted"),
    "polarity": ("POLARITY", ("Positive", "Negative"), "Positive"),
    "genericity": ("GENERICITY", ("Specific", "Generic"), "Specific"),
    "tense": ("TENSE", ("Past", "Present", "Future", "Unspecified"), "Unspecified"),
}
OF_RELATION: Choice = {
    "modality": ("MODALITY", ("Asserted", "Other"), ""),
    "tense": ("TENSE", ("Past", "Present", "Future", "Unspecified"), ""),
}
OF_RELATION_MENTION: Choice = {
    "lexicalcondition": (
        "LEXICALCONDITION",
        (
            "Possessive", "Preposition", "PreMod", "Formulaic", "Verbal", "Participial", "Other",
            "Coordination",
        ),
        "",
    ),
}  # fmt: skip
METONYMY = {"yes": "TRUE", "no": "FALSE"}


def pair_of(label: str) -> tuple[str, str]:
    """Type and subtype of a label, "" for none."""
    type, _, subtype = label.partition(".")
    return type, subtype


def label_of(type: str, subtype: str) -> str:
    """The label of a type and a subtype."""
    return f"{type}.{subtype}" if subtype else type
