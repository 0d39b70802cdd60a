from __future__ import annotations

import pytest

from .conftest import Check

LADDER = {"of": "ladder"}
FULL = "leads none\nleads one\nleads two\nleads three\nleads four"


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        ("", "missing"),
        ("\n\n\n\n", "missing"),
        (FULL, "ok"),
        ("\nleads one\nleads two\nleads three", "ok"),
        ("\nleads one\n\nleads three", "asks"),
        ("\n\nleads two\nleads three", "asks"),
        ("\nleads one\nleads two", "asks"),
        (f"{FULL}\nleads five", "missing"),
    ],
)
def test_a_ladder_has_a_middle_and_two_sides(check: Check, levels: str, said: str) -> None:
    assert check("ladder_filled", LADDER, of=levels) == said


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        ("", "silent"),
        (FULL, "silent"),
        ("leads one\n\nLeads one.", "asks"),
        ("1 to 2 reviews\n2 to 4 reviews", "asks"),
        ("1 to 2 reviews\n3 to 4 reviews", "silent"),
        ("2 reviews\nat least 2 reviews", "asks"),
        ("2 reviews\n3 reviews or more", "silent"),
        ("2 reviews\n2 customers", "silent"),
        ("under 10 reviews\n10 to 14 reviews\nmore than 14 reviews", "silent"),
        ("no more than 3 reviews\n4 to 6 reviews", "silent"),
        ("at least two reviews\nat least three reviews", "asks"),
        ("one or two reviews\ntwo or three reviews", "asks"),
        ("between 2 and 4 reviews\nbetween 4 and 6 reviews", "asks"),
        ("between 2 and 4 reviews\nbetween 5 and 6 reviews", "silent"),
        ("> 2 reviews\n≥ 4 reviews", "asks"),
        ("2+ reviews\n4+ reviews", "asks"),
        ("max. 4 reviews\n3 reviews", "asks"),
        ("<3 reviews\n3 reviews", "silent"),
        ("within the week for 2 of 5\nwithin the week for 3 of 5", "silent"),
        ("leaves after nine\nleaves between eight and nine", "silent"),
        ("once a week\nonce a month", "silent"),
        ("sometimes late\nnow and then late", "asks"),
        ("höchstens zwei Anrufe\nhöchstens drei Anrufe", "asks"),
        ("rings at least weekly\nrings at least once a month", "asks"),
        ("cooks regularly\ncooks every Sunday", "asks"),
        ("cooks once a week\ncooks twice a week\ncooks daily", "silent"),
        ("cooks rarely\ncooks often", "silent"),
        ("kommt manchmal pünktlich\nkommt oft pünktlich\nkommt meist pünktlich", "asks"),
        ("over a third is sown\nover half is sown", "asks"),
        ("30 to 39 m\n40 m or at least 35", "asks"),
        ("at least thirty jars\nat least forty jars", "asks"),
        ("reads a page or so\nreads about a page", "asks"),
    ],
)
def test_levels_do_not_overlap(check: Check, levels: str, said: str) -> None:
    assert check("ladder_overlap", LADDER, of=levels) == said


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        ("", "silent"),
        (FULL, "silent"),
        ("leads one\nleads two and finishes the thesis", "asks"),
        (
            "cigarettes all day\nten cigarettes\nfive cigarettes\nswims once a week\n"
            "swims four times a week",
            "asks",
        ),
        ("1 review led\n2 customers won", "asks"),
        ("30 mins till the first look\n20 mins\n15 mins\n80 percent within that", "silent"),
        ("under 150 bricks\n200 ish\n300 bricks laid\n450 and up, like a mason", "silent"),
        ("mehr als 15 Überstunden\n10 bis 15\nhöchstens fünf Stunden", "silent"),
        ("waits for a call\nleads the round\nwrites the tender", "silent"),
        ("turns away\nnods\nsays hello\nasks for the name", "silent"),
        ("no lap\none\ntwo or three\nfour or five\nsix or more", "silent"),
        ("up at noon\nup by 11\n9:30\nfrom 8:00 to 9:00\nbefore 8", "silent"),
        ("under 5 euros\n€5 to €10\n20 a week\nsaves 30 euros", "silent"),
        ("to the gate\nround the block\n800 m\n2 km\nto the next village", "silent"),
        ("late a lot\nlate at times\nlate once\nlearns Dutch\nhas a flat", "asks"),
        ("the mail is late\nthe mail is out\nher uncle visits\nthe roof is tight", "asks"),
        ("grüßt nie\ngrüßt\ngrüßt mit Namen\nfünf Kilo leichter\nlernt Spanisch", "asks"),
        ("alle Lampen an\nalle aus\nalle aus, auch im Keller\nalle aus bis zum Urlaub", "silent"),
        ("plan late\nplan on Friday\nplan on Monday\na letter sent\nthe tour booked", "asks"),
        ("leads part of it\nleads half\nleads most of it\nleads the evening", "silent"),
        ("5 of 10 know it\n9 of 10 know it\n10 of 10, in the dark too", "silent"),
        ("2 lambs sold\n5 lambs sold and the shearing done", "asks"),
        ("one class\ntwo classes\ntwo classes, a new piano\nthree classes", "asks"),
        ("one letter read\ntwo and the kitchen is clean\nthree letters read", "silent"),
        ("one letter\ntwo letters and the kitchen is clean\nthree letters", "asks"),
        ("8 mails, 2 walks\n6 mails, 3 walks\n4 mails, 4 walks", "asks"),
        ("late by 8 minutes, twice\nlate by 6 minutes, once", "silent"),
        ("stands in front\nstands in front and speaks", "silent"),
        ("shuts the door and shouts\nshuts the door\nopens the door", "silent"),
        ("late a lot\nlate at times\nkeeps bees\nhelps out\nwrites poems", "asks"),
        ("12 lengths\n16\n20\nthe loft is insulated\na skylight", "asks"),
        ("12 lengths\n16\n20\n24\n30 without a break", "silent"),
        ("4 hrs a night\n5\n6 hrs, most nights\n7 or above", "silent"),
        ("a lump of clay\na crooked vase\na vase\nsix mugs alike", "silent"),
        ("2 laps, 90 kg\n3 laps, 88 kg\n4 laps, 86 kg\n5 laps, 84 kg", "asks"),
        ("5 km, 40 minutes\n6 km, 45 minutes\n7 km, 50 minutes", "silent"),
        ("one saw; hides\ntwo saws; says hello\nthree saws; asks for pay", "asks"),
        ("A1, ein Heim\nA2, eine Mietwohnung\nB1, ein WG-Zimmer\nB2, die Wohnung", "asks"),
        ("less beer\nearlier nights\na tidy cellar\ndecent French\nmy taxes", "asks"),
        ("in two weeks\nin one and the fence painted\nin five days", "asks"),
        ("Ben late, desk bare\nBen on time, desk wiped\nBen early, desk tidy", "asks"),
        ("between 2 and 4 jars\nbetween 5 and 7 jars\n8 jars and more", "silent"),
        ("Zed hums, flags torn\nZed rests, flags up\nZed nods, flags high", "asks"),
        ("3 gnomes, 9 thimbles\n4, 8\n5, 6", "asks"),
        ("one gnome; sits upstairs\ntwo; says hello\nthree; asks around", "asks"),
        ("more time with Ida\na calmer boss\na dry cellar\ndecent French\nless wine", "asks"),
        ("waits\nasks Kim\nasks the boss\nargues with him", "silent"),
        ("Note 3 in Latein\n2\n1\n1\nbesser geht es nicht", "silent"),
        (
            "8 calls with 5 lost\n10 with 4 lost\n12 with 3 lost\n14 with 2 lost\n16 with 1 lost",
            "asks",
        ),
        ("8 of 40 read\n10 of 38\n12 of 36\n14 of 34\n16 of 32", "silent"),
        ("1 to 2 talks\n3 to 4\n5 to 6\n7 to 8\n9 to 10", "silent"),
        ("has no plan\nthinks of one\nwrites it down\ntells her husband\nhas tried it", "silent"),
        (
            "planes lie about\nlie in a box\nin the right drawer\nare wiped\na trainee copies it",
            "silent",
        ),
        (
            "shouts at supper\ngrumbles\nsays what hurts\nasks what they need\nlaughs about it",
            "silent",
        ),
        ("calls none\ncalls one\ncalls two\nthe dog sits when told\nthe dog stays", "asks"),
        ("sits still, an E\nonce a week, D\ntwice a week, C\ndaily, A", "asks"),
        ("Nora cries for an hour\nten minutes\ntwo\nshe waves\nshe runs in, singing", "silent"),
        ("only Kim uses it\nKim and two others\nhalf the floor\nall but three\nall", "silent"),
        ("to the gate\nto the inn\nto the desk\nround the ward\nround the ward twice", "silent"),
        ("4 tents, wet or dry\n8, wet or dry\n12, wet or dry\n16 and a surgery list", "silent"),
        ("I stall and leave\nI stall and stay\nI stall and write a poem\nI hardly stall", "silent"),
        (
            "lift always\nstairs once a week, if empty-handed\nthree times a week\n"
            "four, with shopping too\nevery day, lift forgotten",
            "silent",
        ),
        (
            "I fill in half of Ann's form for her\nI sit beside her and correct every line\n"
            "I stay in the hall and look at it once at the end\nI only come when she calls\n"
            "She shows me the letter on Friday, that's all I see",
            "silent",
        ),
        ("a week\nfour days\ntwo days\nNadia hums\nNadia nods", "asks"),
    ],
)
def test_a_ladder_is_about_one_thing(check: Check, levels: str, said: str) -> None:
    assert check("ladder_one", LADDER, of=levels) == said


