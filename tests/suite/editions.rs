//! Letters that are not the same for all: papers and variants.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use aamantran::internals::compose::Composer;
use aamantran::{Job, Options};
use lopdf::Document;

use crate::support::case::Case;
use crate::support::program::command;

/// Plain paper for all others, and the bar's printed letterhead.
const PAPERS: &str = "[[paper]]\nname = \"सादा\"\nfont_size = \"11pt\"\n\
    [[paper]]\nname = \"लेटर पैड\"\nwhen = { \"लेटर पैड\" = \"हाँ\" }\n\
    letterhead = \"printed\"\nletterhead_gap = \"60mm\"\nfont_size = \"10pt\"\n";

/// Five people, two of them on letterhead.
const LIST: &str = "नाम,ग्राम,अधिवक्ता,लेटर पैड\nराम,बेला,seema,\nश्याम,बेला,seema,हाँ\n\
    गीता,बेला,ramesh,नहीं\nमोहन,बेला,ramesh,Yes\nसोहन,बेला,seema,\n";

fn on_papers() -> Case {
    Case::new().tables(PAPERS).list(LIST)
}

/// The words of each invitee's letter, in the order of the list.
fn letters(job: &Job) -> Vec<String> {
    let letter = |invitee: &aamantran::Invitee| {
        let composer = Composer::of_edition(&job.editions[invitee.edition]).unwrap();
        let serial = job.serial(invitee.position);
        composer.compose(invitee, serial).unwrap().letter.words().join(" ")
    };
    job.invitees.iter().map(letter).collect()
}

#[test]
fn letters_are_sorted_by_paper_and_keep_their_numbers() {
    let made = on_papers().make().unwrap();
    let letters = &made.summary.letters;
    let own: Vec<_> =
        letters.iter().map(|own| (own.serial, own.paper, &*own.invitee)).collect();
    assert_eq!(
        own,
        [(1, 0, "राम"), (3, 0, "गीता"), (5, 0, "सोहन"), (2, 1, "श्याम"), (4, 1, "मोहन")]
    );
    let pages: Vec<_> = made
        .summary
        .paper_pages
        .iter()
        .map(|own| (&*own.file, own.paper, own.pages.clone()))
        .collect();
    assert_eq!(
        pages,
        [
            ("bundles/सीमा देवी.pdf", 0, 1..=2),
            ("bundles/सीमा देवी.pdf", 1, 3..=3),
            ("bundles/रमेश कुमार.pdf", 0, 1..=1),
            ("bundles/रमेश कुमार.pdf", 1, 2..=2),
            ("all.pdf", 0, 1..=3),
            ("all.pdf", 1, 4..=5),
        ]
    );
    let report = made.report();
    assert!(report.contains("काग़ज़ (paper)"), "{report}");
    assert_eq!(report.lines().filter(|line| line.ends_with(",लेटर पैड")).count(), 2);
}

#[test]
fn only_letterhead_leaves_room_for_it() {
    let made = on_papers().make().unwrap();
    let top = |file: &str| {
        let document = Document::load_mem(made.file(file)).unwrap();
        let page = *document.get_pages().values().next().unwrap();
        let content = lopdf::content::Content::decode(&document.get_page_content(page));
        let moves = content.unwrap().operations.into_iter();
        let heights = moves.filter(|own| own.operator == "Td" || own.operator == "Tm");
        let heights = heights.map(|own| own.operands.last().unwrap().as_float().unwrap());
        heights.fold(f32::MIN, f32::max)
    };
    let plain = top("letters/001-राम.pdf");
    let headed = top("letters/002-श्याम.pdf");
    let gap = 60.0 * 72.0 / 25.4;
    assert!(headed < 841.9 - gap, "{headed}");
    assert!(plain > 841.9 - gap, "{plain}");
    let words = letters(&on_papers().valid_job());
    // The paper does not have the event's name.
    assert!(words.iter().all(|own| own.starts_with("अधिवक्ता सभा")), "{words:?}");
}

