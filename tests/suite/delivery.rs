//! Papers for handing out: of a bundle and of the event.

use std::fs;
use std::path::Path;

use aamantran::{FolderSink, Job, MemorySink, Options, Summary, check, generate};
use lopdf::Document;

use crate::own_reader::words;
use crate::support::case::{Case, messages, said};
use crate::support::program::command;

const ADVOCATES: &str = "[[advocate]]\nname = \"आशा वर्मा\"\ngender = \"f\"\n\
    [[advocate]]\nname = \"मोहन लाल\"\ngender = \"m\"\n";

const STYLE: &str =
    "[page]\nsize = \"A4\"\n[fonts]\nsans = [\"Noto Sans Devanagari\", \"Noto Sans\"]\n";

/// Five rows, of which one has an error.
fn case() -> Case {
    Case::new()
        .header("नाम,ग्राम,पिन,अधिवक्ता")
        .advocates(ADVOCATES)
        .row(&["राम", "बेला", "", "आशा वर्मा"])
        .row(&["श्याम", "ज्ञानपुर", "", "मोहन लाल"])
        .row(&["गीता", "बेला", "", "आशा वर्मा"])
        .row(&["", "बेला", "", "आशा वर्मा"])
        .row(&["कमला", "", "", "आशा वर्मा"])
}

/// A template: its folder, `template.toml` and `letter.dj`.
type Own<'t> = (&'t str, &'t str, &'t str);

fn written(case: &Case, folder: &Path, templates: &[Own<'_>]) -> std::path::PathBuf {
    let event = case.write_to(folder);
    for (name, info, letter) in templates {
        let own = folder.join(name);
        fs::create_dir(&own).unwrap();
        fs::write(own.join("template.toml"), info).unwrap();
        fs::write(own.join("letter.dj"), letter).unwrap();
        fs::write(own.join("style.toml"), STYLE).unwrap();
    }
    event
}

struct Made {
    summary: Summary,
    files: std::collections::BTreeMap<String, Vec<u8>>,
}

fn made(case: &Case, templates: &[Own<'_>], options: &Options) -> Made {
    let folder = tempfile::tempdir().unwrap();
    let job = Job::read(&written(case, folder.path(), templates));
    let job = job.unwrap_or_else(|faults| panic!("{faults}"));
    let sink = MemorySink::new();
    let summary = generate(&job, options, &sink).unwrap_or_else(|faults| panic!("{faults}"));
    Made { summary, files: sink.into_files() }
}

/// The titles of the parts of a file, in their order.
fn parts(pdf: &[u8]) -> Vec<String> {
    let document = Document::load_mem(pdf).unwrap();
    document.get_toc().unwrap().toc.into_iter().map(|own| own.title).collect()
}

const COVER: Own<'_> = (
    "avaran-mera",
    "title = \"आ\"\nname = \"मुखपृष्ठ\"\nfor = \"group\"\nstands = \"before\"\n",
    "{{ group.name }} {{ group.count }} {{ group.first }} {{ group.last }} {{ group.serials }}\n\n\
     {% for area in group.areas %}{{ area.name or \"–\" }}={{ area.count }}:{{ area.serials }} {% endfor %}\n\n\
     {% for own in group.held %}{{ own.serial }} {{ own.name or \"?\" }} {{ own.is_cancelled }} {{ own.reason }} {% endfor %}\n\n\
     {% for own in papers %}{{ own.name }} {{ own.pages }} {% endfor %}{{ group.rows }}\n",
);

const REGISTER: Own<'_> = (
    "meri-panji",
    "title = \"प\"\nname = \"पंजी\"\nfor = \"group\"\n[options.long]\ndefault = false\n\
     [options.columns]\ndefault = [\"name\"]\nchoices = [\"name\", \"area\"]\n",
    "{% for row in group.letters %}\n{{ row.serial }} {{ row.number }} {{ row.invitee.styled_name }} \
     {{ row.invitee.village or \"–\" }} {{ row.code }} {{ row.status }}\n\
     {% if option.long %}\n[अगला]{.x}\n\n{% endif %}{% endfor %}\n{% for own in option.columns %}{{ own }} {% endfor %}\n",
);

const SUMMARY: Own<'_> = (
    "mera-saar",
    "title = \"स\"\nname = \"जोड़\"\nfor = \"event\"\n",
    "{% for own in groups %}{{ own.name }} {{ own.count }} {{ own.faulty }}; {% endfor %}{{ group.count }}\n\n\
     {% for tab in group.tabs %}{{ tab.name }}: {% for own in tab.letters %}{{ own.invitee.name }} {% endfor %}{% endfor %}\n",
);

