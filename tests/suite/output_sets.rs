//! Which files are made, as `[output]` asks.

use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};

use aamantran::internals::input::{FileSet, OutputSpec};
use aamantran::{MemorySink, Options, generate};

use crate::own_reader::words;
use crate::support::case::{Case, Made, said};
use crate::support::program::{command, files, new_event};

/// Five letters in two villages and none, of two advocates.
fn case() -> Case {
    Case::new()
        .row(&["राम", "बेला", "सीमा देवी"])
        .row(&["श्याम", "ज्ञानपुर", "सीमा देवी"])
        .row(&["गीता", "बेला", "रमेश कुमार"])
        .row(&["मोहन", "", "सीमा देवी"])
        .row(&["राम", "बेला", "सीमा देवी"])
}

fn made(output: &str) -> Made {
    case().output(output).make().unwrap_or_else(|faults| panic!("{output}: {faults}"))
}

fn files_made(output: &str) -> Vec<String> {
    made(output).files.into_keys().collect()
}

#[test]
fn sets_are_made_as_asked() {
    assert_eq!(files_made("sets = \"merged\""), ["all.pdf", "letters.csv", "sheets.csv"]);
    assert_eq!(
        files_made("sets = [\"bundles\"]"),
        ["bundles/रमेश कुमार.pdf", "bundles/सीमा देवी.pdf", "letters.csv", "sheets.csv"]
    );
    let singles = files_made("sets = [\"letters\"]");
    assert_eq!(singles.len(), 7);
    assert!(singles[1..6].iter().all(|file| file.starts_with("letters/")), "{singles:?}");
    let all = files_made("");
    assert_eq!(all, files_made("sets = [\"letters\", \"bundles\", \"merged\"]"));
    assert_eq!(all.len(), 5 + 2 + 3);
}

#[test]
fn a_set_is_the_same_whatever_others_are_made() {
    let all = made("");
    for set in ["letters", "bundles", "merged"] {
        let own = made(&format!("sets = \"{set}\""));
        for (path, bytes) in own.files.iter().filter(|(path, _)| !path.ends_with("csv")) {
            assert!(all.file(path) == bytes, "{path}");
        }
        assert_eq!(own.summary.letters.len(), 5);
        let has_files = own.summary.letters.iter().all(|letter| !letter.file.is_empty());
        assert_eq!(has_files, set == "letters");
        assert!(own.summary.files.iter().eq(own.files.keys()));
    }
}

/// More letters than a thread takes at a time, in which new words come again and again.
fn long() -> Case {
    let syllables = ["क", "त्र", "ज्ञा", "श्री", "ढ़", "मो", "प्रि", "ञ्च", "ह्मा", "दू"];
    (0..230).fold(Case::new(), |case, at| {
        let name: String = [at % 10, at / 10 % 10, at / 31, at * 7 % 10]
            .map(|which| syllables[which])
            .concat();
        case.row(&[&name, ["बेला", "ज्ञानपुर", "आरा"][at % 3], "सीमा देवी"])
    })
}

#[test]
fn files_of_many_are_the_same_in_one_pass_and_in_two() {
    for order in ["", "order = [\"village\", \"name\"]\n"] {
        let make = |threads: usize, sets: &str| {
            let options = Options::new().threads(threads);
            let output = format!("{order}bundle_by = \"village\"\n{sets}");
            long().output(&output).options(options).make().unwrap().files
        };
        let both = make(2, "");
        let many: Vec<&String> =
            both.keys().filter(|path| !path.starts_with("letters/")).collect();
        assert_eq!(many.len(), 6);
        for threads in [1, 2, 7] {
            let own = make(threads, "sets = [\"bundles\", \"merged\"]");
            assert!(own.keys().eq(many.iter().copied()));
            for (path, bytes) in own.iter().filter(|(path, _)| path.ends_with("pdf")) {
                assert!(both[path] == *bytes, "{path}, {threads} threads");
            }
        }
    }
}

#[test]
fn a_fault_far_down_the_list_lets_no_file_appear() {
    let case = long()
        .row(&["राम 漢", "दूर", "सीमा देवी"])
        .output("sets = [\"bundles\", \"merged\"]\nbundle_by = \"village\"");
    let sink = MemorySink::new();
    let refused = generate(&case.job().unwrap(), &Options::new(), &sink).unwrap_err();
    assert_eq!(said(&refused), ["A0501 list.csv row 232 नाम", "A0604"]);
    assert!(sink.into_files().is_empty());

    let held = case.skip_invalid().make().unwrap();
    assert_eq!((held.summary.letters.len(), held.summary.rejected.len()), (230, 1));
    // Nor does a bundle whose only letter is held back.
    assert!(!held.files.contains_key("bundles/दूर.pdf"));
    assert_eq!(held.files.keys().filter(|path| path.starts_with("bundles/")).count(), 3);
}

