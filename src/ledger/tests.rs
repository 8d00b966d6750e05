use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{Column, Ledger, Mark, shown_serials};
use crate::diagnostic::{Diagnostics, Lang};
use crate::input::{Job, serial_ranges};
use crate::support::case::Case;

const HEADER: &str = "नाम,पिता,ग्राम,मोबाइल,पहचान\n";

fn job_with(first_serial: u32, header: &str, list: &str) -> Job {
    let case = Case::bare().letter(&format!("first_serial = {first_serial}"));
    let case = case.advocates("[[advocate]]\nname = \"आशा\"");
    case.list(&format!("{header}{list}")).valid_job()
}

fn job(list: &str) -> Job {
    job_with(1, HEADER, list)
}

/// Gives the rows of a list their serials, and makes all letters.
fn run(ledger: &mut Ledger, list: &str) -> Vec<u32> {
    let mut job = job(list);
    let serials = ledger.assign(&mut job).unwrap().serials;
    make(ledger, &serials);
    serials
}

fn make(ledger: &mut Ledger, serials: &[u32]) {
    let mut made: Vec<_> = serials.iter().map(|&serial| (serial, "abc".to_owned())).collect();
    made.sort();
    ledger.finish(&made, "21.09.2025 10:30");
}

fn written(ledger: &Ledger) -> Vec<u8> {
    let mut bytes = Vec::new();
    ledger.write(&mut bytes).unwrap();
    bytes
}

fn reread(ledger: &Ledger) -> Ledger {
    Ledger::read("ledger.csv", &written(ledger), "ledger.csv.bak").unwrap()
}

fn codes(found: &Diagnostics) -> Vec<&'static str> {
    found.iter().map(crate::diagnostic::Diagnostic::code).collect()
}

fn refused(bytes: &[u8]) -> Diagnostics {
    Ledger::read("ledger.csv", bytes, "ledger.csv.bak").unwrap_err()
}

#[test]
fn who_has_a_letter_keeps_its_advocate() {
    let job = |list: &str| {
        Case::bare()
            .tables("[assign]\nby = \"turns\"")
            .advocates("[[advocate]]\nname = \"आशा\"\n[[advocate]]\nname = \"मोहन\"")
            .list(list)
            .valid_job()
    };
    let of = |job: &Job| -> BTreeMap<String, usize> {
        let own = |own: &crate::input::Invitee| (own.name().to_owned(), own.advocate.unwrap());
        job.invitees.iter().map(own).collect()
    };
    let mut ledger = Ledger::default();
    let mut first = job("नाम,अधिवक्ता\nराम,\nश्याम,\nहरि,आशा\n");
    let serials = ledger.assign(&mut first).unwrap().serials;
    make(&mut ledger, &serials);
    let before = of(&first);
    let mut next = job("नाम,अधिवक्ता\nसीता,\nहरि,मोहन\nराम,\nश्याम,\n");
    assert_ne!(of(&next)["राम"], before["राम"]);
    reread(&ledger).assign(&mut next).unwrap();
    let after = of(&next);
    assert_eq!((after["राम"], after["श्याम"]), (before["राम"], before["श्याम"]));
    // What the row itself says counts.
    assert_eq!(after["हरि"], 1);
}

#[test]
fn the_first_run_numbers_in_the_order_of_the_list() {
    let mut job = job_with(11, HEADER, "राम,,,,\n,,,,\nश्याम,,,,\n,हरि,,,\n");
    let before: Vec<u32> = (0..job.rows).map(|position| job.serial(position)).collect();
    let mut ledger = Ledger::default();
    assert_eq!(ledger.assign(&mut job).unwrap().serials, before);
    assert_eq!(before, [11, 12, 13]);
    assert_eq!(job.largest_serial(), 13);
}

#[test]
fn rows_may_come_go_and_move() {
    let mut ledger = Ledger::default();
    assert_eq!(run(&mut ledger, "राम,,बेला,,\nश्याम,,बेला,,\nसीता,,बेला,,\n"), [1, 2, 3]);
    assert_eq!(run(&mut ledger, "नया,,दूर,,\nसीता,,बेला,,\nराम,,बेला,,\n"), [4, 3, 1]);
    let mut job = job("गीता,,पास,,\nनया,,दूर,,\n");
    let assigned = ledger.assign(&mut job).unwrap();
    assert_eq!((assigned.serials, assigned.missing), (vec![5, 4], vec![1, 2, 3]));
    assert_eq!(ledger.entry(2).unwrap().status(), "सूची में नहीं (not in the list)");
    // Who comes back has the old number.
    assert_eq!(run(&mut ledger, "श्याम,,बेला,,\n"), [2]);
}

