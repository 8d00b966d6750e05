//! The built-in papers for handing out: whatever the letters are, they add up.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use aamantran::internals::input::builtin_papers;
use aamantran::{MemorySink, Options, generate};
use lopdf::Document;
use lopdf::content::Content;

use crate::outside::{Reader, python, run};
use crate::own_reader::words;
use crate::support::case::Case;
use crate::support::program::{command, files, new_event};

const HEADINGS: &str = "नाम,पिता,ग्राम,वार्ड,पंचायत,मोबाइल,अधिवक्ता\n";

/// What is asked for: no letters, only the papers.
const FILES: &str = "papers_in = \"files\"\nsets = [\"bundles\"]\n";

/// The files in `papers/`, by what they are called, of a case that asks for all papers.
pub(crate) fn papers(case: &Case) -> BTreeMap<String, Vec<u8>> {
    let names = builtin_papers();
    let case = case.clone().output(&format!("papers = {names:?}\n{FILES}"));
    let job = case.job().unwrap_or_else(|faults| panic!("{faults}"));
    let sink = MemorySink::new();
    let options = Options::new().skip_invalid(true).threads(2);
    generate(&job, &options, &sink).unwrap_or_else(|faults| panic!("{faults}"));
    let own = |(path, bytes): (String, Vec<u8>)| {
        let name = path.strip_prefix("papers/")?.strip_suffix(".pdf")?.to_owned();
        Some((name, bytes))
    };
    sink.into_files().into_iter().filter_map(own).collect()
}

/// A list of so many people of one advocate, in villages of seven.
pub(crate) fn people(count: usize) -> Case {
    Case::new().list(&list(count))
}

fn list(count: usize) -> String {
    let mut list = HEADINGS.to_owned();
    let names = ["राम", "गीता", "अनिल", "आशा", "क्षितिज", "हरि", "कमला"];
    for at in 0..count {
        let (name, village) = (names[at % names.len()], at / 7);
        writeln!(list, "{name} {at},हरि {at},ग्राम {village},{at},बेला,9430012345,सीमा देवी")
            .unwrap();
    }
    list
}

fn pages(pdf: &[u8]) -> usize {
    Document::load_mem(pdf).unwrap().get_pages().len()
}

/// A rule on a page, in millimetres from its left and lower edge.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bar {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

/// The rules of a page, counted from 1, in the order of drawing.
pub(crate) fn rules(pdf: &[u8], page: u32) -> Vec<Bar> {
    let document = Document::load_mem(pdf).unwrap();
    let content = document.get_page_content(document.get_pages()[&page]);
    let content = Content::decode(&content).unwrap();
    let bars = content.operations.iter().filter(|own| own.operator == "re");
    bars.map(|own| {
        let mm =
            own.operands.iter().map(|own| f64::from(own.as_float().unwrap()) * 25.4 / 72.0);
        let [x, y, width, height] = mm.collect::<Vec<_>>()[..] else { panic!("{own:?}") };
        Bar { x, y, width, height }
    })
    .collect()
}

/// The numbers behind a word, wherever it stands behind another.
fn numbers_after(words: &[String], before: [&str; 2]) -> Vec<usize> {
    let own = words.windows(3).filter(|own| [&*own[0], &*own[1]] == before);
    own.filter_map(|own| own[2].parse().ok()).collect()
}

#[test]
fn letters_without_a_name_are_no_rows_of_the_list() {
    let papers = papers(&people(4).output("blank_letters = 3"));
    let sums = words(&papers["सार"]).join(" ");
    let expected = "सूची की पंक्तियाँ 4 + खाली पत्र 6 = पत्र 10 + रद्द 0 + सूची में ग़लती 0";
    assert!(sums.contains(expected), "{sums}");
    let register = words(&papers["सीमा देवी-वितरण पंजी"]);
    assert!(register.contains(&"7/7".to_owned()), "{register:?}");
    let attendance = words(&papers["उपस्थिति पंजी"]);
    assert!(attendance.contains(&"4/4".to_owned()), "{attendance:?}");
}