#[test]
fn folders_and_names_of_single_letters() {
    let made =
        made("sets = \"letters\"\nfolders = \"ग्राम\"\nfile_name = \"{name} ({serial:02})\"");
    let files: Vec<&str> = made.files.keys().map(String::as_str).collect();
    assert_eq!(
        files,
        [
            "letters.csv",
            "letters/ज्ञानपुर/श्याम (02).pdf",
            "letters/बेला/गीता (03).pdf",
            "letters/बेला/राम (01).pdf",
            "letters/बेला/राम (05).pdf",
            "letters/मोहन (04).pdf",
            "sheets.csv",
        ]
    );
    for letter in &made.summary.letters {
        let text = words(made.file(&letter.file)).join(" ");
        assert!(text.contains(&letter.invitee), "{}: {text}", letter.file);
    }
    let by_advocate = files_of("letters/", "folders = \"advocate\"\nfile_name = \"{name}\"");
    assert_eq!(
        by_advocate,
        [
            "letters/रमेश कुमार/गीता.pdf",
            "letters/सीमा देवी/मोहन.pdf",
            "letters/सीमा देवी/राम-2.pdf",
            "letters/सीमा देवी/राम.pdf",
            "letters/सीमा देवी/श्याम.pdf",
        ]
    );
}

fn files_of(start: &str, output: &str) -> Vec<String> {
    files_made(output).into_iter().filter(|file| file.starts_with(start)).collect()
}

#[test]
fn data_never_leaves_the_folder() {
    let made = Case::new()
        .row(&["../../राम", "../बाग", "सीमा देवी"])
        .row(&["राम/श्याम\\गीता", "/बेला", "सीमा देवी"])
        .output("folders = \"village\"\nfile_name = \"../{name}\"\nbundle_by = \"village\"")
        .make()
        .unwrap();
    let files: Vec<&str> = made.files.keys().map(String::as_str).collect();
    assert_eq!(
        files,
        [
            "all.pdf",
            "bundles/_बाग.pdf",
            "bundles/_बेला.pdf",
            "letters.csv",
            "letters/_बाग/_.._.._राम.pdf",
            "letters/_बेला/_राम_श्याम_गीता.pdf",
            "sheets.csv",
        ]
    );
}

#[test]
fn bundles_by_a_field_have_every_letter_once() {
    let made = made("bundle_by = \"village\"\nfile_name = \"{serial}\"");
    let bundles: Vec<&String> =
        made.files.keys().filter(|path| path.starts_with("bundles/")).collect();
    assert_eq!(bundles, ["bundles/अन्य.pdf", "bundles/ज्ञानपुर.pdf", "bundles/बेला.pdf"]);
    let pages =
        |path: &str| lopdf::Document::load_mem(made.file(path)).unwrap().get_pages().len();
    assert_eq!(bundles.iter().map(|path| pages(path)).collect::<Vec<_>>(), [1, 1, 3]);
    assert!(words(made.file("bundles/अन्य.pdf")).join(" ").contains("मोहन"));
}

#[test]
fn files_of_many_are_split_for_the_print_shop() {
    let made = made("sets = [\"bundles\", \"merged\"]\nbundle_split = 2");
    let files: Vec<&str> = made.files.keys().map(String::as_str).collect();
    assert_eq!(
        files,
        [
            "all-01.pdf",
            "all-02.pdf",
            "all-03.pdf",
            "bundles/रमेश कुमार.pdf",
            "bundles/सीमा देवी-01.pdf",
            "bundles/सीमा देवी-02.pdf",
            "letters.csv",
            "sheets.csv",
        ]
    );
    let pages =
        |path: &str| lopdf::Document::load_mem(made.file(path)).unwrap().get_pages().len();
    assert_eq!(["all-01.pdf", "all-02.pdf", "all-03.pdf"].map(pages), [2, 2, 1]);
    assert_eq!(made.summary.notices.iter().count(), 0, "it was asked for");
    // A file that is just full is one file.
    assert!(files_of("all", "bundle_split = 5").iter().eq(["all.pdf"]));
}