#[test]
fn a_number_is_not_free_when_its_line_is_deleted() {
    let mut ledger = Ledger::default();
    run(&mut ledger, "राम,,,,\nश्याम,,,,\nसीता,,,,\n");
    let text = String::from_utf8(written(&ledger)).unwrap();
    assert!(text.starts_with("\u{FEFF}क्रमांक (serial) – अंतिम (last) 3,"), "{text}");
    let kept: Vec<&str> = text.split_inclusive("\r\n").take(2).collect();
    let mut ledger = Ledger::read("l", kept.concat().as_bytes(), "l.bak").unwrap();
    assert_eq!(run(&mut ledger, "राम,,,,\nगीता,,,,\n"), [1, 4]);
}

#[test]
fn small_corrections_keep_the_number() {
    for (before, after) in [
        ("राम सिंह,श्याम,बेला,,", "राम सिह,श्याम,बेला,,"),
        ("राम सिंह,श्याम,बेला,,", "श्री राम सिंह,श्याम,बेला,9431012345,"),
        ("राम सिंह,,बेला,,", "राम सिंह,श्याम,बेला,,"),
        ("राम सिंह,,,,", "राम सिंह,श्याम,बेला,,"),
        ("राम सिंह,,बेला,9431012345,", "राम सिंह,,ज्ञानपुर,9431012345,"),
        ("राम सिंह,श्याम,बेला,,7", "रामजी सिंह,श्याम,ज्ञानपुर,,07"),
        ("राम सिंह,श्याम,बेला,,", "राम सिंह,श्याम,बेला,,7"),
        ("मुख्तार,,बेला,,", "मुख़्तार,,बेला,,"),
    ] {
        let mut ledger = Ledger::default();
        run(&mut ledger, &format!("{before}\nहरि,,दूर,,\n"));
        assert_eq!(run(&mut ledger, &format!("हरि,,दूर,,\n{after}\n")), [2, 1], "{after}");
        let name = after.split(',').next().unwrap().trim_start_matches("श्री ");
        assert_eq!(ledger.entry(1).unwrap().get(Column::Name), name);
        assert_eq!(ledger.entry(1).unwrap().get(Column::Advocate), "आशा");
    }
}

#[test]
fn what_is_in_doubt_is_asked() {
    for (before, after) in [
        ("राकेश,श्याम,बेला,,", "राजेश,श्याम,बेला,,"),
        ("राकेश,श्याम,बेला,,", "राकेश,मोहन,बेला,,"),
        ("राकेश,,बेला,,", "राकेश,,ज्ञानपुर,,"),
        ("राकेश,,,9431012345,", "गीता,,,9431012345,"),
        ("राकेश,श्याम,बेला,,7", "सीता,मोहन,दूर,,7"),
        ("राकेश,श्याम,दूर,,\nराकेश,श्याम,बेला,,", "राकेश,श्याम,,,"),
    ] {
        let mut ledger = Ledger::default();
        run(&mut ledger, &format!("{before}\n"));
        let mut job = job(&format!("हरि,,,,\n{after}\n"));
        let assigned = ledger.assign(&mut job).unwrap();
        assert_eq!(assigned.doubtful, [1], "{after}");
        assert_eq!(assigned.serials[1], 0);
        assert_eq!((job.invitees.len(), job.rejected.len()), (1, 1));
        assert_eq!(codes(&job.rejected[0].diagnostics), ["A0809"]);
        let found = job.rejected[0].diagnostics.iter().next().unwrap().message().clone();
        let hint = found.hint(Lang::En).unwrap();
        assert!(hint.contains("mark event.toml 1 --is 3`"), "{hint}");
        assert!(hint.contains("mark event.toml --new 3`"), "{hint}");
        assert!(found.text(Lang::Hi).contains("1 राकेश"), "{found:?}");
    }
}

#[test]
fn the_office_decides_who_is_who() {
    let mut ledger = Ledger::default();
    run(&mut ledger, "राकेश,श्याम,बेला,,\nहरि,,,,\n");
    let list = "हरि,,,,\nराजेश,श्याम,बेला,,\n";
    let mut same = ledger.clone();
    same.identify(1, &job(list), "3").unwrap();
    assert_eq!(run(&mut same, list), [2, 1]);
    let mut other = ledger.clone();
    assert_eq!(other.add_new(&job(list), &["all".to_owned()]).unwrap(), [3]);
    assert_eq!(run(&mut other, list), [2, 3]);
    // A number given by mistake goes back to the other person.
    other.identify(1, &job(list), "3").unwrap();
    assert_eq!(run(&mut other, list), [2, 1]);

    let code = |result: Result<(), crate::diagnostic::Diagnostic>| result.unwrap_err().code();
    assert_eq!(code(ledger.identify(9, &job(list), "3").map(drop)), "A0810");
    assert_eq!(code(ledger.identify(1, &job(list), "9").map(drop)), "A0811");
    let known = ledger.add_new(&job(list), &["2".to_owned()]);
    assert_eq!(code(known.map(|_| ())), "A0812");
}