/// The row of a name in the table of सार: letters, printed, handed over, left.
fn sums_of(words: &[String], name: &str) -> [usize; 4] {
    let joined = words.join(" ");
    let name = format!("{name} ");
    let numbers = joined.match_indices(&name).filter_map(|(at, own)| {
        let numbers = joined[at + own.len()..].split(' ').map_while(|own| own.parse().ok());
        <[usize; 4]>::try_from(numbers.take(4).collect::<Vec<_>>()).ok()
    });
    let found: Vec<[usize; 4]> = numbers.collect();
    assert_eq!(found.len(), 1, "{name}: {joined}");
    found[0]
}

#[test]
fn letters_without_a_name_are_printed_and_handed_over_as_the_ledger_says() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, out] = new_event(root.path());
    let text = fs::read_to_string(&event).unwrap();
    let asked = "\n[output]\nblank_letters = 2\npapers = [\"saar\", \"panji\"]\n";
    fs::write(&event, text + asked).unwrap();
    let rows = fs::read_to_string(&list).unwrap();
    fs::write(&list, format!("{rows},,,,,,दूर,,,,,आशा वर्मा\r\n")).unwrap();
    let make = || {
        let made = command(&["make", &event, "-o", &out, "--skip-invalid"]);
        assert_eq!(made.code, 3, "{}", made.shown);
        assert!(
            made.out.contains("5 rows + 4 blank letters: 8 letters, 1 held back"),
            "{}",
            made.out
        );
        let sums = fs::read(Path::new(&out).join("papers/सार.pdf")).unwrap();
        words(&sums)
    };
    let mark = |serials: &str, what: &[&str]| {
        let marked = command(&[&["mark", &event, serials], what].concat());
        assert_eq!(marked.code, 0, "{}", marked.shown);
    };
    assert_eq!(sums_of(&make(), "कुल"), [8, 0, 0, 8]);
    // 5 is the row held back; 6 and 7 are of the one advocate, 8 and 9 of the other.
    mark("1,3,6-8", &["--printed"]);
    mark("6", &["--handed-over"]);
    mark("8", &["--name", "गीता देवी", "--handed-over"]);
    let sums = make();
    assert_eq!(sums_of(&sums, "आशा वर्मा"), [4, 3, 1, 3]);
    assert_eq!(sums_of(&sums, "मोहन लाल"), [4, 2, 1, 3]);
    assert_eq!(sums_of(&sums, "कुल"), [8, 5, 2, 6]);
    let equation = "सूची की पंक्तियाँ 5 + खाली पत्र 4 = पत्र 8 + रद्द 0 + सूची में ग़लती 1";
    assert!(sums.join(" ").contains(equation), "{sums:?}");
    // A cancelled one is no letter any more; another comes in its place.
    mark("7", &["--cancelled"]);
    assert_eq!(sums_of(&make(), "आशा वर्मा"), [4, 2, 1, 3]);
}

#[test]
fn rows_on_pages_add_up_to_all_letters() {
    for count in [1, 15, 16, 17, 33] {
        add_up(count, &papers(&people(count)));
    }
}

#[test]
#[ignore = "takes a minute; needs no other program"]
fn rows_on_pages_add_up_to_five_thousand() {
    add_up(5000, &papers(&people(5000).template("{{ invitee.name }}\n")));
}

/// The papers of so many people say as many on their pages as there are.
fn add_up(count: usize, papers: &BTreeMap<String, Vec<u8>>) {
    assert_eq!(papers.len(), 4, "{:?}", papers.keys());
    for name in ["सीमा देवी-वितरण पंजी", "उपस्थिति पंजी"]
    {
        let text = words(&papers[name]);
        let on_pages = numbers_after(&text, ["पृष्ठ", "पर"]);
        assert_eq!(on_pages.len(), pages(&papers[name]), "{name}, {count}");
        assert_eq!(on_pages.iter().sum::<usize>(), count, "{name}");
        let all = format!("{count}/{count}");
        assert!(text.contains(&all), "{name}, {count}: no {all}");
    }
    let register = words(&papers["सीमा देवी-वितरण पंजी"]);
    for serial in 1..=count {
        let number = format!("स./{serial:03}");
        assert_eq!(register.iter().filter(|own| **own == number).count(), 1, "{number}");
    }
    let attendance = words(&papers["उपस्थिति पंजी"]).join(" ");
    for at in 0..count {
        assert_eq!(attendance.matches(&format!("– हरि {at} ")).count(), 1, "{count}: {at}");
    }
    // Of each village as many as live there.
    let cover = words(&papers["सीमा देवी-आवरण पृष्ठ"]);
    let villages = count.div_ceil(7);
    let living: usize = (0..villages)
        .map(|village| numbers_after(&cover, ["ग्राम", &village.to_string()])[0])
        .sum();
    assert_eq!(living, count);
    let sums = words(&papers["सार"]).join(" ");
    let equation = format!("सूची की पंक्तियाँ {count} = पत्र {count} + रद्द 0 + सूची में ग़लती 0");
    assert!(sums.contains(&equation), "{sums}");
}