#[test]
fn with_one_paper_nothing_is_other_than_before() {
    let plain = Case::new().paper("font_size = \"11pt\"").list(LIST).make().unwrap();
    let named = Case::new()
        .tables("[[paper]]\nname = \"सादा\"\nfont_size = \"11pt\"\n")
        .list(LIST)
        .make()
        .unwrap();
    assert_eq!(plain.files, named.files);
    assert!(plain.summary.paper_pages.is_empty());
    // And a letter on the paper for all others is what it was without the other paper.
    let both = on_papers().make().unwrap();
    let fingerprints = |made: &crate::support::case::Made| -> BTreeMap<u32, String> {
        let all = made.summary.letters.iter();
        all.map(|own| (own.serial, own.fingerprint.to_string())).collect()
    };
    let (plain, both) = (fingerprints(&plain), fingerprints(&both));
    for (serial, is_same) in [(1, true), (2, false), (3, true), (4, false), (5, true)] {
        assert_eq!(plain[&serial] == both[&serial], is_same, "{serial}");
    }
}

#[test]
fn the_same_bytes_on_any_number_of_threads_and_for_a_part() {
    let mut list = "नाम,ग्राम,अधिवक्ता,लेटर पैड\n".to_owned();
    for number in 0..90 {
        let pad = if number % 3 == 0 { "हाँ" } else { "" };
        let _ = writeln!(list, "राम {number},बेला,seema,{pad}");
    }
    let case = || Case::new().tables(PAPERS).list(&list);
    let one = case().make().unwrap();
    for threads in [2, 3, 7] {
        let made = case().options(Options::new().threads(threads)).make().unwrap();
        assert_eq!(one.files, made.files, "{threads}");
    }
    // Letterhead comes last, but what its letters have in common is written once, too.
    let size = |file: &str| one.file(file).len();
    let of_three =
        Case::new().tables(PAPERS).list(&list.lines().take(2).collect::<Vec<_>>().join("\n"));
    let of_three = of_three.make().unwrap();
    assert!(size("all.pdf") < 20 * of_three.file("all.pdf").len(), "{}", size("all.pdf"));
}

#[test]
fn a_column_or_a_default_names_the_paper() {
    let papers = PAPERS.replace("when = { \"लेटर पैड\" = \"हाँ\" }\n", "");
    let list = "नाम,अधिवक्ता,काग़ज़\nराम,seema,लेटर पैड\nश्याम,seema,\nगीता,seema,सादा\n";
    let job = Case::new().tables(&papers).list(list).valid_job();
    let own: Vec<_> = job.invitees.iter().map(|own| own.paper().unwrap()).collect();
    assert_eq!(own, ["लेटर पैड", "सादा", "सादा"]);
    let list = "नाम,अधिवक्ता\nराम,seema\n";
    let case = Case::new().tables(&papers).list(list);
    let job = case.list_keys("defaults = { paper = \"लेटर-पैड\" }").valid_job();
    assert_eq!(job.invitees[0].paper(), Some("लेटर पैड"));
    let list = "नाम,अधिवक्ता,काग़ज़\nराम,seema,लेटर पेड\nश्याम,seema,सादा\n";
    let case = Case::new().tables(&papers).list(list);
    assert_eq!(case.said(), ["A0152 event.toml:11:1", "A0350 list.csv row 2 काग़ज़"]);
}

#[test]
fn files_and_selections_go_by_paper() {
    let made = on_papers().output("bundle_by = \"paper\"").make().unwrap();
    let bundles: Vec<_> =
        made.summary.files.iter().filter(|file| file.starts_with("bundles/")).collect();
    assert_eq!(bundles, ["bundles/लेटर पैड.pdf", "bundles/सादा.pdf"]);
    let mut job = on_papers().valid_job();
    let condition = ["काग़ज़=लेटर पैड".to_owned()];
    job.select(&aamantran::Selection::parse(&[], &condition).unwrap()).unwrap();
    let chosen: Vec<bool> = (0..5).map(|position| job.is_chosen(position)).collect();
    assert_eq!(chosen, [false, true, false, true, false]);
}