#[test]
fn numbers_that_nobody_has_seen_are_not_asked_about() {
    // A row that could not be read keeps its place.
    let mut ledger = Ledger::default();
    let mut first = job("राम,,,,\n,क,ख,,\nश्याम,,,,\n");
    let serials = ledger.assign(&mut first).unwrap().serials;
    make(&mut ledger, &[serials[0], serials[2]]);
    assert_eq!(run(&mut ledger, "राम,,,,\nसीता,हरि,दूर,,\nश्याम,,,,\n"), [1, 2, 3]);
    // The same rows once more give no more lines.
    let lines = ledger.entries().len();
    ledger.assign(&mut job("राम,,,,\n,ग,घ,,\n")).unwrap();
    ledger.assign(&mut job("राम,,,,\n,ग,घ,,\n")).unwrap();
    assert_eq!(ledger.entries().len(), lines + 1);
}

#[test]
fn two_alike_have_two_numbers() {
    let mut ledger = Ledger::default();
    assert_eq!(run(&mut ledger, "राम,,बेला,,\nराम,,बेला,,\n"), [1, 2]);
    assert_eq!(run(&mut ledger, "हरि,,,,\nराम,,बेला,,\nराम,,बेला,,\n"), [3, 1, 2]);
    assert_eq!(run(&mut ledger, "राम,,बेला,,\nराम,,बेला,,\nराम,,बेला,,\n"), [1, 2, 4]);
}

#[test]
fn a_column_of_ids_may_be_added() {
    let mut ledger = Ledger::default();
    run(&mut ledger, "राम,क,बेला,,\nराम,ख,बेला,,\nसीता,,,,\n");
    let serials = run(&mut ledger, "सीता,,,,3\nराम,ख,बेला,,2\nराम,क,बेला,,1\n");
    assert_eq!(serials, [3, 2, 1]);
    assert_eq!(ledger.entry(3).unwrap().get(Column::Id), "3");
}

#[test]
fn marks_are_noted_and_taken_back() {
    let mut ledger = Ledger::default();
    run(&mut ledger, "राम,,,,\nश्याम,,,,\nसीता,,,,\n");
    let ranges = serial_ranges(&["2-9".to_owned()]).unwrap();
    let serials = ledger.serials_in(&ranges).unwrap();
    assert_eq!(serials, [2, 3]);
    ledger.mark(&serials, Mark::Printed, "22.09.2025");
    ledger.mark(&serials, Mark::Reprinted, "23.09.2025");
    ledger.mark(&[3], Mark::Reprinted, "24.09.2025");
    ledger.mark(&[3], Mark::Cancelled, "25.09.2025");
    ledger.note(&[1], "घर पर, \"नहीं\" मिले");
    let mut ledger = reread(&ledger);
    let says =
        |ledger: &Ledger, serial, column| ledger.entry(serial).unwrap().get(column).to_owned();
    assert_eq!(says(&ledger, 2, Column::Printed), "22.09.2025");
    assert_eq!(says(&ledger, 3, Column::Reprinted), "2");
    assert_eq!(says(&ledger, 1, Column::Note), "घर पर, \"नहीं\" मिले");
    assert_eq!(ledger.entry(2).unwrap().status(), "छपा (printed)");
    let mut job = job("राम,,,,\nश्याम,,,,\nसीता,,,,\n");
    assert_eq!(ledger.assign(&mut job).unwrap().cancelled, [2].into());
    // On paper in another form.
    let made = [(1, "xyz".to_owned()), (2, "xyz".to_owned())];
    ledger.finish(&made, "t");
    ledger.finish(&made, "u");
    assert_eq!(ledger.changed_since_printing(), [2]);
    assert_eq!(ledger.entry(2).unwrap().status(), "छपने के बाद बदला (changed since printed)");
    assert_eq!(says(&ledger, 1, Column::Made), "t");
    // What was never printed again cannot be taken back.
    let mut other = ledger.clone();
    other.mark(&[2], Mark::Printed, "26.09.2025");
    other.unmark(&[2], Mark::Reprinted);
    assert_eq!(other.changed_since_printing(), [2]);
    other.mark(&[2], Mark::Printed, "27.09.2025");
    other.unmark(&[2], Mark::Reprinted);
    assert_eq!(other.changed_since_printing(), [0; 0]);

    ledger.unmark(&[3], Mark::Cancelled);
    ledger.unmark(&[2, 3], Mark::Reprinted);
    ledger.unmark(&[2, 3], Mark::Printed);
    assert_eq!(says(&ledger, 3, Column::Reprinted), "1");
    assert_eq!(
        (says(&ledger, 3, Column::Cancelled), says(&ledger, 3, Column::Fingerprint)),
        Default::default()
    );
    assert_eq!(ledger.entry(2).unwrap().status(), "बना (made)");
    let none = serial_ranges(&["7-9".to_owned()]).unwrap();
    assert_eq!(ledger.serials_in(&none).unwrap_err().code(), "A0810");
    assert_eq!(shown_serials([1, 2, 3, 5, 7, 8]), "1-3,5,7-8");
}