#[test]
fn where_no_row_has_a_letter_nothing_is_handed_out() {
    let none = people(0).output("papers = [\"panji\", \"saar\"]").refused();
    assert!(none.len() == 1 && none[0].starts_with("A0202"), "{none:?}");
    // All rows are held back: there is nothing to hand out, so no paper says that.
    let root = tempfile::tempdir().unwrap();
    let [event, list, out] = new_event(root.path());
    let text = fs::read_to_string(&event).unwrap();
    let asked = "\n[output]\npapers = [\"avaran\", \"panji\", \"upasthiti\", \"saar\"]\n";
    fs::write(&event, text + asked).unwrap();
    let good = fs::read_to_string(&list).unwrap();
    let (headings, rows) = good.split_once('\n').unwrap();
    let bad = rows.lines().map(|row| format!(",{}\n", row.split_once(',').unwrap().1));
    fs::write(&list, format!("{headings}\n{}", bad.collect::<String>())).unwrap();
    let refused = command(&["make", &event, "-o", &out, "--skip-invalid"]);
    assert_eq!(refused.code, 1, "{}", refused.shown);
    assert_eq!(refused.said().last().map(String::as_str), Some("A0605"), "{}", refused.shown);
    assert!(!Path::new(&out).exists());
    // All are cancelled, never made or made before.
    fs::write(&list, &good).unwrap();
    assert_eq!(command(&["make", &event, "-o", &out]).code, 0);
    let kept = files(Path::new(&out));
    assert_eq!(command(&["mark", &event, "1-4", "--cancelled"]).code, 0);
    let other = root.path().join("other").display().to_string();
    let none = command(&["make", &event, "-o", &other]);
    assert_eq!((none.code, none.said()), (1, vec!["A0813".to_owned()]), "{}", none.shown);
    assert!(!Path::new(&other).exists());
    assert_eq!(files(Path::new(&out)), kept);
}

#[test]
fn rows_that_have_no_letter_are_named_and_counted() {
    let held = ",,बेला,,,,सीमा देवी\nगोपाल,,बेला,,,,कोई और\n";
    let case = Case::new().list(&(list(3) + held));
    let papers = papers(&case);
    let sums = words(&papers["सार"]).join(" ");
    assert!(sums.contains("पंक्तियाँ 5 = पत्र 3 + रद्द 0 + सूची में ग़लती 2"), "{sums}");
    assert!(sums.contains("गोपाल") && sums.contains("नाम नहीं"), "{sums}");
    for name in ["सीमा देवी-आवरण पृष्ठ", "सीमा देवी-वितरण पंजी"]
    {
        let text = words(&papers[name]).join(" ");
        assert!(text.contains("(बिना नाम) (सूची में ग़लती)"), "{name}: {text}");
        assert!(!text.contains("गोपाल"), "{name}: {text}");
    }
}

/// An advocate all of whose rows are held back stands in the sums, so that they add up.
#[test]
fn who_has_no_letter_at_all_stands_in_the_sums() {
    let case = Case::new().list(&(list(3) + ",हरि,बेला,,,,रमेश कुमार\n"));
    let papers = papers(&case);
    let sums = words(&papers["सार"]).join(" ");
    assert!(sums.contains("सीमा देवी 3 0 0 3 रमेश कुमार 0 0 0 0 कुल 3 0 0 3"), "{sums}");
    assert!(sums.contains("पंक्तियाँ 4 = पत्र 3 + रद्द 0 + सूची में ग़लती 1"), "{sums}");
    // There is nothing for them to hand out.
    assert!(!papers.keys().any(|name| name.starts_with("रमेश")), "{:?}", papers.keys());
    let villages = case.output("bundle_by = \"village\"\npapers = [\"saar\"]\n");
    let sink = MemorySink::new();
    generate(&villages.job().unwrap(), &Options::new().skip_invalid(true), &sink).unwrap();
    let sums = words(&sink.into_files()["papers/सार.pdf"]).join(" ");
    assert!(sums.contains("ग्राम 0 3 0 0 3 बेला 0 0 0 0"), "{sums}");
}