#[test]
fn values_that_are_nearly_those_of_a_condition_are_said() {
    let list = LIST.replace("नहीं", "हाँजी");
    let case = Case::new().tables(PAPERS).list(&list);
    assert_eq!(case.said(), ["A0153 event.toml:13:23"]);
    // A column of remarks is told once, with the first of them.
    let mut remarks = String::new();
    for number in 1..10 {
        let _ = writeln!(remarks, "क{number},बेला,seema,बात {number}");
    }
    let case = Case::new().tables(PAPERS).list(&format!("{LIST}{remarks}"));
    assert_eq!(case.said(), ["A0153 event.toml:13:23"]);
    let said = case.messages();
    assert!(said.contains("\"बात 5\" … (+4 more) (9 rows)"), "{said}");
    let papers = PAPERS.replace("\"लेटर पैड\" = \"हाँ\"", "\"ग्राम\" = [\"ज्ञानपुर\", \"बेला\"]");
    let list = "नाम,ग्राम,अधिवक्ता\nराम,ज्ञानपूर,seema\nश्याम,बेला,seema\nगीता,सँझौली,seema\n";
    let case = Case::new().tables(&papers).list(list);
    assert_eq!(case.said(), ["A0153 event.toml:13:20"]);
    let said = case.messages();
    assert!(said.contains("ज्ञानपूर") && !said.contains("सँझौली"), "{said}");
}

#[test]
fn a_condition_on_no_column_and_a_paper_for_nobody_are_said() {
    let papers = PAPERS.replace("\"लेटर पैड\" =", "\"लैटर पैड\" =");
    assert_eq!(
        Case::new().tables(&papers).list(LIST).said(),
        ["A0152 event.toml:11:1", "A0703 event.toml:13:23"]
    );
    let papers = PAPERS.replace("font_size = \"11pt\"", "when = { ward = \"3\" }");
    let said = Case::new().tables(&papers).list(LIST).said();
    assert!(said.iter().any(|line| line.starts_with("A0150")), "{said:?}");
    let papers = PAPERS.replace("सादा", "लेटर-पैड");
    let said = Case::new().tables(&papers).list(LIST).said();
    assert!(said.iter().any(|line| line.starts_with("A0151")), "{said:?}");
    let list = "नाम,अधिवक्ता,काग़ज़\nराम,seema,लेटर पैड\n";
    assert_eq!(Case::new().list(list).said(), ["A0154 list.csv row 2 काग़ज़"]);
}

const VARIANTS: &str = "[extra]\nguest = \"क\"\n[[variant]]\nname = \"मंत्री\"\n\
    when = { post = [\"मंत्री\", \"विधायक\"] }\n\
    [variant.letter]\nbody = \"आपसे दो शब्द कहने का निवेदन है।\"\nsubject = \"\"\n\
    [variant.wording]\nregister = \"warm\"\n\
    [[variant]]\nname = \"English\"\n\
    [variant.event]\nname = \"Advocates’ Conference\"\n\
    [variant.letter]\nlanguage = \"en\"\ntemplate = \"invitation\"\n";

const GUESTS: &str = "नाम,पद,अधिवक्ता,पत्र का प्रकार\nराम,सचिव,seema,\n\
    श्याम,विधायक,seema,\nJohn Smith,,seema,english\n";

fn of_variants() -> Case {
    Case::new().letter("subject = \"सभा में आमंत्रण\"").tables(VARIANTS).list(GUESTS)
}

#[test]
fn some_letters_say_otherwise() {
    let job = of_variants().valid_job();
    let words = letters(&job);
    assert!(words[0].contains("सभा में आमंत्रण") && !words[0].contains("दो शब्द"), "{}", words[0]);
    assert!(words[1].contains("दो शब्द") && !words[1].contains("सभा में आमंत्रण"), "{}", words[1]);
    assert!(words[2].contains("Advocates’ Conference"), "{}", words[2]);
    let made = of_variants().make().unwrap();
    let variants: Vec<_> = made.summary.letters.iter().map(|own| own.variant).collect();
    assert_eq!(variants, [None, Some(0), Some(1)]);
    let english = made.file("letters/003-John Smith.pdf");
    let document = Document::load_mem(english).unwrap();
    let language = document.catalog().unwrap().get(b"Lang").unwrap();
    assert_eq!(language.as_str().unwrap(), b"en-IN");
}

#[test]
fn a_paper_may_be_for_a_variant() {
    let papers = PAPERS.replace("\"लेटर पैड\" = \"हाँ\"", "variant = \"मंत्री\"");
    let job = of_variants().tables(&papers).valid_job();
    let own: Vec<_> =
        job.invitees.iter().map(|own| (own.paper().unwrap(), own.variant())).collect();
    assert_eq!(own, [("सादा", None), ("लेटर पैड", Some("मंत्री")), ("सादा", Some("English"))]);
}