#[test]
fn a_number_is_used_as_soon_as_its_letter_is_begun() {
    let mut ledger = Ledger::default();
    let mut first = job("राम,,,,\nश्याम,,,,\n");
    let serials = ledger.assign(&mut first).unwrap().serials;
    assert_eq!(ledger.begin(&serials, "t"), [1, 2]);
    assert!(ledger.begin(&serials, "u").is_empty());
    assert_eq!(ledger.entry(1).unwrap().status(), "आरंभ (begun)");
    ledger.finish(&[(1, "abc".to_owned())], "u");
    ledger.take_back(&[1, 2]);
    assert!(ledger.entry(1).unwrap().is_used() && !ledger.entry(2).unwrap().is_used());
}

#[test]
fn another_program_may_have_saved_it() {
    let mut ledger = Ledger::default();
    run(&mut ledger, "राम,,बेला,9431012345,007\nश्याम,,\"दूर; पास\",,3/4\n");
    let text = String::from_utf8(written(&ledger)).unwrap();
    assert!(text.contains(",'007,") || text.contains("'007"), "{text}");
    let plain = text.strip_prefix('\u{FEFF}').unwrap();
    // Another order of columns and lines, a column of the office, other separators and encoding.
    let mut rows: Vec<Vec<String>> = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(plain.as_bytes())
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect();
    for (row, own) in rows.iter_mut().zip(["थाना", "क??", "=1"]) {
        row.swap(0, 2);
        row.insert(1, own.to_owned());
    }
    rows[1].push("किनारे".to_owned());
    rows.swap(1, 2);
    let quoted = |row: &Vec<String>| {
        let cells: Vec<String> =
            row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
        cells.join("\t") + "\n"
    };
    let saved: String = rows.iter().map(quoted).collect();
    let mut utf16 = vec![0xFF, 0xFE];
    utf16.extend(saved.encode_utf16().flat_map(u16::to_le_bytes));
    for bytes in [saved.into_bytes(), utf16] {
        let mut again = Ledger::read("ledger.csv", &bytes, "bak").unwrap();
        assert_eq!(again.last_serial(), 2);
        for serial in [1, 2] {
            let [own, other] = [&again, &ledger].map(|ledger| ledger.entry(serial).unwrap());
            assert_eq!(own.without_own(), other.without_own());
        }
        assert_eq!(
            run(&mut again, "श्याम,,\"दूर; पास\",,3/4\nराम,,बेला,9431012345,007\n"),
            [2, 1]
        );
        assert_eq!(run(&mut again, "नया,,,,\n"), [3]);
        let text = String::from_utf8(written(&again)).unwrap();
        let heads: Vec<&str> = text.lines().next().unwrap().split(',').collect();
        assert_eq!(heads[1..3], ["थाना", "पहचान (id)"]);
        for own in ["क??", "'=1", "किनारे"] {
            assert!(text.contains(own), "{own}: {text}");
        }
        let third = reread(&again);
        assert_eq!(written(&third), written(&again));
    }
}

#[test]
fn lost_hindi_is_noticed() {
    let mut ledger = Ledger::default();
    run(&mut ledger, "राम,,बेला,,\n");
    let text = String::from_utf8(written(&ledger)).unwrap();
    let lost: String = text
        .trim_start_matches('\u{FEFF}')
        .chars()
        .map(|c| if c.is_ascii() { c } else { '?' })
        .collect();
    let only_line = text.replace("राम", "???");
    let garbled = text.replace("राम", "à¤°à¤¾à¤®");
    for bytes in [lost.as_bytes(), only_line.as_bytes(), garbled.as_bytes()] {
        let found = refused(bytes);
        assert_eq!(codes(&found), ["A0805"]);
        let hint = found.iter().next().unwrap().message().hint(Lang::En).unwrap();
        assert!(hint.starts_with("ledger.csv.bak is the last good ledger"), "{hint}");
    }
}

