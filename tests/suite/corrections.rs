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