#[test]
fn faults_of_a_variant_stand_in_its_table() {
    let variants = VARIANTS.replace("दो शब्द कहने", "दो ﷽ कहने");
    let case = Case::new().tables(&variants).list(GUESTS);
    let hindi = "A0157 event.toml:23:12";
    assert_eq!(case.said(), [hindi, "A0501 event.toml:14:8"]);
    let variants =
        VARIANTS.replace("language = \"en\"", "first_serial = 7\nsigning = \"joint\"");
    let case = Case::new().tables(&variants).list(GUESTS);
    let said = case.said();
    assert!(said.iter().filter(|line| line.starts_with("A0104")).count() == 2, "{said:?}");
}

#[test]
fn a_proof_shows_one_of_each() {
    let made = on_papers().options(Options::new().proof(true)).make().unwrap();
    let papers: Vec<_> = made.summary.letters.iter().map(|own| own.paper).collect();
    assert!(papers.contains(&0) && papers.contains(&1), "{papers:?}");
}

#[test]
fn another_day_has_its_own_weekday_and_faults_of_days_are_told_once() {
    let case = |event: &str, variant: &str| {
        let variants = format!(
            "[[variant]]\nname = \"क\"\nwhen = {{ \"पद\" = \"सचिव\" }}\n[variant.event]\n{variant}\n"
        );
        Case::new().event(event).tables(&variants).list(GUESTS)
    };
    let days = |case: &Case| -> Vec<Option<String>> {
        let job = case.valid_job();
        job.editions.iter().map(|own| own.event.facts.weekday.clone()).collect()
    };
    let (sunday, thursday) = (Some("रविवार".to_owned()), Some("गुरुवार".to_owned()));
    let sundays = "weekday = \"रविवार\"";
    assert_eq!(days(&case(sundays, "date = 2025-09-25")), [sunday.clone(), None]);
    assert_eq!(days(&case(sundays, "name = \"सभा\"")), [sunday.clone(), sunday.clone()]);
    let both = "date = 2025-09-25\nweekday = \"गुरुवार\"";
    assert_eq!(days(&case(sundays, both)), [sunday, thursday]);

    // Told where it is wrong, and not again of what a variant has from the event.
    let faults = |event: &str, variant: &str| -> Vec<String> {
        let said = case(event, variant).said();
        said.into_iter().filter(|line| line.contains("event.toml")).collect()
    };
    assert_eq!(faults("end_date = 2025-09-20", "name = \"सभा\"").len(), 1);
    assert_eq!(faults("weekday = \"सोमवार\"", "name = \"सभा\"").len(), 1);
    assert_eq!(faults("end = 12:00:00", "name = \"सभा\"").len(), 1);
    assert_eq!(faults("end_date = 2025-09-22", "date = 2025-09-25").len(), 1);
    assert_eq!(faults("start = 10:00:00\nend = 12:00:00", "start = 13:00:00").len(), 1);
    assert_eq!(faults("start = 10:00:00", "end = 12:00:00"), [""; 0]);
}

#[test]
fn a_variant_need_not_say_what_the_event_lacks() {
    let case = Case::new().event_of("date = 2025-09-21").tables(VARIANTS).list(GUESTS);
    assert_eq!(case.said(), ["A0108 event.toml:2:1"]);
}

#[test]
fn names_that_the_event_does_not_have_are_said_where_they_stand() {
    let variants = |asked: &str| {
        let papers = PAPERS.replace("\"लेटर पैड\" = \"हाँ\"", asked);
        of_variants().tables(&papers)
    };
    assert_eq!(
        variants("variant = [\"मंत्री\", \"English\"]").said(),
        ["A0157 event.toml:24:12"]
    );
    let case = variants("variant = [\"मंत्री\", \"Englsh\"]");
    let said = case.said();
    assert!(said.iter().any(|line| line.starts_with("A0155 event.toml:")), "{said:?}");
    assert!(case.messages().contains("\"English\""), "{}", case.messages());

    // In `defaults` it is no row's fault, and told there.
    let papers = PAPERS.replace("when = { \"लेटर पैड\" = \"हाँ\" }\n", "");
    let case = Case::new().tables(&papers).list("नाम,अधिवक्ता\nराम,seema\n");
    let said = case.clone().list_keys("defaults = { paper = \"लेटर पेड\" }").said();
    assert!(said.iter().any(|line| line.starts_with("A0350 event.toml:")), "{said:?}");
    let said =
        Case::new().list("नाम,अधिवक्ता\nराम,seema\n").list_keys("defaults = { paper = \"क\" }");
    let said = said.said();
    assert!(said.iter().any(|line| line.starts_with("A0154 event.toml:")), "{said:?}");
}

