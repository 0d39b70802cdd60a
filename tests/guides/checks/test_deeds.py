from __future__ import annotations

import pytest

from ..conftest import Ask, asks

TWO = [
    "Lead the weekly review and present at the board",
    "Hand over three tasks and write the onboarding guide",
    "Be more confident in meetings and speak up",
    "Finish the certificate and become head of product",
    "Reduce the backlog by half & hire two developers",
    "Run the release alone as well as coach the two juniors",
    "Write the case study. Present the results to the board.",
    "Learn Portuguese; pass the B1 exam",
    "Amara chairs the steering committee and has handed over the payroll run",
    "Lead the customer round and also build a second team",
    "More sleep, fewer meetings",
    "Besides leading the team, write one article a month",
    "Not only pass the exam but also mentor a trainee",
    "Ines chairs the round, Tom keeps the accounts",
    "The barn is dry and two of the horses are sold",
    "Be calmer with the kids and braver with the boss",
    "Ein neuer Stand und zwei Aushilfen",
    "Tarik räumt die Werkstatt auf und bildet zwei Lehrlinge aus",
    "To retire the old server; to be fluent in Italian",
    "Im Frühjahr zieht das Lager um und der Webshop geht online",
    "Halve the backlog while learning to weld",
    "Pass the exam, and a rise too",
    "Have the archive sorted and the interns placed",
    "Two new clients and a tidy workshop",
    "Work on my English and on my temper",
    "Sleep seven hours. Also: the tax return",
    "Streit im Team besser lösen und mehr delegieren",
    "Ich nähe die Kostüme und spiele die Hauptrolle",
    "Sell the first boat. I have also learned to weld.",
    "Publish the songbook plus a calendar",
    "Anna führt die Kasse und hat den Segelschein",
    "Clear out the attic / bring the rent under 900",
    "Less screen time, more chess",
    "A calmer evening routine and a signed lease",
    "Better grades, fewer fights",
    "Five pieces and three paying clients",
    "Besides steering the merger I want to weld",
    "By June: the roof mended, the hens sold",
    "Half the overtime; twice the reading",
    "Ruhiger werden im Verkehr und einen zweiten Fahrer einstellen",
]
# What each half is about tells them apart; no verb does.
MATTERS = [
    "Promotion by May, better sleep",
    "A debt-free shop and my daughter on the phone again",
    "The stall out of debt, with my Spanish brought to B1",
    "Den Führerschein in der Tasche, zehn Kilo weniger",
    "Neue Wohnung plus Gehaltserhöhung",
]
ONE = [
    "Lead research and development",
    "Hand over the weekly and the monthly report",
    "Plan and run one retrospective without help",
    "Draft the roadmap and present it to the board",
    "Agree the terms and conditions with the supplier",
    "Lead the design and review process of the pump team",
    "Speak with Lena and Tom before each planning",
    "Present figures and sources in the budget round",
    "Know the sales and support people by name",
    "Amara’s team releases on Fridays without Amara checking the list",
    "Two recurring tasks are handed over and stay there",
    "Bring the error rate down to between 2 and 4 per cent",
    "Sales and marketing plan the launch together",
    "A free Friday afternoon.",
    "Sign off and send the reports by the 5th",
    "Give Tomasz and Ewa one real task each",
    "Go to Lyon, look at the plant and decide whether we buy it",
    "Leave the office at five and not open the laptop again",
    "Get up when the alarm rings and run the small loop",
    "Listen more and interrupt less",
    "Tidy the archive and label each box",
    "Pack the van and be on the road before seven",
    "Two drafts, one week each",
    "Kai plant und leitet das Lager allein",
    "Ich rufe die Kundin an, bevor der Monat um ist",
    "Read the draft, before the printer has it",
    "Gäste begrüßen und zum Tisch bringen",
    "Bring bread and rolls to all six schools",
    "Cross the lake in one go, rests allowed",
    "Hold the talk on Friday. He listens from the door.",
    "Den Vortrag halten, Zettel erlaubt",
    "Sow, weed and reap half a hectare of beans",
    "Be calmer and more patient in the morning round",
    "Ruhiger und klarer in der Übergabe sprechen",
    "Sit down with the two owners and go through the lease",
    "Find a flat and move in before June",
    "Cut the debts by half, starting with the credit card",
    "Introduce the new rota, agreed with all nurses",
    "Open a second stall; the licence for it is step one",
    "Do the accounts monthly: open post, pay bills, file",
    "First five kilometres, then ten, then the half marathon",
    "Less talking and more asking at the table",
    "Regelmäßig schlafen, das heißt Handy um zehn aus",
    "Die Wohnung in Ulm verkaufen, ohne einen Makler zu bezahlen",
    "Save for the boat so that Mum can sail again and the dog too",
    "Write to my brother about the house",
    "Play the violin again, like my sister",
    "",
]


@pytest.mark.parametrize("text", TWO + MATTERS)
def test_two_outcomes_are_asked_about(ask: Ask, text: str) -> None:
    assert asks(ask("smart", "one_outcome", title=text))


@pytest.mark.parametrize("text", ONE)
def test_one_outcome_is_left_in_peace(ask: Ask, text: str) -> None:
    assert ask("smart", "one_outcome", title=text) is None