@pytest.mark.parametrize(
    ("levels", "watched", "said"),
    [
        ("0 (flu, a birthday)\n1 or 2\n4\n6\n9 or more, songs counted", "", "asks"),
        (
            "0 (flu, a birthday)\n1 or 2\n4\n6\n9 or more, songs counted",
            "pages of the play written in a week",
            "silent",
        ),
        ("calls none\ncalls one\ncalls two\nthe dog sits\nthe dog stays", "calls", "asks"),
        (
            "calls none\ncalls one\ncalls two\nthe dog sits\nthe dog stays",
            "how the dog sits",
            "asks",
        ),
    ],
)
def test_what_takes_up_the_thing_that_is_watched_has_not_left_it(
    check: Check, levels: str, watched: str, said: str
) -> None:
    assert check("ladder_one", LADDER, of=levels, watched=watched) == said


@pytest.mark.parametrize(
    ("levels", "said"),
    [("", "silent"), (FULL, "silent"), ("a\n\nb\n\nc", "silent"), ("a\n\n\nb\nc", "asks")],
)
def test_no_two_empty_levels_side_by_side(check: Check, levels: str, said: str) -> None:
    assert check("ladder_neighbours", LADDER, of=levels) == said


@pytest.mark.parametrize(
    ("expected", "said"),
    [
        ("", "silent"),
        ("leads two of four", "silent"),
        ("leads all meetings", "asks"),
        ("0 complaints", "asks"),
        ("100 % on time", "asks"),
        ("10 complaints", "silent"),
        ("12 out of 12 know it", "asks"),
        ("neun von zehn Gläsern", "silent"),
        ("almost never late", "silent"),
        ("0:30 to 0:59", "silent"),
        ("0 to 5 euros", "silent"),
        ("every seat taken", "asks"),
        ("Bestnote in der Prüfung", "asks"),
        ("leitet alle Runden der Woche", "asks"),
        ("leitet alle zwei Wochen eine Runde", "silent"),
    ],
)
def test_the_expected_level_is_no_end_of_the_scale(check: Check, expected: str, said: str) -> None:
    assert check("ladder_edges", LADDER, of=f"a\n\n{expected}\nb") == said


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        ("6 of the 16 regions\n11\n16\n\n", "asks"),
        ("6 of the 16 regions\n11\n14\n\n", "silent"),
        ("12/20\n16/20\n20/20\n\n", "asks"),
        ("ten boxes\nthree\nshed cleared\n\nclearer still", "asks"),
        ("ten boxes\nthree\nshed cleared\nshed painted\nshed lit", "silent"),
        ("fails\nretakes it\npassed\n\n?", "asks"),
        ("some sign\nmost sign\nthe whole street signs\n\nsigns", "asks"),
        ("some sign\nmost sign\nthe whole street signs\ntwo streets\nten", "silent"),
        ("3 days a week\n5 days\nall 7 days\n7 days and nights\n9", "asks"),
        ("last\nfifth\nwinner of the cup\nclear winner\neasy winner", "asks"),
        ("no more than 9\nno more than 7\nno more than 5\nno more than 3\n1", "silent"),
        ("fourth\nthird\nsecond\nthere is nothing above that\n", "asks"),
        ("grummelt\nnickt\ngrüßt laut\nnoch lauter geht nicht\n", "asks"),
        ("two days of five\nfour days of five\nfive days of five\ngladly\n", "asks"),
        ("three lamps burn\nsix\nall the lamps burn\nall burn\nall burn brightly", "asks"),
        ("D\nB\nA*\nA*, gladly\nA* with a smile", "asks"),
        (
            "half the camp\nmost\nthe whole camp\nthe whole camp, gladly\nthe whole camp, 110 %",
            "asks",
        ),
        ("no rest\nnever any rest\nno rest\nten minutes\nan hour", "asks"),
        ("\n\nno guest yet\ntwo guests\nfour guests", "asks"),
        ("60 % of target\n80 %\n100 % of target\n115 %\n130 %", "silent"),
        ("60 % of the wall\n80 %\n100 % of the wall\n115 %\n130 %", "asks"),
        ("700 in debt\n300 in debt\nzero\n200 saved\n500 saved", "silent"),
        ("7 in debt\n3 in debt\nzero in debt\nzero, gladly\n0", "asks"),
        ("a\nb\nthe boat leaks\nthe boat leaks weekly\nthe boat leaks daily", "silent"),
        ("rarely rows\nsometimes\nalways rows on Sundays\ntwice a week\ndaily", "silent"),
        ("1 km\n2 km\n3 km, always with the dog\n4 km\n5 km", "silent"),
        ("some tip\nmost\nthe whole bar tips\nthe bar and a few cooks tip\nthe inn tips", "silent"),
        ("never signs\nrarely\nalways signs when I ask\nsigns unasked\nleads", "silent"),
        ("never signs\nrarely\nalways signs when I ask\nsame\nditto", "asks"),
        ("rotten\nsawn\nall six sawn\nall six sawn, sanded\nsawn, sanded, waxed", "silent"),
    ],
)
def test_the_levels_beside_it_show_that_the_expected_one_is_the_end(
    check: Check, levels: str, said: str
) -> None:
    assert check("ladder_edges", LADDER, of=levels) == said


def test_an_expected_level_that_is_only_repeated_above_is_an_end(check: Check) -> None:
    assert check("ladder_edges", LADDER, of="a\nb\nrows well\nRows well.\nrows well") == "asks"
    assert check("ladder_edges", LADDER, of="a\nb\nrows well\nrows well\nrows far") == "silent"
