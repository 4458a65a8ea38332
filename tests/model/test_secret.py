from desktop.model.secret import MasterKey, RecoveryPhrase

KEY = MasterKey(b"canary" * 5 + b"xx")
PHRASE = RecoveryPhrase(("canary",) * 24)


def test_nothing_of_a_secret_is_shown():
    assert "canary" not in repr(KEY) + str(KEY) + repr(PHRASE) + f"{PHRASE}"


def test_secrets_are_equal_by_what_they_are():
    assert MasterKey(KEY.raw) == KEY
    assert MasterKey(bytes(32)) != KEY
    assert RecoveryPhrase(PHRASE.words) == PHRASE
    assert RecoveryPhrase(("other",) * 24) != PHRASE
    assert KEY != PHRASE
    assert PHRASE != KEY


def test_a_set_of_secrets_tells_nothing_by_their_hashes():
    assert hash(KEY) == hash(MasterKey(bytes(32)))
    assert hash(PHRASE) == hash(RecoveryPhrase(("other",) * 24))
    assert len({KEY, MasterKey(KEY.raw)}) == 1