#[test]
fn what_is_damaged_is_refused_with_its_row() {
    let head = "क्रमांक (serial),नाम (name)\n";
    for (body, expected) in [
        ("1,राम\n1,श्याम\n", "A0804"),
        ("1,राम\nक,श्याम\n", "A0803"),
        ("1,राम\n,श्याम\n", "A0803"),
        ("0,राम\n", "A0803"),
        ("-1,राम\n", "A0803"),
        ("1.5,राम\n", "A0803"),
        ("999999999999,राम\n", "A0803"),
        ("1,\"राम\n", "A0208"),
    ] {
        let found = refused(format!("{head}{body}").as_bytes());
        assert_eq!(codes(&found), [expected], "{body}");
        let place = found.iter().next().unwrap().place();
        let row = if body.matches('\n').count() == 2 { 3 } else { 2 };
        assert!(
            matches!(place, crate::diagnostic::Place::Cell { row: own, .. } if *own == row),
            "{place:?}"
        );
    }
    assert_eq!(codes(&refused("नाम,ग्राम\nराम,बेला\n".as_bytes())), ["A0801"]);
    assert_eq!(codes(&refused(b"PK\x03\x04")), ["A0802"]);
    for digits in ["७", "7.0", "7"] {
        let good = format!("{head}{digits},राम\n");
        let ledger = Ledger::read("l", good.as_bytes(), "b").unwrap();
        assert_eq!(ledger.last_serial(), 7);
    }
}

#[test]
fn rows_are_named_by_their_list_if_there_are_several() {
    let case = Case::bare()
        .lists("[[list]]\nfile = \"l.csv\"\n[[list]]\nfile = \"two words.csv\"")
        .file("l.csv", "नाम\nराम\n".as_bytes());
    let read = |second: &str| case.clone().file("two words.csv", second.as_bytes()).valid_job();
    let mut ledger = Ledger::default();
    let mut first = read("नाम,पिता\nराकेश,क\n");
    let serials = ledger.assign(&mut first).unwrap().serials;
    make(&mut ledger, &serials);
    let mut second = read("नाम,पिता\nराजेश,क\n");
    let plain = second.clone();
    ledger.assign(&mut second).unwrap();
    let hint = second.rejected[0].diagnostics.iter().next().unwrap().message().hint(Lang::En);
    let words = if cfg!(windows) { "\"two words.csv:2\"" } else { "'two words.csv:2'" };
    assert!(hint.unwrap().contains(&format!("--is {words}`")));
    ledger.identify(2, &plain, "two words.csv:2").unwrap();
    assert_eq!(ledger.assign(&mut plain.clone()).unwrap().serials, [1, 2]);
}

/// A thing done with a list between two runs.
#[derive(Clone, Debug)]
enum Change {
    Insert(usize, String),
    Remove(usize),
    Move(usize, usize),
    Reverse,
    /// Another spelling of the name, or a telephone number filled in.
    Correct(usize),
    /// The last lines of the ledger are deleted by hand.
    Forget(usize),
    /// Only some letters are made.
    Skip(usize),
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let name = "(राम|सीता|सुनील|चंदन|राजेन्द्र) (सिंह|मिश्र|देवी)";
    let change = prop_oneof![
        4 => (any::<usize>(), name).prop_map(|(at, name)| Change::Insert(at, name)),
        2 => any::<usize>().prop_map(Change::Remove),
        2 => (any::<usize>(), any::<usize>()).prop_map(|(from, to)| Change::Move(from, to)),
        1 => Just(Change::Reverse),
        2 => any::<usize>().prop_map(Change::Correct),
        1 => any::<usize>().prop_map(Change::Forget),
        1 => any::<usize>().prop_map(Change::Skip),
    ];
    prop::collection::vec(change, 1..25)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Whatever the file, it is refused or comes back as it was read.
    #[test]
    fn any_file_is_read_or_refused(
        rows in prop::collection::vec(
            prop::collection::vec("['=,;\"?0-9 क्षा/.\r\n\u{1F}-]{0,6}", 1..5), 0..5,
        ),
        separator in "[,;\t]",
    ) {
        let head = ["क्रमांक (serial) – अंतिम (last) 9", "मेरा", "नाम (name)", "'=x"];
        let mut text = head.join(&separator);
        for (row, serial) in rows.iter().zip(1..) {
            text = format!("{text}\n{serial}{separator}{}", row.join(&separator));
        }
        if let Ok(ledger) = Ledger::read("l", text.as_bytes(), "b") {
            let again = reread(&ledger);
            let [one, two] = [&ledger, &again].map(|own| String::from_utf8(written(own)).unwrap());
            prop_assert_eq!(one, two);
            prop_assert_eq!(ledger.last_serial(), again.last_serial());
        }
    }