#[test]
fn a_column_is_there_though_all_rows_are_rejected() {
    let list = LIST.replace("seema", "sima").replace("ramesh", "rames");
    let case = Case::new().tables(PAPERS).output("folders = \"लेटर पैड\"").list(&list);
    let said = case.said();
    assert!(said.iter().all(|line| line.starts_with("A0303")), "{said:?}");
    assert!(!said.is_empty());
}

#[test]
fn an_english_letter_among_hindi_ones_has_its_own_digits() {
    let case = |digits: &str| {
        let variants = format!(
            "{VARIANTS}{}[wording]\ndigits = \"devanagari\"\n",
            if digits.is_empty() {
                String::new()
            } else {
                format!("[variant.wording]\n{digits}\n")
            }
        );
        letters(&Case::new().tables(&variants).list(GUESTS).valid_job())
    };
    let words = case("");
    assert!(words[0].contains("२०२५") && words[1].contains("२०२५"), "{words:?}");
    assert!(words[2].contains("21 September 2025"), "{}", words[2]);
    let words = case("digits = \"devanagari\"");
    assert!(words[2].contains("२१ September २०२५"), "{}", words[2]);
}

#[test]
fn a_template_is_there_once_for_all_editions() {
    let papers = "[[paper]]\nname = \"क\"\n[[paper]]\nname = \"ख\"\n";
    let job = Case::bare().tables(papers).list("नाम,काग़ज़\nराम,ख\n").valid_job();
    let [one, two] = [0, 1].map(|edition| &job.editions[edition].template);
    assert!(Arc::ptr_eq(one, two));
}

/// An event on disk with papers and variants, of so many people of whom the third is held back.
fn on_disk(root: &Path, rows: &str) -> [String; 2] {
    let text = format!(
        "version = 1\n[event]\nname = \"सभा\"\n[letter]\nbody = \"आइए\"\n{PAPERS}\
         [[variant]]\nname = \"मुखिया\"\nwhen = {{ \"पद\" = \"मुखिया\" }}\nletter = {{ body = \"पधारिए\" }}\n\
         [[advocate]]\nname = \"आशा वर्मा\"\n[[list]]\nfile = \"list.csv\"\n"
    );
    fs::write(root.join("event.toml"), text).unwrap();
    fs::write(root.join("list.csv"), format!("नाम,पद,मोबाइल,लेटर पैड\n{rows}")).unwrap();
    ["event.toml", "out"].map(|name| root.join(name).display().to_string())
}

const ROWS: &str = "राम,,,\nश्याम,मुखिया,,हाँ\n,मुखिया,,हाँ\nगीता,,,\nमोहन,मुखिया,,हाँ\nसोहन,,,\n";

#[test]
fn pages_of_each_paper_are_told_for_people_and_programs() {
    let root = tempfile::tempdir().unwrap();
    let [event, out] = on_disk(root.path(), ROWS);
    let make = ["make", &event, "-o", &out, "--skip-invalid", "--sets", "merged"];
    let said = command(&make).out;
    assert!(said.contains("  all.pdf: pages 1–3 सादा, 4–5 लेटर पैड\n"), "{said}");
    // Parts of one paper, too, and a page by itself.
    let said = command(&[&make[..], &["--split", "2"]].concat()).out;
    for line in [
        "  all-01.pdf: pages 1–2 सादा\n",
        "  all-02.pdf: pages 1 सादा, 2 लेटर पैड\n",
        "  all-03.pdf: page 1 लेटर पैड\n",
    ] {
        assert!(said.contains(line), "{said}");
    }
    let said = command(&[&make[..], &["--split", "2", "--json"]].concat()).out;
    let pages = "\"pages\":[{\"file\":\"all-01.pdf\",\"paper\":\"सादा\",\"first\":1,\"last\":2},\
                 {\"file\":\"all-02.pdf\",\"paper\":\"सादा\",\"first\":1,\"last\":1},\
                 {\"file\":\"all-02.pdf\",\"paper\":\"लेटर पैड\",\"first\":2,\"last\":2},\
                 {\"file\":\"all-03.pdf\",\"paper\":\"लेटर पैड\",\"first\":1,\"last\":1}]";
    assert!(said.contains(pages), "{said}");
    let finished = said.lines().last().unwrap();
    assert!(
        finished.contains("\"variants\":[{\"name\":\"मुखिया\",\"letters\":2}]"),
        "{finished}"
    );
    // Where only one paper is used, there is no tray to be changed.
    let said = command(&[&make[..], &["--only", "1,4"]].concat()).out;
    assert!(!said.contains("all.pdf: page"), "{said}");
}

