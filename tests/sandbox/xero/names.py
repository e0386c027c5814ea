"""What businesses, people and towns are called, by market; letters beyond ASCII included, as real ledgers have them."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Names:
    """The stems, trades and legal forms that make a company's name; people, streets and towns (region, postcode)."""

    stems: tuple[str, ...]
    trades: tuple[str, ...]
    forms: tuple[str, ...]
    first: tuple[str, ...]
    last: tuple[str, ...]
    streets: tuple[str, ...]
    towns: tuple[tuple[str, str, str], ...]

    def company(self, rng: Random) -> str:
        return f"{rng.choice(self.stems)} {rng.choice(self.trades)} {rng.choice(self.forms)}"


_TRADES = ("Foods", "Logistics", "Building Supplies", "Electrical", "Print & Packaging", "Engineering", "Farms",
           "Furniture", "Medical", "Plumbing", "Wholesale", "Textiles", "Marine", "Catering", "Coffee Roasters",
           "Joinery", "Hire", "Freight")  # fmt: skip

AUSTRALIAN = Names(
    ("Bondi", "O'Connor", "Nguyễn & Trần", "Coolibah", "Papadopoulos", "Wattle Creek", "Kosciuszko", "Murray-Darling",
     "Redgum", "D'Souza", "Saltbush", "Yarra Bend", "Fitzroy", "Müller & Sons", "Barossa", "Illawarra", "Brôlga"),
    _TRADES, ("Pty Ltd", "Pty Ltd", "Pty Ltd", "Trust", "& Co"),
    ("Chloé", "Jack", "Mia", "Minh", "Olivia", "Zoë", "Lachlan"), ("Nguyễn", "O'Brien", "Smith", "Singh", "Kowalski"),
    ("George St", "Parramatta Rd", "Harbour Esplanade", "Stirling Hwy"),
    (("Sydney", "NSW", "2000"), ("Melbourne", "VIC", "3000"), ("Fremantle", "WA", "6160"), ("Hobart", "TAS", "7000")),
)  # fmt: skip
BRITISH = Names(
    ("Ashdown", "Brontë", "Llŷn Peninsula", "MacAllister", "Hartley & Daughters", "Severn Vale", "Pennine", "Świątek",
     "St. Aubyn's", "Kestrel", "Thorpe", "Caffè Nero Uno", "Old Mill", "Cwm Rhondda", "Fairfax", "Ó Dálaigh", "Tamar"),
    _TRADES, ("Ltd", "Ltd", "Limited", "LLP", "plc"),
    ("Siân", "Oliver", "Amelia", "Niamh", "Harry", "Zuzanna"), ("Jones", "Świątek", "Patel", "O'Neill", "Brontë"),
    ("High Street", "Station Road", "Canal Wharf", "Mill Lane"),
    (("London", "Greater London", "EC2A 4NE"), ("Leeds", "Yorkshire", "LS1 4AP"), ("Abertawe", "Wales", "SA1 3SN")),
)  # fmt: skip
NEW_ZEALAND = Names(
    ("Tūī", "Kererū", "Waikato", "Te Whānau", "Fjordland", "Aotea", "Pōhutukawa", "McKenzie", "Ōtautahi", "Rangitoto",
     "Southern Alps", "Kāpiti", "Wairarapa", "Hāngī Bros", "Canterbury", "Mānuka"),
    _TRADES, ("Limited", "Limited", "Ltd", "Partnership"),
    ("Aroha", "Māia", "William", "Isla", "Tāne"), ("Ngata", "Wilson", "Pōtiki", "Campbell", "Tāmati"),
    ("Queen Street", "Lambton Quay", "Colombo Street"),
    (("Tāmaki Makaurau / Auckland", "", "1010"), ("Wellington", "", "6011"), ("Ōtautahi / Christchurch", "", "8011")),
)  # fmt: skip
GERMAN = Names(
    ("Großmann", "Käthe Schröder", "Bäcker & Söhne", "Rheinländer", "Weiß", "Schwarzwälder", "Königs", "Hanseatische"),
    ("Maschinenbau", "Möbel", "Großhandel", "Feinkost", "Spedition", "Gebäudetechnik"), ("GmbH", "GmbH & Co. KG", "AG"),
    ("Jürgen", "Käthe", "Björn", "Anja"), ("Schröder", "Weiß", "Öztürk", "Krüger"),
    ("Königsallee", "Hauptstraße", "Am Hafen"),
    (("Düsseldorf", "NW", "40212"), ("München", "BY", "80331"), ("Köln", "NW", "50667")),
)  # fmt: skip
AMERICAN = Names(
    ("Peña", "Blue Ridge", "Piñon", "Lakeshore", "Garcia Bros.", "Cascadia", "Summit", "Beauté Naturelle"),
    _TRADES, ("Inc.", "LLC", "Corp."),
    ("José", "Emily", "Renée", "Tyler"), ("Peña", "Johnson", "García", "Lee"), ("Main St", "5th Ave", "Market St"),
    (("San José", "CA", "95113"), ("Denver", "CO", "80202"), ("Chicago", "IL", "60601")),
)  # fmt: skip
