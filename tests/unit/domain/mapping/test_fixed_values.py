"""What is wrong in a file by itself."""

import pytest

from syncio.domain.mapping import mapping_of
from syncio.errors import Misconfigured
from tests.unit.domain.mapping.told import TIDY


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('void: "9"', "void: closed", "invoice.status: 'closed' is no smallint"),
        ('void: "9"', 'void: "40000"', "invoice.status: '40000' is 40000, which is no smallint"),
        ("constant: SYNCIO", "constant: SYNCIO-PUSH", "invoice.entered_by: 'SYNCIO-PUSH' is 11 characters long"),
        (
            "due: {from: due_date, type: date}",
            'due: {from: due_date, type: date, missing: "00000000"}',
            "invoice.due: '00000000' is no date",
        ),
    ],
)
def test_a_value_of_the_file_fits_its_own_column(old: str, new: str, said: str) -> None:
    assert old in TIDY
    with pytest.raises(Misconfigured) as raised:
        mapping_of(TIDY.replace(old, new).encode(), "tidy")
    assert said in str(raised.value)