#[test]
fn parts_sort_in_their_order() {
    for letters in [9, 10, 99, 100, 101] {
        let rows = 0..letters;
        let case = rows.fold(Case::new(), |case, _| case.row(&["राम", "बेला", "सीमा देवी"]));
        let made = case.output("sets = [\"merged\", \"bundles\"]\nbundle_split = 1").make();
        let files = made.unwrap().files;
        let digits = letters.to_string().len().max(2);
        let expected: Vec<String> =
            (1..=letters).map(|part| format!("all-{part:0digits$}.pdf")).collect();
        let all: Vec<&String> = files.keys().filter(|file| file.starts_with("all-")).collect();
        assert!(all.iter().copied().eq(&expected), "{letters}: {all:?}");
        assert!(files.contains_key(&format!("bundles/सीमा देवी-{:0digits$}.pdf", 7)));
    }
}

#[test]
fn parts_as_they_were_numbered_before_are_said_and_moved() {
    let root = tempfile::tempdir().unwrap();
    let ([event, _, out], _) = office(root.path());
    let flags = ["make", &event, "-o", &out, "--sets", "bundles,merged", "--split", "2"];
    command(&flags);
    let path = |name: &str| Path::new(&out).join(name);
    for (from, to) in [("all-01.pdf", "all-1.pdf"), ("all-02.pdf", "all-2.pdf")] {
        std::fs::rename(path(from), path(to)).unwrap();
    }
    let said = command(&flags);
    assert!(said.out.contains("  all-1.pdf\n  all-2.pdf\n  all.pdf\n"), "{}", said.out);
    assert!(path("all-1.pdf").exists() && path("all-01.pdf").exists());
    command(&[&flags[..], &["--tidy"]].concat());
    assert!(path("old/all-1.pdf").exists() && path("old/all-2.pdf").exists());
    assert!(!path("all-1.pdf").exists() && path("all-02.pdf").exists());
}

#[test]
fn the_zip_has_every_file() {
    let made = made("zip = true\nfolders = \"village\"");
    let mut zip = zip::ZipArchive::new(Cursor::new(made.file("all.zip"))).unwrap();
    assert_eq!(zip.len(), made.files.len() - 1);
    for (path, bytes) in made.files.iter().filter(|(path, _)| *path != "all.zip") {
        let mut found = Vec::new();
        zip.by_name(path).unwrap().read_to_end(&mut found).unwrap();
        assert!(found == *bytes, "{path}");
    }
    assert!(
        made.file("all.zip") == self::made("zip = true\nfolders = \"village\"").file("all.zip")
    );
}

#[test]
fn what_no_list_has_is_an_error() {
    for (output, told) in [
        ("folders = \"गाँवव\"", "A0703 event.toml:18:11"),
        ("bundle_by = \"tehsil2\"", "A0703 event.toml:18:13"),
        ("file_name = \"{serial}-{nmae}\"", "A0703 event.toml:18:13"),
        ("file_name = \"{serial:3}\"", "A0617 event.toml:18:13"),
        ("file_name = \"{name\"", "A0617 event.toml:18:13"),
        ("sets = [\"letters\", \"books\"]", "A0106 event.toml:18:8"),
        ("bundle_split = 0", "A0107 event.toml:18:16"),
    ] {
        // The list has somebody twice, which is said beside it.
        let mut all = vec![told, "A0341 list.csv row 6 नाम"];
        all.sort_unstable();
        assert_eq!(case().output(output).refused(), all, "{output}");
    }
}

#[test]
fn another_program_arranges_as_it_likes() {
    let mut job = case().job().unwrap();
    let usual = job.event.output.clone();
    let wrong = OutputSpec { folders: Some("tehsil2".to_owned()), ..usual.clone() };
    assert_eq!(job.arrange(wrong).unwrap_err().len(), 1);
    assert_eq!(job.event.output, usual);
    job.arrange(OutputSpec { sets: vec![FileSet::Merged], ..usual }).unwrap();
    let sink = MemorySink::new();
    generate(&job, &Options::new(), &sink).unwrap();
    assert!(sink.into_files().into_keys().eq(["all.pdf", "letters.csv", "sheets.csv"]));
}

/// A new event whose letters are made, and the folder of the runs for a part.
fn office(root: &Path) -> ([String; 3], PathBuf) {
    let paths = new_event(root);
    assert_eq!(command(&["make", &paths[0], "-o", &paths[2]]).code, 0);
    let selected = Path::new(&paths[2]).join("selected");
    (paths, selected)
}