    #[test]
    fn no_bytes_do_harm(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = Ledger::read("l", &bytes, "b");
    }

    /// Everybody lives in a village of his or her own, but many have one name.
    #[test]
    fn nobody_loses_a_number_and_none_is_given_twice(changes in changes()) {
        let villages: Vec<String> = ["क", "ख", "ग", "घ", "च"]
            .iter()
            .flat_map(|one| ["टोला", "पुर", "गंज", "नगर", "बाद"].map(|two| format!("{one}{two}")))
            .collect();
        let mut ledger = Ledger::default();
        // Person, and how the row is spelt now.
        let mut list: Vec<(usize, [String; 3])> = Vec::new();
        let mut serials: BTreeMap<usize, u32> = BTreeMap::new();
        let mut born = 0;
        for change in changes {
            let mut skip = usize::MAX;
            let at = |index: usize| index % list.len().max(1);
            match change {
                Change::Insert(index, name) if born < villages.len() => {
                    let at = index % (list.len() + 1);
                    list.insert(at, (born, [name, villages[born].clone(), String::new()]));
                    born += 1;
                }
                Change::Remove(index) if list.len() > 1 => {
                    list.remove(at(index));
                }
                Change::Move(from, to) if !list.is_empty() => {
                    let (from, to) = (at(from), at(to));
                    let row = list.remove(from);
                    list.insert(to, row);
                }
                Change::Reverse => list.reverse(),
                Change::Correct(index) if !list.is_empty() => {
                    let at = at(index);
                    let (person, [name, _, phone]) = &mut list[at];
                    *name = name.replace("सिंह", "सिह").replace("न्द्र", "ंद्र").replace("नील", "निल");
                    *phone = format!("94310{person:05}");
                }
                Change::Forget(index) => {
                    let text = String::from_utf8(written(&ledger)).unwrap();
                    let lines: Vec<&str> = text.split_inclusive("\r\n").collect();
                    let gone = index % lines.len();
                    let kept = lines[..lines.len() - gone].concat();
                    ledger = Ledger::read("l", kept.as_bytes(), "b").unwrap();
                    // They have no number any more, but nobody gets theirs.
                    let left: Vec<u32> = ledger.entries().iter().map(super::Entry::serial).collect();
                    let mut dead: Vec<usize> = Vec::new();
                    for (person, serial) in &serials {
                        if !left.contains(serial) {
                            dead.push(*person);
                        }
                    }
                    for person in dead {
                        let serial = serials.remove(&person).unwrap();
                        serials.insert(usize::MAX - serial as usize, serial);
                    }
                }
                Change::Skip(index) => skip = at(index),
                _ => {}
            }
            if list.is_empty() {
                continue;
            }
            let rows = list.iter().map(|(_, [name, village, phone])| {
                format!("{name},,{village},{phone},")
            });
            let text = rows.collect::<Vec<_>>().join("\n") + "\n";
            let job = job(&text);
            // The office answers truly.
            while let Some(&doubtful) = ledger.clone().assign(&mut job.clone()).unwrap().doubtful.first() {
                let row = (doubtful + 2).to_string();
                if let Some(&serial) = serials.get(&list[doubtful].0) {
                    ledger.identify(serial, &job, &row).unwrap();
                } else {
                    let given = ledger.add_new(&job, &[row]).unwrap();
                    prop_assert!(!serials.values().any(|used| given.contains(used)));
                }
            }
            let assigned = ledger.assign(&mut job.clone()).unwrap();
            prop_assert!(assigned.doubtful.is_empty());
            let mut made = Vec::new();
            for (position, (person, _)) in list.iter().enumerate() {
                let serial = assigned.serials[position];
                prop_assert!(serial > 0);
                let known = serials.get(person).copied();
                if let Some(known) = known {
                    prop_assert_eq!(known, serial, "{}", text);
                } else if position != skip {
                    prop_assert!(!serials.values().any(|used| *used == serial));
                    serials.insert(*person, serial);
                }
                if position != skip || known.is_some() {
                    made.push(serial);
                }
            }
            make(&mut ledger, &made);
            ledger = reread(&ledger);
        }
    }
}

/// A ledger of राम and श्याम whose heading says that numbers up to `last` were given.
fn marked(last: &str) -> String {
    let mut ledger = Ledger::default();
    run(&mut ledger, "राम,,बेला,,\nश्याम,,बेला,,\n");
    String::from_utf8(written(&ledger)).unwrap().replace("(last) 2", &format!("(last) {last}"))
}