/// Whatever is wrong with a row, and whatever characters are in it: it is named where it can be,
/// and stops no paper.
#[test]
fn no_row_that_is_held_back_stops_a_paper() {
    let rows = [
        "राम 😀,,बेला,,,,कोई और",
        "😀,,बेला,,,,सीमा देवी",
        ",हरि,बेला 😀,,,,सीमा देवी",
        "राम,,बेला,,,,कोई 😀",
        "राम,,बेला,03-04-2026,,,सीमा देवी",
        "राम,,बेला,3 😀,,,सीमा देवी",
        "राम,,बेला,,,12 😀,सीमा देवी",
        "jke dqekj,,बेला,,,,सीमा देवी",
    ];
    for row in rows {
        for order in ["", "bundle_by = \"village\"\n", "bundle_by = \"ward\"\n"] {
            let case = Case::new().list(&(list(3) + row + "\n")).output(order);
            let papers = papers(&case);
            let sums = words(&papers["सार"]).join(" ");
            let held = sums.contains("पत्र 3 + रद्द 0 + सूची में ग़लती 1");
            // What no letter prints may stand in it.
            let printed = sums.contains("पत्र 4 + रद्द 0 + सूची में ग़लती 0");
            assert!(held || printed && row.contains("12 😀"), "{row}: {sums}");
            assert!(!sums.contains('😀'), "{row}: {sums}");
        }
    }
    let all = rows.join("\n");
    let papers = papers(&Case::new().list(&(list(3) + &all + "\n")));
    assert!(words(&papers["सार"]).join(" ").contains("पंक्तियाँ 11 ="));
}

/// A letter that was cancelled and whose row has a fault since counts once, and `check` says what is
/// wrong with rows whatever papers are asked for.
#[test]
fn a_cancelled_row_with_a_fault_counts_once() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, out] = new_event(root.path());
    let text = fs::read_to_string(&event).unwrap();
    fs::write(&event, text + "\n[output]\npapers = [\"panji\", \"saar\"]\n").unwrap();
    assert_eq!(command(&["make", &event, "-o", &out]).code, 0);
    assert_eq!(command(&["mark", &event, "2", "--cancelled"]).code, 0);
    let good = fs::read_to_string(&list).unwrap();
    let bad = good.replace("श्याम सुंदर,,", "श्याम सुंदर,सदस्य \u{1f600},");
    fs::write(&list, bad + ",,,,,,\u{1f600},,,,,आशा वर्मा\r\n").unwrap();
    let checked = command(&["check", &event]);
    assert!(checked.shown.contains("error[A0302]"), "{}", checked.shown);
    assert!(!checked.shown.contains("saar"), "{}", checked.shown);
    let made = command(&["make", &event, "-o", &out, "--skip-invalid"]);
    assert_eq!(made.code, 3, "{}", made.shown);
    let sums = fs::read(Path::new(&out).join("papers/सार.pdf")).unwrap();
    let sums = words(&sums).join(" ");
    assert!(sums.contains("पंक्तियाँ 5 = पत्र 3 + रद्द 1 + सूची में ग़लती 1"), "{sums}");
}

#[test]
fn every_choice_of_a_register_is_printed_and_nothing_of_telephones_unasked() {
    let usual = words(&papers(&people(3))["सीमा देवी-वितरण पंजी"]).join(" ");
    assert!(!usual.contains("94300"), "{usual}");
    for size in ["", "size = \"A4 landscape\"\n"] {
        for thumb in [false, true] {
            for qr in [false, true] {
                for (phone, shown) in
                    [("none", ""), ("masked", "94300•••45"), ("full", "9430012345")]
                {
                    let case = people(3).tables(&format!(
                        "[options.panji]\n{size}thumb = {thumb}\nqr = {qr}\nphone = \"{phone}\"\n\
                         [options.avaran]\nqr = {qr}\n"
                    ));
                    let own = papers(&case);
                    let register = &own["सीमा देवी-वितरण पंजी"];
                    let text = words(register).join(" ");
                    assert!(text.contains(shown), "{phone}: {text}");
                    assert_eq!(text.contains("94300"), phone != "none", "{text}");
                    assert_eq!(text.contains("अँगूठा"), thumb, "{text}");
                    assert_eq!(text.contains("अभ्युक्ति"), !size.is_empty(), "{text}");
                    assert!(pages(register) <= 2, "{case:?}");
                }
            }
        }
    }
}