#[test]
fn what_another_selection_has_left_is_said() {
    let root = tempfile::tempdir().unwrap();
    let ([event, list, out], selected) = office(root.path());
    let make = |more: &[&str]| command(&[&["make", &event, "-o", &out], more].concat()).out;
    let first = make(&["--only", "1-2", "--sets", "merged"]);
    assert!(!first.contains("selection"), "{first}");
    // The same once more, though it says something else by now, is no other selection.
    let text = std::fs::read_to_string(&list).unwrap();
    std::fs::write(&list, text.replace("सदस्य", "सचिव")).unwrap();
    assert!(!make(&["--only", "1-2", "--sets", "merged"]).contains("selection"));
    let second = make(&["--only", "3", "--sets", "merged"]);
    let said =
        "these files had the letters of another selection, now only this one's:\n  all.pdf\n";
    assert!(second.contains(said), "{second}");
    let third = command(&["--lang", "hi", "make", &event, "-o", &out, "--only", "4"]).out;
    let said = "इन फ़ाइलों में पहले दूसरे चुने हुए पत्र थे, अब केवल इस बार के हैं:\n  all.pdf\n";
    assert!(third.contains(said), "{third}");
    // Letters that lie there still are named, also by a run for what has changed.
    std::fs::write(&list, text.replace("कोषाध्यक्ष", "अध्यक्ष")).unwrap();
    let changed = make(&["--changed"]);
    let left = "not made this time, left as it is:\n  letters/004-मो. इरफ़ान.pdf (मो. इरफ़ान, नमूना टोला, \
                4: made before)\n";
    assert!(changed.contains(left), "{changed}");
    assert!(files(&selected).contains(&"all.pdf".to_owned()));
}

#[test]
fn what_another_selection_has_left_is_moved_by_tidy() {
    let root = tempfile::tempdir().unwrap();
    let ([event, _, out], selected) = office(root.path());
    let make = |more: &[&str]| command(&[&["make", &event, "-o", &out], more].concat()).out;
    make(&["--only", "1-2"]);
    let before = std::fs::read(selected.join("all.pdf")).unwrap();
    let said = make(&["--only", "3", "--tidy"]);
    let old = selected.join("old");
    assert!(std::fs::read(old.join("all.pdf")).unwrap() == before);
    let told =
        format!("now only this one's; those of before are in {}:\n  all.pdf\n", old.display());
    assert!(said.contains(&told), "{said}");
    assert!(said.contains(&format!("3 files moved to {}:\n", old.display())), "{said}");
    assert_eq!(files(&old.join("letters")), ["001-राम प्रसाद.pdf", "002-सीता देवी.pdf"]);
    assert_eq!(files(&old.join("bundles")), ["आशा वर्मा.pdf"]);
    assert_eq!(files(&selected.join("letters")), ["003-क्षितिज कुमार.pdf"]);
    // The whole lies as it was.
    assert_eq!(files(&Path::new(&out).join("letters")).len(), 4);
    // The same again moves nothing.
    assert!(!make(&["--only", "3", "--tidy"]).contains("old"));
}

#[test]
fn files_of_people_who_are_called_as_before_are_not_said_to_be_anothers() {
    let root = tempfile::tempdir().unwrap();
    let ([event, list, out], _) = office(root.path());
    let text = std::fs::read_to_string(&list).unwrap();
    std::fs::write(&list, text.replace("सीता देवी", "सीता कुमारी")).unwrap();
    command(&["mark", &event, "2", "--is", "3"]);
    let said = command(&["make", &event, "-o", &out, "--sets", "merged"]).out;
    let ram =
        "letters/001-राम प्रसाद.pdf (राम प्रसाद, स्व. हरि प्रसाद, नमूना टोला, 3: made before)\n";
    assert!(said.contains(ram), "{said}");
    assert!(said.contains("letters/002-सीता देवी.pdf (now सीता कुमारी"), "{said}");
    let said = command(&["make", &event, "-o", &out, "--folders", "village"]).out;
    assert!(said.contains(ram) && said.contains("(now सीता कुमारी"), "{said}");
}

