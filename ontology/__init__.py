"""The words of the graph: namespaces, the T-box, code lists, and the register of bodies and persons."""

from rdflib import Namespace

#: The base under which the things of the graph (claims, figures, bodies) are named.
BASE = "https://w3id.org/ccgkg/id/"

#: Terms minted by this project (`ccg.ttl`).
CCG = Namespace("https://w3id.org/ccgkg/def#")

#: SKOS concepts of the code lists (`codes.ttl`): `CODE["measure/overspend"]`.
CODE = Namespace("https://w3id.org/ccgkg/code/")

OA = Namespace("http://www.w3.org/ns/oa#")
EDTF = Namespace("http://id.loc.gov/datatypes/edtf/")