/// A clerk cannot print A5 and A4 in one go: covers and registers of A4 are files of their own.
#[test]
fn what_is_not_of_the_letters_size_is_not_in_their_bundle() {
    for (size, papers_in, is_in_bundle, is_file) in [
        ("A4", "bundles", true, false),
        ("A4 landscape", "bundles", true, false),
        ("A5", "bundles", false, true),
        ("A5", "both", true, true),
        ("A5", "files", false, true),
    ] {
        let case = people(3)
            .template("{{ invitee.name }}\n")
            .paper(&format!("size = \"{size}\""))
            .output("papers = [\"avaran\", \"panji\"]\nsets = \"bundles\"")
            .output(&format!("papers_in = \"{papers_in}\""));
        let made = case.make().unwrap_or_else(|faults| panic!("{faults}"));
        let found = pages(made.file("bundles/सीमा देवी.pdf"));
        assert_eq!(found > 3, is_in_bundle, "{size} {papers_in}: {found}");
        let files = made.files.keys().filter(|own| own.starts_with("papers/")).count();
        assert_eq!(files, if is_file { 2 } else { 0 }, "{size} {papers_in}");
    }
}

#[test]
fn the_longest_of_everything_has_room() {
    let long = "राजराजेश्वरीनंदन विजयलक्ष्मीनारायण त्रिलोकीनाथ चतुर्वेदी";
    let village = "पश्चिमी चंपारणगंज बाज़ार समिति मोहल्ला";
    let case = Case::new()
        .header("नाम,उपाधि,पिता,पद,ग्राम,वार्ड,पंचायत,मोबाइल,अधिवक्ता")
        .row(&[
            long,
            "श्रीमती",
            long,
            "अध्यक्ष, ज़िला कार्यकारिणी समिति",
            village,
            "१२",
            village,
            "9430012345, 9431054321",
            "सीमा देवी",
        ])
        .row(&["राम", "", "", "", "", "", "", "", "सीमा देवी"])
        .tables("[options.panji]\nphone = \"full\"\nqr = true\nthumb = true\n");
    for (name, pdf) in papers(&case) {
        let text = words(&pdf).join(" ");
        if name.contains("पंजी") {
            assert!(text.contains("चतुर्वेदी"), "{name}: {text}");
        }
    }
}

#[test]
fn a_bundle_of_many_villages_has_them_all_on_its_cover() {
    for villages in [18, 19, 75] {
        let rows = (0..villages).map(|own| format!("राम,,ग्राम {own},,,,सीमा देवी\n"));
        let papers =
            papers(&Case::new().list(&format!("{HEADINGS}{}", rows.collect::<String>())));
        let cover = words(&papers["सीमा देवी-आवरण पृष्ठ"]);
        for village in 0..villages {
            let found = numbers_after(&cover, ["ग्राम", &village.to_string()]);
            assert_eq!(found, [1], "{village} of {villages}");
        }
    }
}

/// Papers with all that may stand in them, the register with each choice, and bundles that have
/// papers around their letters, some of them without a name; each with its name and its words.
fn written(folder: &Path) -> (Vec<PathBuf>, Vec<Vec<String>>) {
    let held = ",,बेला,,,,सीमा देवी\n";
    let all = Case::new()
        .list(&(list(17) + held))
        .output("blank_letters = 2")
        .tables("[options.avaran]\nqr = true\n");
    let mut files: Vec<(String, Vec<u8>)> = papers(&all).into_iter().collect();
    for size in ["A4", "A4 landscape"] {
        for (thumb, qr) in [(false, true), (true, false), (true, true)] {
            let options = format!("thumb = {thumb}\nqr = {qr}\nphone = \"masked\"");
            let case =
                people(17).tables(&format!("[options.panji]\nsize = \"{size}\"\n{options}"));
            let register = papers(&case).remove("सीमा देवी-वितरण पंजी").unwrap();
            files.push((format!("{size} {thumb} {qr}"), register));
        }
    }
    let bundled = all.output(&format!("papers = {:?}\nsets = [\"bundles\"]", builtin_papers()));
    let made = bundled.skip_invalid().make().unwrap_or_else(|faults| panic!("{faults}"));
    let bundles = made.files.into_iter().filter(|(path, _)| path.starts_with("bundles/"));
    files.extend(bundles.map(|(path, pdf)| (path.replace('/', "-"), pdf)));
    assert_eq!(files.len(), 6 + 6 + 2, "two covers, two registers, attendance, sums");
    files
        .into_iter()
        .map(|(name, pdf)| {
            let path = folder.join(format!("{name}.pdf"));
            fs::write(&path, &pdf).unwrap();
            (path, words(&pdf))
        })
        .unzip()
}