fn read_back(text: &str) -> Ledger {
    Ledger::read("l", text.as_bytes(), "b").unwrap()
}

#[test]
fn at_the_end_of_the_numbers_nobody_gets_one() {
    let list = "राम,,बेला,,\nसीता,,पास,,\nगीता,,दूर,,\nमीरा,,वन,,\n";
    for (last, left) in [("99999999", 0), ("99999998", 1), ("99999997", 2)] {
        let mut ledger = read_back(&marked(last));
        let before = written(&ledger);
        let refused = ledger.assign(&mut job(list)).unwrap_err();
        assert_eq!(refused.code(), "A0822");
        let said = format!(
            "there are no serials left for 3 new invitees: they have been given up to {last}, and \
             none is larger than 99999999; therefore nothing was written"
        );
        assert_eq!(refused.message().text(Lang::En), said);
        let rows: Vec<String> = ["3", "4", "5"].map(str::to_owned).into();
        assert_eq!(ledger.add_new(&job(list), &rows).unwrap_err().code(), "A0822");
        assert_eq!(written(&ledger), before);
        // Who needs no number, or no more than there are, is noted.
        assert_eq!(ledger.clone().identify(1, &job(list), "2").unwrap(), [1]);
        assert_eq!(ledger.clone().identify(1, &job(list), "3").unwrap(), [1]);
        let some = rows[..left].to_vec();
        assert_eq!(ledger.clone().add_new(&job(list), &some).unwrap().len(), left);
        // What fits is given, the last number included.
        let new = ["सीता,,पास,,\n", "गीता,,दूर,,\n"][..left].concat();
        let last: u32 = last.parse().unwrap();
        let mut expected = vec![1];
        expected.extend(last + 1..=99_999_999);
        assert_eq!(run(&mut ledger, &format!("राम,,बेला,,\n{new}")), expected);
        assert_eq!(reread(&ledger).last_serial(), 99_999_999);
    }
    // A line of the largest number counts like the heading.
    let text = marked("2").replace("\n2,", "\n99999999,");
    assert_eq!(read_back(&text).assign(&mut job(list)).unwrap_err().code(), "A0822");
    assert_eq!(run(&mut read_back(&text), "श्याम,,बेला,,\n"), [99_999_999]);
}

#[test]
fn the_heading_says_where_the_numbers_are_or_is_refused() {
    for (mark, last) in
        [("412", 412), ("४१२", 412), ("0", 2), ("1", 2), ("99999999", 99_999_999)]
    {
        assert_eq!(read_back(&marked(mark)).last_serial(), last, "{mark}");
    }
    for mark in
        ["", "100000000", "4294967296", "99999999999999999999", "-4", "+4", "4,12", "कुछ"]
    {
        let text = marked(mark);
        // A comma would part the cell.
        let text = text.replacen("क्रमांक", "\"क्रमांक", 1).replacen(",पहचान", "\",पहचान", 1);
        let found = refused(text.as_bytes());
        assert_eq!(codes(&found), ["A0823"], "{mark}");
        let place = found.iter().next().unwrap().place();
        assert!(
            matches!(place, crate::diagnostic::Place::Cell { row: 1, .. }),
            "{mark}: {place:?}"
        );
    }
    for heading in ["क्रमांक (serial)", "क्रमांक (serial) – "] {
        let text = marked("2").replace("क्रमांक (serial) – अंतिम (last) 2", heading);
        assert_eq!(read_back(&text).last_serial(), 2);
    }
}

#[test]
fn a_ledger_has_no_more_lines_than_a_sheet() {
    let mut ledger = Ledger::default();
    for _ in 0..super::MOST_LINES - 1 {
        ledger.add(1);
    }
    assert!(ledger.room_for(0, 1).is_ok() && ledger.room_for(1, 1).is_ok());
    assert_eq!(ledger.room_for(2, 1).unwrap_err().code(), "A0824");
}

#[test]
fn what_looks_ruined_but_was_in_the_list_is_read_again() {
    let list = "राम,,???,,\nश्याम ??,हरि,बेला ??,,\n";
    let mut ledger = Ledger::default();
    assert_eq!(run(&mut ledger, list), [1, 2]);
    let mut again = reread(&ledger);
    assert_eq!(again.entry(1).unwrap().get(Column::Village), "???");
    assert_eq!(run(&mut again, list), [1, 2]);
    assert_eq!(written(&again), written(&ledger));
}