const ALL: [Own<'_>; 3] = [COVER, REGISTER, SUMMARY];

fn asked() -> Case {
    case().output("papers = [\"./avaran-mera\", \"./meri-panji\", \"./mera-saar\"]")
}

#[test]
fn papers_stand_around_the_letters_of_their_bundle() {
    let made = made(&asked(), &ALL, &Options::new().skip_invalid(true));
    let bundle = &made.files["bundles/आशा वर्मा.pdf"];
    assert_eq!(parts(bundle), ["मुखपृष्ठ", "1 – राम", "3 – गीता", "5 – कमला", "पंजी"]);
    let text = words(bundle).join(" ");
    for part in [
        "आशा वर्मा 3 स./001 स./005 1, 3, 5",
        "बेला=2:1, 3 –=1:5",
        "4 ? false इस पंक्ति में नाम नहीं है",
        "पंजी 1 4",
        "1 स./001 राम",
        "name",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    // The papers' pages count where letters are looked up.
    let pile = String::from_utf8(made.files["sheets.csv"].clone()).unwrap();
    let row = pile.lines().find(|line| line.contains("गीता")).unwrap();
    assert!(row.contains("bundles/आशा वर्मा.pdf,3"), "{row}");
    // The event's is a file of its own.
    let text = words(&made.files["papers/जोड़.pdf"]).join(" ");
    assert!(text.contains("आशा वर्मा 3 1; मोहन लाल 1 0; 4"), "{text}");
    assert!(text.contains("क: कमला ग: गीता र: राम श: श्याम"), "{text}");
    let named: Vec<(&str, Option<&str>, usize)> = made
        .summary
        .papers
        .iter()
        .map(|own| (&*own.name, own.group.as_deref(), own.pages))
        .collect();
    assert_eq!(
        named,
        [
            ("मुखपृष्ठ", Some("आशा वर्मा"), 1),
            ("पंजी", Some("आशा वर्मा"), 1),
            ("मुखपृष्ठ", Some("मोहन लाल"), 1),
            ("पंजी", Some("मोहन लाल"), 1),
            ("जोड़", None, 1),
        ]
    );
}

#[test]
fn letters_are_the_same_bytes_whichever_papers_are_printed() {
    let options = Options::new().skip_invalid(true);
    let (with, without) = (made(&asked(), &ALL, &options), made(&case(), &[], &options));
    for (file, bytes) in &without.files {
        if file.starts_with("letters/") || file == "all.pdf" {
            let is_letter = file.starts_with("letters/");
            assert_eq!(with.files[file] == *bytes, is_letter, "{file}");
        }
    }
    // On one thread as on several.
    let alone = made(&asked(), &ALL, &options.threads(1));
    assert!(alone.files == with.files);
}

#[test]
fn papers_go_into_files_if_asked_or_without_bundles() {
    let options = Options::new().skip_invalid(true);
    let papers = |made: &Made| -> Vec<String> {
        made.files.keys().filter(|own| own.starts_with("papers/")).cloned().collect()
    };
    let own = [
        "papers/आशा वर्मा-पंजी.pdf",
        "papers/आशा वर्मा-मुखपृष्ठ.pdf",
        "papers/जोड़.pdf",
        "papers/मोहन लाल-पंजी.pdf",
        "papers/मोहन लाल-मुखपृष्ठ.pdf",
    ];
    let files = made(&asked().output("papers_in = \"files\""), &ALL, &options);
    assert_eq!(papers(&files), own);
    assert_eq!(parts(&files.files["bundles/मोहन लाल.pdf"]), ["2 – श्याम"]);
    let both = made(&asked().output("papers_in = \"both\""), &ALL, &options);
    assert_eq!(papers(&both), own);
    assert_eq!(parts(&both.files["bundles/मोहन लाल.pdf"]).len(), 3);
    let letters = made(&asked().output("sets = [\"letters\"]"), &ALL, &options);
    assert_eq!(papers(&letters), own);
    // Sheets have letters alone.
    let case = asked().tables("[print]\nscheme = \"single\"\n");
    assert_eq!(papers(&made(&case, &ALL, &options)), own);
}

#[test]
fn bundles_of_a_field_and_those_of_nobody_have_papers_too() {
    let case = asked().output("bundle_by = \"ग्राम\"");
    let bundled = made(&case, &ALL, &Options::new().skip_invalid(true));
    assert_eq!(parts(&bundled.files["bundles/अन्य.pdf"]), ["मुखपृष्ठ", "5 – कमला", "पंजी"]);
    let text = words(&bundled.files["bundles/बेला.pdf"]).join(" ");
    assert!(text.contains("बेला 2 स./001 स./003 1, 3"), "{text}");
    assert!(text.contains("4 ? false"), "{text}");
    // All sign: one group of all.
    let case = Case::new()
        .letter("signing = \"joint\"")
        .advocates(ADVOCATES)
        .row(&["राम", "बेला", ""])
        .output("papers = [\"./avaran-mera\"]");
    let all = made(&case, &[COVER], &Options::new());
    let names: Vec<&String> =
        all.files.keys().filter(|own| own.starts_with("papers/")).collect();
    assert_eq!(names.len(), 1, "{names:?}");
}

#[test]
fn parts_of_a_bundle_have_the_cover_first_and_the_register_last() {
    let case = asked().output("bundle_split = 2");
    let split = made(&case, &ALL, &Options::new().skip_invalid(true));
    assert_eq!(
        parts(&split.files["bundles/आशा वर्मा-01.pdf"]),
        ["मुखपृष्ठ", "1 – राम", "3 – गीता"]
    );
    assert_eq!(parts(&split.files["bundles/आशा वर्मा-02.pdf"]), ["5 – कमला", "पंजी"]);
    let proof = made(&asked(), &ALL, &Options::new().skip_invalid(true).proof(true));
    let proofs = parts(&proof.files["bundles/आशा वर्मा.pdf"]);
    assert_eq!((&*proofs[0], &**proofs.last().unwrap()), ("मुखपृष्ठ", "पंजी"));
}

#[test]
fn options_are_chosen_in_the_event_file() {
    let case = asked().tables(
        "[options.meri-panji]\nlong = true\ncolumns = \"area\"\nsize = \"A4 landscape\"\n",
    );
    let own = made(&case, &ALL, &Options::new().skip_invalid(true));
    let bundle = &own.files["bundles/आशा वर्मा.pdf"];
    let text = words(bundle).join(" ");
    assert!(text.contains("अगला") && text.contains("area"), "{text}");
    let document = Document::load_mem(bundle).unwrap();
    let last = *document.get_pages().values().next_back().unwrap();
    let media = document.get_dictionary(last).unwrap().get(b"MediaBox").unwrap();
    let media: Vec<f32> =
        media.as_array().unwrap().iter().map(|own| own.as_float().unwrap()).collect();
    assert!(media[2] > media[3], "{media:?}");
}

#[test]
fn what_is_wrong_with_a_paper_is_told_before_anything_is_made() {
    for (tables, template, expected) in [
        ("[options.meri-panji]\nlnog = true\n", REGISTER, "A0454"),
        ("[options.meri-panji]\nlong = \"ja\"\n", REGISTER, "A0455"),
        ("[options.meri-panji]\ncolumns = [\"x\"]\n", REGISTER, "A0455"),
        ("[options.panij]\nlong = true\n", REGISTER, "A0456"),
        ("", ("meri-panji", "title = \"प\"\n", "अ"), "A0452"),
        ("", ("meri-panji", "for = \"group\"\n[options.x]\nabout = \"x\"\n", "अ"), "A0450"),
        ("", ("meri-panji", "for = \"group\"\n", "{{ group.nmae }}"), "A0406"),
        ("", ("meri-panji", "for = \"group\"\n", "{{ group.name"), "A0426"),
        ("", ("meri-panji", "for = \"group\"\n", "€ ☃\n"), "A0501"),
        ("", ("meri-panji", "for = \"all\"\n", "अ"), "A0106"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let case = case().output("papers = [\"./meri-panji\"]").tables(tables);
        let event = written(&case, folder.path(), &[template]);
        let out = folder.path().join("out");
        let found = match Job::read(&event) {
            Err(faults) => messages(&faults),
            Ok(job) => {
                let checked = check(&job, &Options::new()).unwrap_err();
                let options = Options::new().skip_invalid(true);
                let made = generate(&job, &options, &FolderSink::new(&out)).unwrap_err();
                assert_eq!(said(&checked), said(&made), "{expected}");
                messages(&made)
            }
        };
        assert!(found.contains(expected), "{expected}: {found}");
        assert!(!out.join("bundles").exists(), "{expected}");
    }
}

#[test]
fn a_paper_is_no_letter_and_names_are_looked_up() {
    let folder = tempfile::tempdir().unwrap();
    let case = case().letter_of("template = \"./meri-panji\"");
    let found = Job::read(&written(&case, folder.path(), &[REGISTER])).unwrap_err();
    assert!(said(&found)[1].starts_with("A0451"), "{found}");
    let folder = tempfile::tempdir().unwrap();
    let event = written(&asked(), folder.path(), &ALL);
    let event = event.to_str().unwrap();
    let out = folder.path().join("out");
    let flags = ["--skip-invalid", "-o", out.to_str().unwrap(), "--papers"];
    let run = |papers: &str| command(&[&["make", event][..], &flags[..], &[papers]].concat());
    let refused = run("./meri-pnaji");
    assert!(refused.err.contains("A0453"), "{}", refused.err);
    assert!(!out.exists());
    let made = run("none");
    assert!(!out.join("papers").exists(), "{}", made.out);
    let made = run("./mera-saar");
    assert!(made.out.contains("जोड़: 1, 1 page (papers/)"), "{}", made.out);
    assert_eq!(fs::read_dir(out.join("papers")).unwrap().count(), 1);
}

#[test]
fn data_in_a_paper_is_data() {
    let hostile = "*राम* | {{ 7*7 }} [x](y) <b>";
    let case = Case::new()
        .header("नाम,ग्राम,अधिवक्ता")
        .advocates(ADVOCATES)
        .row(&[hostile, "# बेला", "आशा वर्मा"])
        .output("papers = [\"./meri-panji\", \"./avaran-mera\"]");
    let own = made(&case, &[REGISTER, COVER], &Options::new());
    let text = words(&own.files["bundles/आशा वर्मा.pdf"]).join(" ");
    assert!(text.contains(hostile) && text.contains("# बेला=1"), "{text}");
}
