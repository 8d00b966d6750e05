//! `corrections.csv`: cells made right beside the list, whose own file stays as it is.

use aamantran::internals::input::Corrections;
use aamantran::{Diagnostics, Invitee, Job, Lang};

const EVENT: &str = "version = 1\n[event]\nname = \"सभा\"\n[[advocate]]\nname = \"सीमा\"\n\
    [[list]]\nfile = \"l.csv\"\n";
const LIST: &str = "क्र.सं.,नाम,पिता,ग्राम\n1,राम कुमर,श्याम,बेला\n2,सीता देवी,,बेला\n\
    3,राम कुमर,मोहन,सहार\n,,,बेला 2\n";
const HEAD: &str = "file,sheet,row,heading,name,was,now\n";

fn read(list: &str, corrections: &str) -> Result<Job, Diagnostics> {
    let files = [("l.csv", list.as_bytes()), ("corrections.csv", corrections.as_bytes())];
    Job::from_parts(EVENT, &files)
}

fn names(job: &Job) -> Vec<&str> {
    job.invitees.iter().map(Invitee::name).collect()
}

fn codes<'d>(said: impl IntoIterator<Item = &'d aamantran::Diagnostic>) -> Vec<&'static str> {
    let said = said.into_iter().map(aamantran::Diagnostic::code);
    said.filter(|code| ("A0254".."A0260").contains(code)).collect()
}

#[test]
fn a_cell_is_corrected_where_it_still_reads_as_it_did() {
    let job = read(LIST, &format!("{HEAD}l.csv,,2,नाम,राम कुमर,राम कुमर,राम कुमार\n")).unwrap();
    assert_eq!(names(&job)[..3], ["राम कुमार", "सीता देवी", "राम कुमर"]);
    assert_eq!(codes(&job.notes), ["A0258"]);
    assert!(codes(&job.warnings).is_empty());
    // The cell that stands empty can be filled.
    let filled = read(LIST, &format!("{HEAD}l.csv,,3,पिता,सीता देवी,,रामेश्वर\n")).unwrap();
    assert_eq!(filled.invitees[1].field("father"), "रामेश्वर");
    // Nothing to be made, nothing said.
    let none = read(LIST, HEAD).unwrap();
    assert!(codes(none.notes.iter().chain(&none.warnings)).is_empty());
}

#[test]
fn a_row_that_moved_is_found_by_its_name_if_it_is_the_only_one() {
    let correction = format!("{HEAD}l.csv,,9,पिता,सीता देवी,,रामेश्वर\n");
    let job = read(LIST, &correction).unwrap();
    assert_eq!(job.invitees[1].field("father"), "रामेश्वर");
    // Two rows could be meant: neither is touched, and that is said.
    let correction = format!("{HEAD}l.csv,,9,नाम,राम कुमर,राम कुमर,राम कुमार\n");
    let job = read(LIST, &correction).unwrap();
    assert_eq!(names(&job)[..3], ["राम कुमर", "सीता देवी", "राम कुमर"]);
    assert_eq!(codes(&job.warnings), ["A0256"]);
    let said = job.warnings.iter().find(|own| own.code() == "A0256").unwrap();
    assert!(said.message().text(Lang::En).contains("राम कुमर"), "{said:?}");
}