#[test]
fn serials_are_understood_as_people_write_them() {
    let root = tempfile::tempdir().unwrap();
    let ([event, _, out], _) = office(root.path());
    for (only, letters) in [
        ("1 से 3", "3 letters"),
        ("१ से ३ तक", "3 letters"),
        ("2 to 4", "3 letters"),
        ("1 और 4", "2 letters"),
        ("1, 3 - 4", "3 letters"),
        ("1—2", "2 letters"),
    ] {
        let made = command(&["make", &event, "-o", &out, "--only", only]);
        assert!(made.out.starts_with(letters), "{only}: {}{}", made.out, made.err);
        // Lines of those who have none say nothing of a part.
        assert!(!made.out.contains("      0  "), "{}", made.out);
        assert_eq!(command(&["mark", &event, only, "--printed"]).code, 0, "{only}");
    }
    for (only, said) in [
        ("5-1", "For the serials from 1 to 5: `1-5`; for these two alone: `5,1`."),
        ("4 से 2", "For the serials from 2 to 4: `2-4`"),
        ("ओमप्रकाश", "--where \"name~ओमप्रकाश\""),
        ("1-2-3", "Write `37,41-45`."),
        ("0", "Write `37,41-45`."),
        ("", "Write `37,41-45`."),
    ] {
        let refused = command(&["make", &event, "-o", &out, "--only", only]);
        assert_eq!(refused.said(), ["A0701"], "{only}");
        assert!(refused.err.contains(said), "{only}: {}", refused.err);
    }
    let noted = command(&["mark", &event, "1-2", "--printed", "--on", "21/09/25"]);
    assert!(
        noted.out.starts_with("noted in the ledger: serials 1-2 (2 in all), 21.09.2025\n"),
        "{}",
        noted.out
    );
}

#[test]
fn what_is_asked_for_and_misspelt_is_asked_back() {
    let root = tempfile::tempdir().unwrap();
    let ([event, list, out], _) = office(root.path());
    let text = std::fs::read_to_string(&list).unwrap();
    std::fs::write(&list, text.replace("ग्राम/मोहल्ला", "ग्राम")).unwrap();
    let refused = command(&["check", &event, "--where", "गाम=बेला"]);
    assert_eq!(refused.said(), ["A0703"]);
    assert!(refused.err.contains("Did you mean \"ग्राम\"?"), "{}", refused.err);
    let before = std::fs::read_to_string(&event).unwrap();
    for line in ["file_name = \"{serial}-{गाम}\"", "order = [\"गाम\"]"] {
        std::fs::write(&event, format!("{before}\n[output]\n{line}\n")).unwrap();
        let refused = command(&["make", &event, "-o", &out]);
        assert!(refused.err.contains("Did you mean \"ग्राम\"?"), "{line}: {}", refused.err);
    }
    let papers = "\n[[paper]]\nname = \"सादा\"\n[[paper]]\nname = \"लेटर पैड\"\n\
                  when = { \"ग्राम\" = \"ज्ञानपुर\" }\n";
    let without = before.replace("[paper]", "[[paper]]\nname = \"सादा\"");
    let more = papers.split_once("[[paper]]\nname = \"सादा\"\n").unwrap().1;
    std::fs::write(&event, format!("{without}\n{more}")).unwrap();
    let refused = command(&["check", &event, "--where", "paper=पैड"]);
    assert_eq!(refused.said(), ["A0705"], "{}", refused.err);
    let help = "Did you mean \"लेटर पैड\"? The event file has these names: सादा, लेटर पैड.";
    assert!(refused.err.contains(help), "{}", refused.err);
}

#[test]
fn an_advocate_who_only_signs_has_no_letters() {
    let root = tempfile::tempdir().unwrap();
    let ([event, _, _], _) = office(root.path());
    let text = std::fs::read_to_string(&event).unwrap();
    let only = "\n[[advocate]]\nname = \"हरि शंकर\"\nissues = false\n\
                [[advocate]]\nname = \"गीता राय\"\n[[list]]";
    std::fs::write(&event, text.replacen("\n[[list]]", only, 1)).unwrap();
    for (name, said) in [
        ("हरि शंकर", "no letter is handed out by हरि शंकर: there is only the signature"),
        ("गीता राय", "no letter is issued by गीता राय\n"),
    ] {
        let refused = command(&["check", &event, "--advocate", name]);
        assert!(refused.said().contains(&"A0707".to_owned()), "{}", refused.err);
        assert!(refused.err.contains(said), "{}", refused.err);
    }
}

#[test]
fn a_copied_template_is_written_as_the_event_file_beside_it_needs_it() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("sabha/mera").display().to_string();
    let copied = command(&["templates", "copy", "sammelan", &folder]).out;
    assert!(copied.contains(&format!("template = \"{folder}\"")), "{copied}");
}

#[test]
fn a_misspelt_command_is_asked_back_in_hindi() {
    let refused = command(&["--lang", "hi", "chek", "x.toml"]);
    assert!(refused.err.contains("क्या `schema` या `check` लिखना था?"), "{}", refused.err);
}
