"""What organisations sell and buy: items, accounts, tracking categories."""

import uuid
from dataclasses import dataclass
from decimal import Decimal

from tests.sandbox.xero.documents import Tracking

_NAMESPACE = uuid.UUID("6f1f2d0e-6f0b-4b43-9c3b-6a3a1a1f7a55")


@dataclass(frozen=True)
class Item:
    """``price`` in cents of the base currency; ``places``: decimals that a usual quantity has."""

    code: str
    description: str
    price: int
    account: str
    places: int
    most: int


GOODS = (
    Item("HRS-SEN", "Senior consultant, hours", 18500, "200", 2, 60),
    Item("HRS-JUN", "Junior consultant, hours", 9500, "200", 2, 80),
    Item("FRT-KM", "Freight, per km", 235, "205", 4, 900),
    Item("PAL-STD", "Pallet, standard 1165 x 1165 mm", 3450, "200", 0, 40),
    Item("STL-RHS", "Steel RHS 50x50x3, metres", 2875, "200", 3, 120),
    Item("COF-ETH", "Coffee, Ethiopia Yirgacheffé, kg", 3290, "210", 3, 150),
    Item("PRN-A4", "Print run A4, 4/4, per 1000", 14900, "200", 1, 30),
    Item("SUB-MON", "Managed service, monthly fee", 125000, "220", 0, 2),
    Item("RNT-CON", "Site container hire, per week", 8750, "215", 0, 12),
    Item("ELE-LAB", "Electrician, hours", 11500, "200", 2, 45),
    Item("TIM-PIN", "Framing timber 90x45, lineal metres", 795, "200", 1, 600),
    Item("CAT-LUN", "Catered lunch, per head", 2650, "210", 0, 120),
    Item("WST-BIN", "Skip bin, 6 m³", 39500, "215", 0, 5),
    Item("DSN-FEE", "Design & artwork fee", 65000, "220", 0, 3),
)
PURCHASES = (
    Item("", "Rent, warehouse", 420000, "469", 0, 1),
    Item("", "Electricity, kWh", 31, "445", 2, 9000),
    Item("", "Subcontractors, hours", 7200, "320", 2, 120),
    Item("", "Packaging material", 185, "310", 0, 2000),
    Item("", "Telephone & internet", 28900, "489", 0, 2),
)
FREIGHT = Item("", "Delivery", 4500, "205", 0, 1)
PLACES = {places: Decimal(1).scaleb(-places) for places in range(5)}


def _category(name: str, *options: str) -> tuple[Tracking, ...]:
    return tuple(
        Tracking(
            tracking_category_id=str(uuid.uuid5(_NAMESPACE, name)),
            tracking_option_id=str(uuid.uuid5(_NAMESPACE, f"{name}/{option}")),
            name=name,
            option=option,
        )
        for option in options
    )


REGIONS = _category("Region", "North", "South", "East", "West Coast")
DEPARTMENTS = _category("Department", "Wholesale", "Projects", "Online")
