from __future__ import annotations

import pytest

from ..conftest import Ask, asks

GUIDE = "situation-behaviour-effect"


@pytest.mark.parametrize(
    "text",
    [
        "You came at 9:20. Another thing: the slides had no sources.",
        "You interrupted Lena. On top of that the phone rang.",
        "- came at 9:20\n- no slides",
        "1. came at 9:20\n2) no slides",
        "You looked away. You also left before the end.",
        "Two things: the tone with Ben, and the slides.",
        "Apart from the receipts, I want to talk about the joke",
        "On Monday you cut Ben off. On Friday the lab was left open.",
        "The report had three typos and at lunch you made a joke about Ola",
        "You forgot the vote, and you read the wrong letter",
        "First the late start, then the tone with Ben",
        "1) no greeting 2) the wrong form",
        "You skipped the watering, and told the trainee a joke about cows",
        "Your slides were full of errors. Your desk has not been cleared.",
        "Am Montag hast du Ben unterbrochen. Am Freitag lag der Schlüssel im Auto.",
        "You were impatient with the trainee and careless with the samples",
        "You were late and arrogant to the driver",
        "lovely speech and a thoughtful seating plan",
        "You were late and sloppy with the invoices",
        "You corrected the client and forgot to book the return tickets",
        "You swept the yard, taught Jo the knots and rebuilt the ramp",
        "Du hast die Kasse geprüft, Murat eingearbeitet und den Keller saniert",
        "Zu leise gesprochen, und die Folien waren auf Englisch",
        "the tone with Rosa; the empty first aid box",
        "Good: how you met the twins. To change: the ladder in the hall",
        "Two observations. You sang well. The keys were on the bus.",
        "You calmed Mr Ito, and on a separate note, the van needs fuel",
        "You learned all the names. The feed list has no dates.",
        "You fold the sheets at once and you still don't sign the drug book",
        "Du hast Opa Kurt zugehört, und deine Abrechnung vom Mai fehlt noch",
        "You weld without a mask and leave the ladder in the rain",
        "You explained the pulley beautifully. The ropes were in a mess.",
        "Three things from the bazaar: your prices, the raffle, and the noise",
        "You lost the parcel. I noticed too that Ola was doing your round.",
        "Your tour was vivid. What I liked less is how you spoke of the guard",
        "You tied the boat up badly, and in the clubhouse you ate Finn's lunch",
        "Du redest beim Schweißen und deine Stundenzettel sind unleserlich",
        "Dein Anstrich ist tadellos. Mit den Mietern bist du barsch.",
        "You hum during the drill, and the boiler hasn't been serviced for months",
        "You greeted Mr Lund, and in the tower you hung the flags by size",
        "The hall looked splendid. You spoke with your back to the guests.",
        "You spilled the tea, and your sermon had two endings",
        "I'd say work on your posture, your pace and your handwriting",
        "Your maps are neat. Timing is not: both ferries left without us.",
    ],
)
def test_several_points_are_asked_about(ask: Ask, text: str) -> None:
    assert asks(ask(GUIDE, "one_point", observation=text))


@pytest.mark.parametrize(
    "text",
    [
        "You asked Jonas for his figures and waited until he had found them",
        "You stood up, went to the board, and drew the pump",
        "Jonas also spoke",
        "You dropped the tray. You knelt down at once and picked up every piece.",
        "You interrupted Ana and laughed at her",
        "You stopped the line and showed Jo the crack. You let him press the button.",
        "The customer called the table wobbly. You knelt, and you asked him to try.",
        "You waited till all were seated. Then you lit the candle.",
        "When the pump failed you cut the power, rang the fire service and sent all outside",
        "On Monday you told the crew the new time. On Tuesday all of them were there.",
        "Du hast den Ball gestoppt, aufgesehen und zu Mara gespielt",
        "- came at 9:20",
        "You were rude and arrogant to the driver",
        "great energy and a brilliant ending",
        "You never thank the cleaners, not once this year",
        "you forgot the handouts and drew the chart on the wall instead",
        "Du hast den Kran gestoppt, bist ausgestiegen und hast die Kette geprüft",
        "3.5 minutes into the talk you stopped\n20 people looked up",
        "",
        "You took the pan off, opened the window and rang the bell",
        "You sat beside Rob, not the manager, and handed him your notes",
        "You left late because the road was iced, and cut the break to catch up",
        "On Monday you let Tim carry the flag. On Thursday again.",
        "In the first round you let Amir speak, in the second you let Bea speak",
        "You talked over the guide and did not wait for the answer",
        "You stopped the saw. The guard was missing.",
        "You spoke slowly, you used short sentences, and you waited",
        "Two things rolled off the cart, and you went back for both of them",
        "At the gate you stopped the bus. When the driver swore, you gave him the list.",
        "You snapped at Ines. She went pale, and for the rest of the day nobody asked anything.",
        "You ask Piet for his plan, and then you tell him yours",
        "Als Jo stürzte, hast du die Leine losgelassen und ihn festgehalten. Er hat gezittert.",
    ],
)
def test_one_point_is_not(ask: Ask, text: str) -> None:
    assert ask(GUIDE, "one_point", observation=text) is None