#[test]
#[ignore = "needs python with page-validation, and qpdf"]
fn a_validator_finds_nothing_in_papers() {
    let folder = tempfile::tempdir().unwrap();
    let (paths, _) = written(folder.path());
    for path in &paths {
        run(Command::new("qpdf").arg("--check").arg(path), "");
    }
    let found = run(python("validate_pdf.py").args(&paths), "");
    assert!(found.is_empty(), "{found}");
}

#[test]
#[ignore = "needs all readers"]
fn readers_give_back_the_text_of_papers() {
    let folder = tempfile::tempdir().unwrap();
    let (paths, wanted) = written(folder.path());
    for reader in Reader::ALL {
        for ((path, read), wanted) in paths.iter().zip(reader.words_of_all(&paths)).zip(&wanted)
        {
            let at = read.iter().zip(wanted).position(|(read, wanted)| read != wanted);
            let around = |words: &[String]| {
                let at = at.unwrap_or_default();
                words[at.min(words.len())..words.len().min(at + 8)].join(" ")
            };
            let found = around(&read);
            assert_eq!(found, around(wanted), "{reader:?} {}", path.display());
            assert_eq!(read.len(), wanted.len(), "{reader:?} {}", path.display());
        }
    }
}

/// A row of cells between rules, from top to bottom of a page.
#[derive(Debug)]
struct RuledRow {
    /// The upper rule, in millimetres from the lower edge of the page.
    top: f64,
    height: f64,
    /// The rules at the sides of the cells.
    sides: Vec<f64>,
}

impl RuledRow {
    /// Left edge and width of a cell, counted from 0.
    fn cell(&self, column: usize) -> (f64, f64) {
        (self.sides[column], self.sides[column + 1] - self.sides[column])
    }
}

/// The rows of cells on a page.
fn ruled_rows(rules: &[Bar]) -> Vec<RuledRow> {
    let upright: Vec<&Bar> = rules.iter().filter(|own| own.height > 5.0).collect();
    let rows = upright.chunk_by(|one, other| (one.y - other.y).abs() < 0.01);
    rows.map(|row| RuledRow {
        top: row[0].y + row[0].height,
        height: row[0].height,
        sides: row.iter().map(|own| own.x).collect(),
    })
    .collect()
}

/// What a hand writes: a name or figures in letters so high, or a signature; with its left end and
/// its line or its lower edge, in millimetres from the lower edge of the page.
enum Ink<'a> {
    Text(&'a str, f64),
    Signature,
}

