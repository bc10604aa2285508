"""The templates there are: own ones are kept, those of a facility only read."""

import pytest

from ssai3d_app.engine.template import Template, write_template
from ssai3d_app.errors import UserError
from ssai3d_app.projects.template_shelf import TemplateShelf
from ssai3d_app.settings import change_settings


def test_own_templates_come_before_those_of_the_facility_and_a_bad_one_says_why(tmp_path):
    facility = tmp_path / "facility"
    write_template(Template(name="Brain"), facility / "brain.ssai3d-recipe.json")
    (facility / "broken.ssai3d-recipe.json").write_text("{")
    shelf = TemplateShelf(tmp_path / "own", (facility, tmp_path / "server that is away"))
    shelf.save(Template(name="Zebra / fish: 20×"))
    listed = shelf.all()
    assert [(found.name, found.is_own) for found in listed] == [
        ("Zebra / fish: 20×", True),
        ("Brain", False),
        ("broken.ssai3d-recipe.json", False),
    ]
    assert listed[0].path.parent == shelf.own
    assert "no template" in listed[2].refusal


def test_a_template_is_replaced_only_when_asked_and_facility_ones_stay(tmp_path):
    facility = tmp_path / "facility"
    theirs = facility / "brain.ssai3d-recipe.json"
    write_template(Template(name="Brain"), theirs)
    shelf = TemplateShelf(tmp_path / "own", (facility,))
    path = shelf.take_in(theirs)
    with pytest.raises(UserError, match="already"):
        shelf.save(Template(name="Brain", seed=1))
    shelf.save(Template(name="Brain", seed=1), replace=True)
    assert shelf.all()[0].template.seed == 1
    with pytest.raises(UserError, match="facility"):
        shelf.remove(theirs)
    shelf.remove(path)
    assert [found.path for found in shelf.all()] == [theirs]


def test_the_settings_name_a_folder_on_a_server(tmp_path, monkeypatch):
    server = tmp_path / "server"
    settings = tmp_path / "settings.json"
    change_settings(settings, templates=str(server))
    monkeypatch.setattr("ssai3d_app.projects.template_shelf.settings_file", lambda: settings)
    assert server in TemplateShelf.usual().facility
