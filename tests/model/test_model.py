"""The model is plain values: frozen, slotted, and declared field by field."""

import dataclasses
import inspect
import subprocess
import sys
from typing import Any

import pytest

import peertoc.model
from peertoc.model import (
    Indicator,
    Initiative,
    Reference,
    Resource,
    Risk,
    RiskManagement,
    everything,
    sayings,
)
from peertoc.place import Place
from peertoc.vocabulary import PREFIXES, PTOC

CLASSES = [
    value for value in vars(peertoc.model).values() if inspect.isclass(value) and value.__module__ != "typing"
]
RESOURCES = [cls for cls in CLASSES if issubclass(cls, Resource) and cls is not Resource]
HERE = Place("here.ttl")


def test_everything_that_is_exported_is_there_and_sorted() -> None:
    assert all(hasattr(peertoc.model, name) for name in peertoc.model.__all__)
    assert len(set(peertoc.model.__all__)) == len(peertoc.model.__all__)


def test_the_model_has_all_its_classes() -> None:
    assert len(RESOURCES) == 25


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: str(cls.__name__))
def test_every_class_is_a_frozen_and_slotted_dataclass(cls: type) -> None:
    assert dataclasses.is_dataclass(cls)
    assert cls.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__slots__" in vars(cls)


@pytest.mark.parametrize("cls", RESOURCES, ids=lambda cls: str(cls.__name__))
def test_every_resource_is_made_of_an_id_and_a_place_alone(cls: type[Resource]) -> None:
    needed: dict[str, Any] = {"cause": "a", "effect": "b"} if cls.__name__ == "Link" else {}
    made = cls(id="_:1", place=HERE, **needed)
    assert not made.is_named
    assert hash(made) == hash(dataclasses.replace(made))
    assert dataclasses.replace(made, id="https://example.org/a").is_named


@pytest.mark.parametrize("cls", RESOURCES, ids=lambda cls: str(cls.__name__))
def test_every_field_names_the_properties_that_it_holds(cls: type[Resource]) -> None:
    told = dict(sayings(cls))
    untold = {field.name for field in dataclasses.fields(cls)} - set(told)
    assert untold <= {
        "id",
        "place",
        "kind",
        "chain",
        "cause",
        "effect",
        "stated_as",
        "lessons",
        "loose_steps",
    }
    for says in told.values():
        assert all(name.startswith(tuple(PREFIXES.values())) for name in says.properties)
        assert (says.of is not None) == (says.kind in ("one", "many"))


def test_a_name_without_a_prefix_is_one_of_ours() -> None:
    says = dict(sayings(Initiative))
    assert says["status"].properties == (f"{PTOC}status",)
    assert says["start"].properties == ("https://schema.org/startDate",)


def test_everything_is_gone_through_whole_before_part() -> None:
    management = RiskManagement(id="m", place=HERE)
    risks = tuple(Risk(id=name, place=HERE, managed_by=(management,)) for name in ("r", "s"))
    initiative = Initiative(id="i", place=HERE, risks=risks, sources=(Reference("x"),))
    assert [part.id for part in everything(initiative)] == ["i", "r", "m", "s", "m"]


def test_numbers_and_dates_are_kept_as_they_were_written() -> None:
    assert Indicator(id="i", place=HERE, baseline="007.50").baseline == "007.50"


def test_the_model_imports_no_graph() -> None:
    code = "import sys, peertoc.model; print(*{'rdflib', 'pyoxigraph', 'pyshacl'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""
