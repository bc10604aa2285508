"""The benchmark of the surgeon finds the proxy that foretells what layers gain."""

import pytest

from tests.benchmarks.against_richardson_lucy.rows import Results
from tests.benchmarks.surgeon.choices import CHOICES, FEW
from tests.benchmarks.surgeon.layers import MEASURES, Foretelling
from tests.benchmarks.surgeon.proxies import EVERY

GAINS = {"a": 0.3, "b": 0.1, "c": 0.2, "d": 0.05}
SIZES = {"a": 30, "b": 1, "c": 10, "d": 1}


@pytest.fixture
def results(tmp_path) -> Results:
    """Of two cases, in the second of which a layer is missing."""
    results = Results(tmp_path / "rows.jsonl")
    for case in ("whole", "begun"):
        for proxy in EVERY:
            # The first and the third of the layers by gain change places.
            of_layer = GAINS | {"a": GAINS["b"], "b": GAINS["a"]}
            if proxy == "agreement":
                of_layer = {name: gain**3 for name, gain in GAINS.items()}
            results.add({"case": case, "seed": 0, "method": f"proxy {proxy}", "scores": of_layer})
        for name, gain in GAINS.items():
            if (case, name) != ("begun", "d"):
                row = {"case": case, "seed": 0, "method": f"layer {name}", "size": SIZES[name]}
                results.add(row | dict.fromkeys(MEASURES, gain))
    return results


def test_a_proxy_that_orders_layers_as_their_gains_do_has_the_coefficient_one(results):
    found = Foretelling(results, ["whole", "begun"], 0)
    assert found.mean("true", {"agreement": 1.0}) == pytest.approx(1.0)
    assert found.mean("true", {"snip": 1.0}) == pytest.approx(1 - 6 * 8 / (4 * 15))
    assert found.mean("true", {"agreement per weight": 1.0}) < 1.0


def test_a_case_that_is_not_finished_is_left_out(results, capsys):
    found = Foretelling(results, ["whole", "begun"], 0)
    assert found.cases == ["whole"]
    found.table()
    assert "begun" not in capsys.readouterr().out


def test_the_choices_that_are_compared_are_known():
    assert set(FEW) <= set(CHOICES)
    assert {f"{proxy}, whole" for proxy in EVERY} <= set(CHOICES)