/// A cell that reads the same may be another's: the name says whose it is.
#[test]
fn a_correction_goes_to_nobody_else() {
    let list = "नाम,पिता,वार्ड\nगीता,हरि,3\nराम,मोहन,3\nसीता,,3\n";
    let wards = |job: &Job| -> Vec<String> {
        job.invitees.iter().map(|own| own.field("ward").to_owned()).collect()
    };
    let correction = |row: usize, name: &str| format!("{HEAD}l.csv,,{row},वार्ड,{name},3,4\n");
    // His row was the second when it was corrected.
    let job = read(list, &correction(2, "राम")).unwrap();
    assert_eq!((wards(&job), codes(&job.warnings)), (own(["3", "4", "3"]), Vec::new()));
    // He is no longer in the list, or nobody said whose cell it is.
    for name in ["श्याम", ""] {
        let job = read(list, &correction(2, name)).unwrap();
        assert_eq!((wards(&job), codes(&job.warnings)), (own(["3", "3", "3"]), vec!["A0256"]));
    }
    // Where only one cell reads so, and in that row, it needs no name.
    let one = list.replace("हरि,3", "हरि,1").replace(",,3", ",,2");
    let job = read(&one, &correction(3, "")).unwrap();
    assert_eq!((wards(&job), codes(&job.warnings)), (own(["1", "4", "2"]), Vec::new()));
    let job = read(&one, &correction(2, "")).unwrap();
    assert_eq!(codes(&job.warnings), ["A0256"]);
    // Another's cell that reads as his is to read does not make his right.
    let four = list.replace("हरि,3", "हरि,4");
    let job = read(&four, &correction(2, "श्याम")).unwrap();
    assert_eq!(codes(&job.warnings), ["A0256"]);
}

fn own<const N: usize>(texts: [&str; N]) -> Vec<String> {
    texts.map(str::to_owned).to_vec()
}

/// Rows without a name, and of people who are called the same, are known by all their cells.
#[test]
fn a_row_is_known_by_all_its_cells_where_its_name_is_not_enough() {
    let list = "नाम,पिता,ग्राम\nराम,हरि,बेला\nराम,मोहन,सहार\n,श्याम,बेला\n,गोपाल,सहार\n";
    let villages = |job: &Job| -> Vec<String> {
        job.invitees.iter().map(|own| own.field("village").to_owned()).collect()
    };
    let turned = "नाम,पिता,ग्राम\nराम,मोहन,सहार\nराम,हरि,बेला\n,गोपाल,सहार\n,श्याम,बेला\n";
    let whole = format!(
        "{HEAD}l.csv,,3,नाम,राम | मोहन | सहार,राम,रामू\n\
        l.csv,,5,नाम,गोपाल | सहार,,गीता\n"
    );
    for (list, of) in [(list, [1, 2]), (turned, [0, 1])] {
        let job = read(list, &whole).unwrap();
        assert!(codes(&job.warnings).is_empty(), "{:?}", job.warnings);
        assert_eq!((job.invitees[of[0]].name(), job.invitees[2].name()), ("रामू", "गीता"));
        assert_eq!(villages(&job)[of[0]], "सहार");
        assert_eq!(job.invitees[2].field("father"), "गोपाल");
    }
    // A list in which both were made right is done.
    let right = list.replace("राम,मोहन", "रामू,मोहन").replace("\n,गोपाल", "\nगीता,गोपाल");
    assert!(codes(&read(&right, &whole).unwrap().warnings).is_empty());
}

#[test]
fn a_row_with_a_corrected_cell_is_left_out() {
    let both = format!(
        "{HEAD}l.csv,,4,नाम,राम कुमर,राम कुमर,राम कुमार\n\
        l.csv,,4,पिता,राम कुमर,मोहन,मोहन लाल\nl.csv,,4,,,3 | राम कुमर | मोहन | सहार,\n"
    );
    let before = read(LIST, HEAD).unwrap();
    let mut lines: Vec<&str> = both.lines().skip(1).collect();
    for _ in 0..lines.len() {
        lines.rotate_left(1);
        let job = read(LIST, &format!("{HEAD}{}\n", lines.join("\n"))).unwrap();
        assert!(codes(&job.warnings).is_empty(), "{:?}", job.warnings);
        assert_eq!(
            (job.rows, names(&job)[..2].to_vec()),
            (before.rows - 1, vec!["राम कुमर", "सीता देवी"])
        );
    }
    // Two lines that have different texts for one cell cannot both be made.
    let twice = format!("{HEAD}l.csv,,2,पिता,राम कुमर,श्याम,एक\nl.csv,,2,पिता,राम कुमर,श्याम,दो\n");
    let job = read(LIST, &twice).unwrap();
    assert_eq!((job.invitees[0].field("father"), codes(&job.warnings)), ("एक", vec!["A0256"]));
}