#[test]
fn many_bundles_of_one_paper_are_counted() {
    let root = tempfile::tempdir().unwrap();
    let row = |at: usize| format!("राम {at:02},प{at:02},,\n");
    let rows = (0..14).map(row).collect::<Vec<_>>().concat();
    let [event, out] = on_disk(root.path(), &format!("{rows}श्याम,मुखिया,,हाँ\n"));
    let make = ["make", &event, "-o", &out, "--sets", "bundles,merged", "--bundle-by", "post"];
    let said = command(&make).out;
    assert_eq!(said.matches("  bundles/").count(), 11, "{said}");
    assert!(said.contains("  bundles/मुखिया.pdf: page 1 लेटर पैड\n"), "{said}");
    assert!(said.contains("  … and 4 bundles more, all pages सादा\n"), "{said}");
    assert!(said.contains("  all.pdf: pages 1–14 सादा, 15 लेटर पैड\n"), "{said}");
}

#[test]
fn the_report_has_paper_and_variant_of_every_row() {
    let root = tempfile::tempdir().unwrap();
    let [event, out] = on_disk(root.path(), ROWS);
    command(&["make", &event, "-o", &out, "--skip-invalid"]);
    let report = fs::read_to_string(root.path().join("out/letters.csv")).unwrap();
    let lines: Vec<&str> = report.lines().collect();
    assert!(lines[0].ends_with(",काग़ज़ (paper),पत्र का प्रकार (variant)"), "{report}");
    for (line, end) in
        [(1, ",सादा,"), (2, ",लेटर पैड,मुखिया"), (3, ",लेटर पैड,मुखिया"), (4, ",सादा,")]
    {
        assert!(lines[line].ends_with(end), "{report}");
    }
    assert!(lines[3].contains("held back"), "{report}");
    // So that rows held back are chosen with the others of their paper.
    let checked = command(&["check", &event, "--where", "paper=लेटर पैड"]).out;
    assert!(checked.contains("3 filled rows: 2 letters, 1 held back"), "{checked}");
}

#[test]
fn a_paragraph_more_stands_below_the_text() {
    for template in ["sammelan", "baithak", "patra", "samman", "card", "parchi", "laghu"] {
        let variants = "[[variant]]\nname = \"वक्ता\"\nwhen = { \"पद\" = \"सचिव\" }\n\
            [variant.letter]\naddition = \"आप दो शब्द कहें।\"\n";
        let case = Case::new().built_in(template).tables(variants);
        let words = letters(&case.list(GUESTS).valid_job());
        assert!(words[0].contains("आप दो शब्द कहें।"), "{template}: {}", words[0]);
        assert!(!words[1].contains("आप दो शब्द"), "{template}: {}", words[1]);
        let others = words[0].replace("आप दो शब्द कहें।", "");
        assert!(others.len() + 200 > words[1].len(), "{template}: the text stays");
    }
}

