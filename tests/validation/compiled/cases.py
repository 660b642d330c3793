"""Small shapes and data, where translations of SHACL go wrong."""

# ruff: noqa: E501 - a query is read best on one line
from __future__ import annotations

HEAD = """@prefix : <https://e.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
_P = ":s a sh:NodeShape ; sh:targetSubjectsOf :p ; sh:property :ps . :ps sh:path :p ; "
_NUMBERS = (
    ':a :p 1, 01, "1"^^xsd:int, 1.0, "x"^^xsd:integer, "1", "300"^^xsd:byte, "-1"^^xsd:nonNegativeInteger .'
)
_DATES = """:a :p "2020-01-31"^^xsd:date, "2020-01-31Z"^^xsd:date, "2020-02-31"^^xsd:date, "soon"^^xsd:date,
    "2020-1-1"^^xsd:date, "2020-01-31T10:00:00"^^xsd:dateTime, "2020-01-31T25:00:00"^^xsd:dateTime, "2020"^^xsd:gYear ."""
_BIG = f":a :p {'9' * 30}, {'9' * 31} ; :q {'9' * 30}, 5 ."

#: name → shapes, data
CORE: dict[str, tuple[str, str]] = {
    **{f"datatype {name}": (_P + f"sh:datatype xsd:{name} .", _NUMBERS)
       for name in ("integer", "int", "byte", "nonNegativeInteger", "decimal", "string", "boolean")},
    **{f"datatype {name}": (_P + f"sh:datatype xsd:{name} .", _DATES) for name in ("date", "dateTime", "gYear")},
    "in, by term": (_P + "sh:in ( 1 :b ) .", _NUMBERS),
    "hasValue, by term": (_P + 'sh:hasValue "1"^^xsd:int, 2 .', _NUMBERS),
    "big integers are many": (_P + "sh:maxCount 1 .", _BIG),
    "big integers, a range": (_P + "sh:maxInclusive 100 .", _BIG),
    "big integers, less than": (_P + "sh:lessThan :q .", _BIG),
    "less than what cannot be compared": (_P + "sh:lessThan :q .", ':a :p 1, "x", :b ; :q "y", 2, :c .'),
    "less than, several": (_P + "sh:lessThanOrEquals :q .", ":a :p 1, 5 ; :q 3, 4 ."),
    "dates with zones and without": (
        _P + "sh:lessThan :q .",
        ':a :p "2020-01-01"^^xsd:date, "2020-01-01Z"^^xsd:date ; :q "2020-01-02"^^xsd:dateTime, "2020-01-02"^^xsd:date .',
    ),
    "a pattern that looks ahead": (_P + 'sh:pattern "^(?!ab)" .', ':a :p "abc", "xab", :b, [], "ab"@en .'),
    "a pattern with flags": (_P + 'sh:pattern "^B" ; sh:flags "im" .', ':a :p "abc", "a\\nb", "B" .'),
    "a pattern on what has no name": (_P + 'sh:pattern "." .', ":a :p [], :b ."),
    "lengths": (_P + 'sh:minLength 2 ; sh:maxLength 3 .', ':a :p "é", "abcd", 7, [], :b, "ab"@en .'),
    "kinds below in the data": (
        ":s a sh:NodeShape ; sh:targetClass :C ; sh:property [ sh:path :p ; sh:class :C ] .",
        ":D rdfs:subClassOf :C . :E rdfs:subClassOf :D . :D rdfs:subClassOf :E . :a a :E ; :p :b, :c, 1 . :c a :D .",
    ),
    "a class that is its own shape": (
        ":C a rdfs:Class, sh:NodeShape ; sh:property [ sh:path :p ; sh:minCount 1 ] .", ":a a :C . :b a :D . :D rdfs:subClassOf :C .",
    ),
    "a target that is not there": (
        ":s a sh:NodeShape ; sh:targetNode :away, 1 ; sh:nodeKind sh:IRI ; sh:property [ sh:path :p ; sh:minCount 1 ] .",
        ":a :p 1 .",
    ),
    "one thing in two targets": (
        ":s a sh:NodeShape ; sh:targetNode :a ; sh:targetSubjectsOf :p ; sh:targetObjectsOf :p ; sh:targetClass :C ;"
        " sh:property [ sh:path :q ; sh:minCount 1 ] .",
        ":a a :C ; :p :a, :b, 1 .",
    ),
    "a sequence that comes to one value twice": (
        ":s a sh:NodeShape ; sh:targetNode :a ; sh:property [ sh:path ( :p :q ) ; sh:maxCount 1 ] .",
        ":a :p :b, :c . :b :q :d . :c :q :d .",
    ),
    "paths of every kind": (
        ":s a sh:NodeShape ; sh:targetNode :a, 1 ; sh:property [ sh:path [ sh:zeroOrMorePath"
        " [ sh:alternativePath ( :p [ sh:inversePath :q ] ) ] ] ; sh:nodeKind sh:Literal ] ,"
        " [ sh:path ( [ sh:zeroOrOnePath :p ] [ sh:oneOrMorePath :q ] ) ; sh:nodeKind sh:Literal ] .",
        ":a :p :b, 1 . :b :q :a . :c :q :b . :b :p :a .",
    ),
    "languages once each, in any case": (_P + "sh:uniqueLang true .", ':a :p "a"@en, "b"@EN, "c"@fr, "d" .'),
    "languages, not asked": (_P + "sh:uniqueLang false .", ':a :p "a"@en, "b"@EN .'),
    "languages of a list": (_P + 'sh:languageIn ( "en" ) .', ':a :p "a"@en, "b"@en-GB, "c"@fr, "d" .'),
    "closed": (
        ":s a sh:NodeShape ; sh:targetNode :a ; sh:closed true ; sh:ignoredProperties ( rdf:type ) ;"
        " sh:property [ sh:path :p ], [ sh:path [ sh:inversePath :q ] ] .",
        ":a a :C ; :p 1 ; :q 2, 3 ; :r :b .",
    ),
    "equal and disjoint": (
        _P + "sh:equals :q ; sh:disjoint :r .", ':a :p 1, 2 ; :q 2, 01 ; :r 2, "1"^^xsd:int .',
    ),
    "logic": (
        _P + "sh:or ( [ sh:nodeKind sh:IRI ] [ sh:datatype xsd:integer ] ) ; sh:not [ sh:hasValue 1 ] ;"
        " sh:and ( [ sh:minLength 1 ] [ sh:maxLength 3 ] ) ; sh:xone ( [ sh:in ( 1 2 ) ] [ sh:datatype xsd:integer ] ) .",
        ':a :p 1, 2, 7, :b, "x", 01 .',
    ),
    "counted by another shape": (
        _P + "sh:qualifiedValueShape [ sh:property [ sh:path :q ; sh:minCount 1 ] ] ; sh:qualifiedMinCount 2 ;"
        " sh:qualifiedMaxCount 2 .",
        ":a :p :b, :c . :b :q 1 . :d :p :b, :e, :f . :e :q 2 . :f :q 3 .",
    ),
    "counted by another shape, of many": (
        ":s a sh:NodeShape ; sh:targetSubjectsOf :p ; sh:property [ sh:path ( :p [ sh:zeroOrOnePath :q ] ) ;"
        " sh:qualifiedValueShape [ sh:in ( :k1 :k2 ) ] ; sh:qualifiedMinCount 1 ; sh:qualifiedMaxCount 1 ] .",
        ":k3 :q :k1 . " + " ".join(f":n{each} :p :k{each % 4}, :k{each % 3}, :k{each % 5} ." for each in range(60)),
    ),
    "one of several shapes, of many": (
        _P + "sh:or ( [ sh:datatype xsd:string ] [ sh:nodeKind sh:IRI ] [ sh:in ( 1 ) ] ) .", _NUMBERS + " :a :p :b, [] .",
    ),
    "shapes within, with details": (
        ":s a sh:NodeShape ; sh:targetNode :a ; sh:node :t ; sh:property [ sh:path :p ; sh:node :t ] ."
        " :t a sh:NodeShape ; sh:property [ sh:path :q ; sh:minCount 1 ] .",
        ":a :p :b, :c . :b :q 1 .",
    ),
    "deactivated": (
        ":s a sh:NodeShape ; sh:targetNode :a ; sh:property :t . :t sh:path :p ; sh:minCount 1 ; sh:deactivated true .",
        ":a :q 1 .",
    ),
    "a shape that asks for itself": (
        ":s a sh:NodeShape ; sh:targetNode :a ; sh:property [ sh:path :p ; sh:node :s ; sh:minCount 1 ] .",
        ":a :p :b . :b :p :c .",
    ),
}  # fmt: skip

DATA = """:a a :C ; :p 1, 01, "x", :b ; :q "2"^^xsd:int . :b a :C ; :p :a ; :r "1", "2", "3" . :c a :C .
_:n a :C ; :p _:m . _:m :p :c . :d a :C ; :p "x"@en, "2020-01-01"^^xsd:date, true, "1"^^xsd:boolean ."""

#: name → the part of a query behind SELECT DISTINCT
QUERIES: dict[str, str] = {
    "a filter alone": "$this WHERE { FILTER (isIRI($this)) }",
    "$this within NOT EXISTS": "$this WHERE { $this a :C . FILTER NOT EXISTS { { $this :p ?x } FILTER (?x != 1) } }",
    "$this in a group of its own": "$this WHERE { { ?x :p ?y . FILTER (?y = $this) } }",
    "$this in OPTIONAL": "$this ?value WHERE { OPTIONAL { $this :p ?value . FILTER (isIRI(?value)) } }",
    "$this in UNION": "$this ?value WHERE { { $this :p ?value } UNION { ?value :p $this } }",
    "$this in a BIND": "$this ?value WHERE { BIND ($this AS ?value) }",
    "$this in a query in a query": "$this ?value WHERE { { SELECT DISTINCT $this ?value WHERE { $this :p ?value } } }",
    "a query in a query without $this": "$this ?value WHERE { { SELECT DISTINCT $this ?value WHERE { ?x :r ?value } } }",
    "$this unbound but for the focus": "$this ?value WHERE { ?x :r ?value }",
    "a filter on what is bound outside": "$this WHERE { $this :p ?x . { ?y :r ?z . FILTER (?x != ?z) } }",
    "a name that means two things": "$this WHERE { $this :p ?x . FILTER NOT EXISTS { { ?x :p ?y } { ?y :p ?x } } }",
    "OPTIONAL over the same": "$this ?value WHERE { $this :p ?x . OPTIONAL { ?x :p ?value } FILTER (!BOUND(?value)) }",
    "a choice in OPTIONAL": "$this ?value WHERE { $this a :C . OPTIONAL { { $this :p ?value } UNION { $this :r ?value } } }",
    "OPTIONAL in a choice": "$this ?value WHERE { { $this :p ?x OPTIONAL { ?x :p ?value } } UNION { $this :q ?x OPTIONAL { ?x :r ?value } } }",
    "a choice in a query in a query": "$this ?value WHERE { { $this :p ?x } UNION { $this :r ?x } { SELECT DISTINCT $this ?value WHERE { { $this :p ?value } UNION { $this :q ?value } } } }",
    "a way back": "$this ?value WHERE { $this :p ?value . FILTER EXISTS { ?value :p* $this } }",
    "a way to itself": "$this ?value WHERE { $this :p|^:r ?value . FILTER (?value = $this) }",
    "either of two": "$this ?value WHERE { ?x ?value ?y . FILTER (isLITERAL(?y) || ?value = :p) }",
    "a path that may be of no length": "$this WHERE { FILTER EXISTS { $this :p* ?x . FILTER isIRI(?x) } }",
    "who has no other": "$this WHERE { $this a :C . FILTER NOT EXISTS { $this :p ?x . ?y :p ?x . FILTER (?y != $this) } }",
    "groups": "$this WHERE { $this :p ?x } GROUP BY $this HAVING (COUNT(DISTINCT ?x) > 1)",
    "groups, nothing in one": "$this WHERE { $this :r ?x } GROUP BY $this HAVING (COUNT(DISTINCT ?x) < 9)",
    "a limit": "$this ?value WHERE { $this :r ?value } ORDER BY ?value LIMIT 1",
    "terms and numbers": "$this ?value WHERE { $this :p ?value . FILTER (?value = 1) }",
    "a literal as it is written": "$this WHERE { $this :p 01 }",
    "a literal as a term": "$this WHERE { $this :p 1 }",
    "in a list, by term": '$this ?value WHERE { $this :p ?value . FILTER (?value IN (1, "x", true)) }',
    "compared with other kinds": "$this ?value WHERE { $this :p|:q ?value . FILTER (?value < 2) }",
    "texts and languages": '$this ?value WHERE { $this :p ?value . FILTER (?value = "x") }',
    "datatypes": "$this ?value WHERE { $this :p|:q ?value . FILTER (DATATYPE(?value) = xsd:integer) }",
    "errors in or": "$this ?value WHERE { $this :p ?value . FILTER (STRLEN(?value) > 0 || isIRI(?value)) }",
    "texts shortened": '$this ?value WHERE { $this :r|:p ?value . FILTER isLITERAL(?value) BIND (REPLACE(STR(?value), "^(.)", "$1$1") AS ?x) FILTER (SUBSTR(?x, 2, STRLEN(STR(?value))) = STR(?value) && STRLEN(?x) < 3) }',
    "texts shortened, to the end": '$this ?value WHERE { $this :p ?value . FILTER (SUBSTR(STR(?value), 2) >= "1" && 3 > STRLEN(STR(?value))) }',
    "texts in a list": '$this ?value WHERE { $this :r|:p ?value . FILTER (STR(?value) IN ("1", "x")) }',
    "a pattern in any case": '$this ?value WHERE { $this :r|:p ?value . FILTER REGEX(STR(?value), "^X", "i") }',
    "texts cut": '$this ?value WHERE { $this :r ?value . FILTER (SUBSTR(CONCAT("a", ?value), 2, 1) = "1") }',
    "texts replaced": '$this WHERE { $this :r ?x . BIND (REPLACE(STR(?x), "([0-9])", "<$1>") AS ?y) FILTER (?y = "<2>") }',
    "paths to itself": "$this WHERE { $this :p+ $this }",
    "paths of no length": "$this ?value WHERE { $this (:p|^:r)* ?value . ?value rdf:nil? ?value . FILTER isIRI(?value) }",
    "any property but": "$this ?value WHERE { $this !(rdf:type|:p) ?value }",
    "a path of no length, at what nothing is said of": '$this ?value WHERE { { $this a :C . ?value :p* :never } UNION { $this :q ?z . ?value :r? "never" } UNION { $this :r ?z . FILTER EXISTS { :never :q* ?y } } }',
    "a path of no length, asked for once": "$this WHERE { ?y :p* :never }",
    "a path of no length to itself": "$this ?value WHERE { $this a :C . $this :r* ?value . FILTER ($this = ?value) }",
    "a way there and back, of no length": "$this ?value WHERE { $this a :C . $this :r* ?value . ?value :q* $this . FILTER (?value = $this) }",
    "what was bound before a query in a query with choices": "$this ?value WHERE { { $this :p ?x } UNION { $this :q ?x } { SELECT DISTINCT $this WHERE { OPTIONAL { $this :p ?y } OPTIONAL { $this :r ?x } } } BIND (?x AS ?value) }",
    "what hangs on a thing that may be there": "$this WHERE { $this a :C OPTIONAL { $this :p ?y } OPTIONAL { ?z a :C . ?y :p ?z } }",
    "what hangs on a choice": "$this ?value WHERE { { $this :q ?value } UNION { OPTIONAL { $this :r ?value } $this :p ?z } OPTIONAL { ?x a ?y . $this (a|:q) ?value . ?y a ?z } }",
    "a property that is asked for": "$this ?path WHERE { $this ?path ?x . ?y ?path $this }",
    "paths in what is not": "$this WHERE { FILTER NOT EXISTS { ?x (:p/:p)+ $this } }",
    "a value computed": "$this ?value WHERE { $this :p ?x . BIND (STR(?x) AS ?value) }",
    "a path said": "$this (:p AS ?path) ?value WHERE { $this :p ?value }",
    "sums": "$this WHERE { $this :p ?x . FILTER (isNumeric(?x)) BIND (?x + 1 AS ?y) FILTER (2 * ?y > 3) }",
}
