"""Price lists of the trades."""

from decimal import Decimal

import msgspec


class Ware(msgspec.Struct, frozen=True):
    """`price` in a currency like the dollar; so many at `most` on one line; `places`: decimals of a quantity."""

    text: str
    price: Decimal
    most: int
    places: int = 0


def ware(text: str, price: str, most: int, places: int = 0) -> Ware:
    return Ware(text, Decimal(price), most, places)


FREIGHT = (
    ware("Line haul, per km", "2.35", 900, 1),
    ware("Pallet, handling", "14.50", 60),
    ware("Tail lift", "45", 4),
    ware("Waiting time, hours", "85", 6, 2),
    ware("Dangerous goods surcharge", "120", 3),
)
FOOD = (
    ware("Cheese, cheddar, kg", "11.80", 120, 1),
    ware("Butter 25 kg", "212", 12),
    ware("Cream, litres", "6.40", 90),
    ware("Eggs, tray of 30", "9.95", 80),
    ware("Delivery, chilled", "35", 1),
)
ADVICE = (
    ware("Senior consultant, days", "960", 14, 1),
    ware("Consultant, days", "640", 20, 1),
    ware("Workshop", "1850", 3),
    ware("Travel, at cost", "87.30", 9),
)
STAFF = (
    ware("Warehouse temp, hours", "27.50", 160, 2),
    ware("Forklift driver, hours", "34", 120, 2),
    ware("Night allowance, hours", "6.25", 60, 2),
    ware("Agency fee", "210", 2),
)
METAL = (
    ware("Flange DN80, turned", "63.20", 60),
    ware("Bracket, laser cut", "18.75", 200),
    ware("Weld frame", "740", 8),
    ware("Machining, hours", "92", 40, 2),
    ware("Hot dip galvanising, kg", "1.9", 900),
)
BREAD = (
    ware("Sourdough loaf", "3.85", 160),
    ware("Dinner rolls, dozen", "4.20", 90),
    ware("Croissants, tray", "31", 24),
    ware("Rye, sliced", "4.65", 70),
)
BUILD = (
    ware("Scaffold hire, weeks", "420", 8),
    ware("Site labour, hours", "58", 90, 1),
    ware("Formwork, m2", "46", 140, 1),
    ware("Concrete pump", "890", 3),
    ware("Skip bin 6 m3", "395", 5),
)
PRINT = (
    ware("Labels, per 1000", "38.40", 60),
    ware("Cartons, printed", "1.12", 3000),
    ware("Die and set-up", "260", 2),
    ware("Film, rolls", "74", 20),
)
CLEAN = (
    ware("Office cleaning, visit", "145", 5),
    ware("Windows", "310", 2),
    ware("Carpet, m2", "3.1", 400),
    ware("Consumables", "62.50", 3),
)