#[test]
fn letterhead_keeps_the_name_of_the_event_and_has_no_border() {
    for template in ["sammelan", "samman", "card", "invitation"] {
        let case = Case::new()
            .event("organiser = \"अखिल संघ\"\nplace = \"नमूनापुर\"")
            .built_in(template)
            .letter("body = \"आप सादर आमंत्रित हैं।\"")
            .paper("letterhead = \"printed\"")
            .invitee("सीता");
        let made = case.make().unwrap();
        let pdf = made.file("all.pdf");
        let words = crate::own_reader::words(pdf).join(" ");
        assert!(words.starts_with("अधिवक्ता सभा") && !words.contains("अखिल संघ"), "{words}");
        let document = Document::load_mem(pdf).unwrap();
        let page = *document.get_pages().values().next().unwrap();
        let content = lopdf::content::Content::decode(&document.get_page_content(page));
        // A border goes around the sheet.
        let lines = content.unwrap().operations.into_iter().filter(|own| own.operator == "re");
        let wide = lines.filter(|own| own.operands[3].as_float().unwrap().abs() > 300.0);
        assert_eq!(wide.count(), 0, "{template}");
    }
}

#[test]
fn letters_in_english_have_names_and_words_in_english() {
    let english = "[advocate.english]\nname = \"Seema Devi\"\nprefix = \"Adv.\"\n\
        designation = \"Advocate\"\n";
    let case = of_variants();
    let job = case.clone().advocate(english).valid_job();
    let words = letters(&job);
    assert!(words[2].contains("(Adv. Seema Devi) Advocate"), "{}", words[2]);
    assert!(words[0].contains("सीमा देवी") && !words[0].contains("Seema"), "{}", words[0]);

    // Words of a template in another language, and names in another script, are said.
    let variants = VARIANTS.replace("template = \"invitation\"\n", "");
    let said = Case::new().tables(&variants).list(GUESTS).said();
    assert!(said.iter().any(|line| line.starts_with("A0425 event.toml:")), "{said:?}");
    let list = GUESTS.replace("John Smith", "उपेंद्र ओझा");
    let said = Case::new().tables(VARIANTS).list(&list).said();
    assert_eq!(said, ["A0157 event.toml:23:12", "A0253 list.csv row 4 नाम"]);
    let advocates = "[[advocate]]\nid = \"seema\"\nname = \"Seema Devi\"\n";
    let said = Case::new().advocates(advocates).tables(VARIANTS).list(GUESTS).said();
    assert!(!said.iter().any(|line| line.starts_with("A0157")), "{said:?}");
}

#[test]
fn a_variant_may_be_of_one_day() {
    let variants = "[[variant]]\nname = \"क\"\nwhen = { \"पद\" = \"सचिव\" }\n\
        [variant.event]\nend_date = \"\"\n";
    let case = Case::new().event("end_date = 2025-09-22").tables(variants).list(GUESTS);
    let job = case.valid_job();
    let ends: Vec<bool> =
        job.editions.iter().map(|own| own.event.facts.end_date.is_some()).collect();
    assert_eq!(ends, [true, false]);
}

#[test]
fn two_papers_for_all_others_and_letters_too_long_for_one_are_told_by_name() {
    let papers = PAPERS.replace("when = { \"लेटर पैड\" = \"हाँ\" }\n", "");
    let said = Case::new().tables(&papers).list(LIST).messages();
    assert!(said.contains("in a column \"काग़ज़\""), "{said}");
    let papers = PAPERS.replace("60mm", "200mm");
    let said = Case::new().tables(&papers).list(LIST).messages();
    assert!(said.contains("[[paper]] \"लेटर पैड\""), "{said}");
}

#[test]
fn names_in_latin_letters_are_right_in_letters_in_english() {
    let list = |who: &str| {
        format!(
            "नाम,पद,अधिवक्ता,पत्र का प्रकार\nराम,सचिव,seema,\n{who},,seema,\nJohn Smith,,seema,english\n"
        )
    };
    let job = |who: &str| Case::new().tables(VARIANTS).list(&list(who)).valid_job();
    let latin = |job: &Job| -> Vec<String> {
        let all = job.warnings.iter().filter(|own| own.code() == "A0243");
        all.map(ToString::to_string).collect()
    };
    let hindi = job("श्याम");
    assert_eq!(latin(&hindi), [""; 0]);
    assert_eq!(hindi.extended_names().added, 0);
    let mixed = job("Mohan Lal");
    let said = latin(&mixed);
    assert!(said.len() == 1 && said[0].contains("(1 cell)"), "{said:?}");
    assert!(said[0].contains("Mohan Lal") && !said[0].contains("John Smith"), "{said:?}");
    assert_eq!(mixed.extended_names().added, 1);
}
