from desktop.ui.report import report

CANARY = "canary-Zeisig"


def broken(text):
    raise ValueError(text)


def caught(work) -> BaseException:
    try:
        work()
    except BaseException as error:  # noqa: BLE001 - that is what it is for
        return error
    raise AssertionError


def test_a_report_names_types_places_and_versions():
    told = report(caught(lambda: broken(CANARY)))

    assert told.startswith("Stillpage 0.1.0, Python 3.")
    assert "builtins.ValueError" in told
    assert "  ui/test_report.py:7 broken" in told


def test_a_report_holds_no_message_no_value_and_no_home():
    def chained():
        hidden = CANARY
        try:
            broken(hidden)
        except ValueError as error:
            raise KeyError(hidden) from error

    told = report(caught(chained))

    assert "builtins.KeyError" in told
    assert "builtins.ValueError" in told
    assert CANARY not in told
    assert "/home" not in told
    assert "/work" not in told


def test_twin_the_usual_report_would_tell_it():
    import traceback  # noqa: PLC0415 - only here

    assert CANARY in "".join(traceback.format_exception(caught(lambda: broken(CANARY))))


def test_errors_that_cause_each_other_in_a_circle_end():
    first, second = ValueError(), KeyError()
    first.__context__, second.__context__ = second, first

    assert report(first).count("\n") < 20