#[test]
fn a_list_that_was_corrected_itself_is_right() {
    let correction = format!("{HEAD}l.csv,,2,नाम,राम कुमर,राम कुमर,राम कुमार\n");
    let job = read(&LIST.replace("1,राम कुमर", "1,राम कुमार"), &correction).unwrap();
    assert_eq!(names(&job)[0], "राम कुमार");
    // The other one with the old spelling is another person's.
    assert_eq!(names(&job)[2], "राम कुमर");
    assert!(codes(&job.warnings).is_empty());
    // If rows have moved, too, nobody knows that, and it is said.
    let sorted = "नाम\nसीता\nराम कुमर\nराम कुमार\n";
    let job = read(sorted, &correction.replace(",2,", ",9,")).unwrap();
    assert_eq!(names(&job), ["सीता", "राम कुमर", "राम कुमार"]);
    assert_eq!(codes(&job.warnings), ["A0256"]);
}

#[test]
fn a_row_is_left_out_and_that_is_said() {
    let correction = format!("{HEAD}l.csv,,5,,,बेला 2,\n");
    let before = read(LIST, HEAD).unwrap();
    let job = read(LIST, &correction).unwrap();
    assert_eq!((before.rows, job.rows), (4, 3));
    assert_eq!(codes(&job.notes), ["A0258"]);
    let gone = read(LIST, &correction.replace("बेला 2", "बेला 4")).unwrap();
    assert_eq!((gone.rows, codes(&gone.warnings)), (4, vec!["A0256"]));
}

/// Headings that are printed anew on each page of a list are none once rows before them are left out.
#[test]
fn no_row_is_lost_when_others_are_left_out() {
    let head = "क्र.सं.,नाम,ग्राम\n";
    let row = |at: usize| format!("{at},राम प्रसाद {at},बेला\n");
    let page = |from: usize| (from..from + 28).map(row).collect::<String>();
    let list = format!("{head}{}{head}{}", page(0), page(28));
    let before = read(&list, HEAD).unwrap();
    let out = |at: usize| format!("l.csv,,{},,,{at} | राम प्रसाद {at} | बेला,\n", at + 2);
    for count in 1..6 {
        let lines: String = (0..count).map(out).collect();
        let job = read(&list, &format!("{HEAD}{lines}")).unwrap();
        assert_eq!((job.rows, job.invitees.len()), (before.rows - count, 56 - count));
        assert_eq!(job.invitees[0].name(), format!("राम प्रसाद {count}"));
    }
}

#[test]
fn corrections_of_no_list_and_wrong_lines_are_said() {
    let job = read(LIST, &format!("{HEAD}m.csv,,2,नाम,x,x,y\n")).unwrap();
    assert_eq!(codes(&job.warnings), ["A0257"]);
    for (corrections, code) in [
        ("file,row,heading,name,was,now\n".to_owned(), "A0254"),
        (format!("{HEAD}l.csv,,दो,नाम,x,x,y\n"), "A0255"),
        ("PK\u{3}\u{4}".to_owned(), "A0259"),
    ] {
        let wrong = read(LIST, &corrections).unwrap_err();
        assert!(wrong.iter().any(|own| own.code() == code), "{code}: {wrong}");
    }
    // A list of that name is a list.
    let event = EVENT.replace("l.csv", "corrections.csv");
    let job = Job::from_parts(&event, &[("corrections.csv", LIST.as_bytes())]).unwrap();
    assert_eq!(job.rows, 4);
}

#[test]
fn a_spreadsheet_program_may_have_saved_them() {
    let rows = "l.csv;;2;नाम;राम कुमर;राम कुमर;'007\r\n";
    let saved = format!("\u{feff}{}{rows}", HEAD.replace(',', ";").replace('\n', "\r\n"));
    let own = Corrections::read("corrections.csv", saved.as_bytes()).unwrap();
    let own: Vec<_> = own.iter().collect();
    assert_eq!((own[0].row, &*own[0].was, &*own[0].now), (2, "राम कुमर", "007"));
}
