from desktop.model.secret import MasterKey, RecoveryPhrase, SecretPart, SharedSecret

KEY = MasterKey(b"canary" * 5 + b"xx")
PHRASE = RecoveryPhrase(("canary",) * 24)
SHARED = SharedSecret(KEY.raw)
PART = SecretPart(("canary",) * 33)


def test_nothing_of_a_secret_is_shown():
    assert "canary" not in repr(KEY) + str(KEY) + repr(PHRASE) + f"{PHRASE}"
    assert "canary" not in repr(SHARED) + f"{SHARED}" + repr(PART) + f"{PART}"


def test_secrets_are_equal_by_what_they_are():
    assert MasterKey(KEY.raw) == KEY
    assert MasterKey(bytes(32)) != KEY
    assert RecoveryPhrase(PHRASE.words) == PHRASE
    assert RecoveryPhrase(("other",) * 24) != PHRASE
    assert KEY != PHRASE
    assert PHRASE != KEY
    assert SharedSecret(SHARED.raw) == SHARED
    assert SharedSecret(bytes(32)) != SHARED
    assert SHARED != KEY
    assert SecretPart(PART.words) == PART
    assert SecretPart(("other",) * 33) != PART
    assert PART != PHRASE


def test_a_set_of_secrets_tells_nothing_by_their_hashes():
    assert hash(KEY) == hash(MasterKey(bytes(32)))
    assert hash(PHRASE) == hash(RecoveryPhrase(("other",) * 24))
    assert hash(SHARED) == hash(SharedSecret(bytes(32)))
    assert hash(PART) == hash(SecretPart(("other",) * 33))
    assert len({KEY, MasterKey(KEY.raw)}) == 1
