import json

from parsers.record import Delegate, Modality, Request, Response, Wish, from_json, to_json


def test_the_added_keys_stand_only_where_something_was_found() -> None:
    plain = json.loads(to_json(Response("<1@office.example>", delegates=(Delegate("Ama MOE"),))))
    assert not {"requests", "channel", "also"} & set(plain)
    assert "modality" not in plain["delegates"][0]


def test_the_added_keys_are_read_again_as_they_were_written() -> None:
    people = (Delegate("Ama MOE", modality=Modality.ONLINE),)
    record = Response("<1@office.example>", delegates=people, requests=(Request(Wish.VISA, "Visas, please."),))
    assert json.loads(to_json(record))["requests"] == [{"kind": "visa", "words": "Visas, please."}]
    assert from_json(to_json(record)) == record