#[test]
fn a_column_of_the_office_is_not_taken_for_the_programs() {
    let text = marked("2").replace("नाम (name)", "नाम (name),मेरा (note)");
    let text = text.replace(",राम,", ",राम,पुराने,").replace(",श्याम,", ",श्याम,नए,");
    let mut ledger = read_back(&text);
    ledger.note(&[1], "घर पर\nनहीं");
    let entry = ledger.entry(1).unwrap();
    assert_eq!(entry.get(Column::Note), "घर पर नहीं");
    assert_eq!(entry.own().collect::<Vec<_>>(), ["पुराने"]);
    assert_eq!(written(&reread(&ledger)), written(&ledger));
}

#[test]
fn headings_of_the_office_cannot_make_another_file_of_it() {
    for own in ["sep=|", "{x}", "<html>", "नाम|ग्राम|पिता", "a;b;c\td"]
    {
        let text = marked("2").replacen('\u{FEFF}', "", 1);
        let lines: Vec<String> =
            text.lines().map(|line| format!("\"{own}\",{line}\r\n")).collect();
        let text = format!("\u{FEFF}{}", lines.concat());
        let ledger = read_back(&text);
        assert_eq!(ledger.entries().len(), 2, "{own}");
        assert_eq!(written(&reread(&ledger)), written(&ledger), "{own}");
    }
    for (name, may) in [
        ("ledger.csv", true),
        ("पंजी", true),
        ("a.txt", true),
        ("a.xlsx", false),
        ("a.ODS", false),
        ("a.json", false),
        ("a.vcf", false),
    ] {
        assert_eq!(Ledger::may_be_called(name), may, "{name}");
    }
}

#[test]
fn serials_can_be_read_without_being_given() {
    let mut ledger = Ledger::default();
    run(&mut ledger, "राम,,बेला,,\nश्याम,क,पास,,\nसीता,,वन,,\n");
    ledger.mark(&[3], Mark::Cancelled, "22.09.2025");
    let mut begun = job("राम,,बेला,,\nश्याम,क,पास,,\nहरि,,वन,,\n");
    let serials = ledger.assign(&mut begun).unwrap().serials;
    assert_eq!(serials, [1, 2, 4]);
    ledger.begin(&serials, "t");

    let list = "श्याम,क,पास,,\nहरि,,वन,,\nनया,,दूर,,\nराम,,बेला,,\nसीता,,वन,,\nश्याम,ख,पास,,\n";
    let mut job = job(list);
    let found = ledger.clone().look_up(&mut job);
    assert_eq!(found.serials, [2, 0, 0, 1, 3, 0]);
    assert_eq!(found.cancelled, [4].into());
    let told: Vec<(&str, String)> = job
        .rejected
        .iter()
        .flat_map(|row| &row.diagnostics)
        .map(|own| (own.code(), own.message().text(Lang::En)))
        .collect();
    let expected = [
        "the letter of \"हरि\" has not been made yet, so that serial 4 is not settled",
        "\"नया\" has no serial in the ledger, and no new one is given here",
        "\"श्याम\" has no serial in the ledger, and no new one is given here",
    ];
    assert_eq!(told, expected.map(|text| ("A0825", text.to_owned())));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Whatever a list says, its ledger is read again as it was written.
    #[test]
    fn what_is_written_is_read(
        rows in prop::collection::vec(
            prop::collection::vec("['=,;|\"?0-9 क्षा/.+@\t\u{FFFD}à¤-]{0,6}", 5), 1..6,
        ),
        note in "['=,;|\"?0-9 क्षा/.\t\n\u{1F}-]{0,9}",
    ) {
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let lines = rows.iter().map(|row| {
            row.iter().map(quoted).collect::<Vec<_>>().join(",") + "\n"
        });
        let list = lines.collect::<String>() + "राम,,,,\n";
        let event = "version = 1\n[event]\nname = \"क\"\n[[advocate]]\nname = \"आशा\"\n\
                     [[list]]\nfile = \"l.csv\"\nseparator = \",\"\n";
        let text = format!("{HEADER}{list}");
        // A list of which nothing can be read.
        let Ok(mut job) = Job::from_parts(event, &[("l.csv", text.as_bytes())]) else {
            return Ok(());
        };
        let mut ledger = Ledger::default();
        let given = ledger.assign(&mut job.clone()).unwrap().serials;
        make(&mut ledger, &given);
        ledger.note(&given[..1], &note);
        let mut again = reread(&ledger);
        prop_assert_eq!(again.last_serial(), ledger.last_serial());
        let [one, two] = [&ledger, &again].map(|own| String::from_utf8(written(own)).unwrap());
        prop_assert_eq!(one, two);
        prop_assert_eq!(again.assign(&mut job).unwrap().serials, given);
    }
}
