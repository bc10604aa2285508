"""The code-signing hook."""

import shutil
import subprocess
import sys

import pytest

from tests.packaging.scripts import ROOT

needs_signer = pytest.mark.skipif(
    not (shutil.which("osslsigncode") and shutil.which("openssl")),
    reason="osslsigncode or openssl is not installed",
)


@pytest.fixture
def program(tmp_path):
    """A small Windows program."""
    compiler = shutil.which("x86_64-w64-mingw32-gcc")
    if compiler is None:
        pytest.skip("MinGW is not installed")
    target = tmp_path / "program.exe"
    source = ROOT / "packaging" / "windows" / "filler_program.c"
    subprocess.run([compiler, "-mwindows", str(source), "-o", str(target)], check=True)
    return target


@pytest.fixture
def certificate(tmp_path):
    """A certificate that nobody has issued, and its password."""
    key, own, pfx = (tmp_path / name for name in ("key.pem", "own.pem", "own.pfx"))
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=Trial"]
    make += ["-addext", "extendedKeyUsage=codeSigning", "-keyout", str(key), "-out", str(own)]
    subprocess.run(make, check=True, capture_output=True)
    export = ["openssl", "pkcs12", "-export", "-inkey", str(key), "-in", str(own)]
    export += ["-out", str(pfx), "-passout", "pass:geheim µ"]
    subprocess.run(export, check=True, capture_output=True)
    return pfx, "geheim µ", own


def test_nothing_is_signed_unless_the_environment_asks_for_it():
    from windows import signing

    assert not signing.is_wanted({})
    assert signing.is_wanted({"SSAI3D_SIGN_PFX": "own.pfx"})
    assert signing.is_wanted({"SSAI3D_SIGN_COMMAND": "sign {file}"})


@needs_signer
def test_a_program_carries_the_signature_of_the_certificate(program, certificate):
    from windows import signing

    pfx, password, own = certificate
    signing.sign(program, {"SSAI3D_SIGN_PFX": str(pfx), "SSAI3D_SIGN_PASSWORD": password})
    verify = ["osslsigncode", "verify", "-CAfile", str(own), "-in", str(program)]
    done = subprocess.run(verify, capture_output=True, text=True, check=False)
    assert "CN=Trial" in done.stdout.replace(" ", "")
    assert "Signature verification: ok" in done.stdout


@needs_signer
def test_a_wrong_password_leaves_the_program_as_it_was(program, certificate):
    from windows import signing

    before = program.read_bytes()
    environment = {"SSAI3D_SIGN_PFX": str(certificate[0]), "SSAI3D_SIGN_PASSWORD": "wrong"}
    with pytest.raises(signing.SigningError, match=r"program\.exe was not signed"):
        signing.sign(program, environment)
    assert program.read_bytes() == before


def test_any_other_tool_can_sign(tmp_path):
    from windows import signing

    program = tmp_path / "program.exe"
    program.write_bytes(b"program")
    code = "import sys; open(sys.argv[1], 'ab').write(b' signed')"
    signing.sign(program, {"SSAI3D_SIGN_COMMAND": f'"{sys.executable}" -c "{code}" {{file}}'})
    assert program.read_bytes() == b"program signed"


def test_a_missing_tool_is_told_in_one_sentence(tmp_path):
    from windows import signing

    program = tmp_path / "program.exe"
    program.write_bytes(b"program")
    with pytest.raises(signing.SigningError, match=r"was not signed: no-such-tool is missing\.$"):
        signing.sign(program, {"SSAI3D_SIGN_COMMAND": "no-such-tool {file}"})