/// Writes onto the first page of a paper, and says what does not keep clear of what is printed.
fn write_on(name: &str, pdf: &[u8], inks: &[(Ink<'_>, f64, f64)]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("paper.pdf");
    fs::write(&file, pdf).unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let inks: Vec<_> = inks
        .iter()
        .map(|(ink, x, y)| match ink {
            Ink::Text(text, size) => {
                serde_json::json!({"text": text, "size": size, "x": x, "y": y})
            }
            Ink::Signature => serde_json::json!({"size": [35.0, 10.0], "x": x, "y": y}),
        })
        .collect();
    let question = serde_json::json!({
        "file": file, "dpi": 150, "ink": inks, "face": root.join("fonts/yatra-one/YatraOne-Regular.ttf"),
        "picture": root.join(format!("target/golden/by-hand-{name}.png")),
    });
    run(&mut python("draw.py"), &format!("{question}\n"))
}

/// Entries of a hand's size: a name of 7 mm, a signature of 35 mm, a date, an hour.
#[test]
#[ignore = "needs python with pypdfium2 and pillow"]
fn what_is_written_by_hand_has_room_in_the_cells() {
    let case = people(6).output("blank_letters = 2");
    // Where who took it, the day and the signature stand.
    for (name, options, [taker, day, signature]) in [
        ("panji", "", [4, 3, 5]),
        ("panji-coded", "qr = true", [4, 3, 5]),
        ("panji-thumb", "thumb = true", [4, 3, 5]),
        ("panji-both", "qr = true\nthumb = true", [4, 3, 5]),
        ("panji-wide", "size = \"A4 landscape\"", [7, 5, 6]),
        ("panji-wide-both", "size = \"A4 landscape\"\nqr = true\nthumb = true", [7, 5, 6]),
    ] {
        let all = papers(&case.clone().tables(&format!("[options.panji]\n{options}\n")));
        let register = &all["सीमा देवी-वितरण पंजी"];
        let rules = rules(register, 1);
        let mut inks = Vec::new();
        for row in ruled_rows(&rules).iter().skip(1) {
            let ((left, width), lower) = (row.cell(signature), row.top - row.height);
            assert!(width >= 36.0 && row.height >= 13.9, "{name}: {row:?}");
            inks.push((Ink::Signature, left + (width - 35.0) / 2.0, lower + 1.5));
            inks.push((Ink::Text("सीता", 7.0), row.cell(taker).0 + 1.5, lower + 4.0));
            inks.push((Ink::Text("12.10.26", 4.5), row.cell(day).0 + 1.0, lower + 5.0));
            // The line for a name that is not printed.
            let (left, width) = row.cell(2);
            let is_inside = |own: &&Bar| {
                own.height < 1.0
                    && own.x > left + 0.5
                    && own.x + own.width < left + width
                    && (lower + 1.0..row.top - 1.0).contains(&own.y)
            };
            if let Some(line) = rules.iter().find(is_inside) {
                assert!(row.top - line.y > 7.5, "{name}: {line:?} in {row:?}");
                if !options.contains("true") {
                    assert!(line.width >= 50.0, "{name}: {line:?}");
                    inks.push((Ink::Text("राजेन्द्र प्रसाद", 7.0), left + 2.0, line.y + 1.4));
                }
            }
        }
        assert!(inks.len() >= 15, "{name}");
        let answer = write_on(name, register, &inks);
        assert!(answer.contains("true"), "{name}: {answer}");
    }
    let all = papers(&case);
    let attendance = &all["उपस्थिति पंजी"];
    let rows = ruled_rows(&rules(attendance, 1));
    let mut inks = Vec::new();
    for row in rows.iter().filter(|own| own.height > 12.0) {
        let ((left, width), lower) = (row.cell(4), row.top - row.height);
        inks.push((Ink::Signature, left + (width - 35.0) / 2.0, lower + 1.2));
        inks.push((Ink::Text("10:30", 4.5), row.cell(5).0 + 1.0, lower + 4.0));
    }
    assert_eq!(inks.len(), 12);
    let answer = write_on("upasthiti", attendance, &inks);
    assert!(answer.contains("true"), "{answer}");
    // Over the two lines of the cover who gives and who takes signs, and writes the name beside.
    for (name, options) in [("avaran", ""), ("avaran-coded", "qr = true")] {
        let all = papers(&case.clone().tables(&format!("[options.avaran]\n{options}\n")));
        let cover = &all["सीमा देवी-आवरण पृष्ठ"];
        let rules = rules(cover, 1);
        let lines: Vec<&Bar> = rules
            .iter()
            .filter(|own| own.height < 1.0 && (70.0..90.0).contains(&own.width))
            .collect();
        assert_eq!(lines.len(), 2, "{name}: {rules:?}");
        let inks = lines.iter().flat_map(|line| {
            assert!(line.width >= 75.0, "{name}: {line:?}");
            [
                (Ink::Signature, line.x + 1.0, line.y + 1.5),
                (Ink::Text("राजेन्द्र प्रसाद", 7.0), line.x + 38.0, line.y + 2.5),
            ]
        });
        let answer = write_on(name, cover, &inks.collect::<Vec<_>>());
        assert!(answer.contains("true"), "{name}: {answer}");
    }
}
