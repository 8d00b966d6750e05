//! Pages as PDFium draws them, compared with the pictures in `tests/golden`.
//!
//! `AAMANTRAN_GOLDEN=update` draws the pictures anew. What differs is shown in `target/golden`:
//! reference, new page and difference beside each other.

use std::path::{Path, PathBuf};

use aamantran::internals::impose::Scheme;
use aamantran::internals::input::{FileSet, OutputSpec, PapersIn, builtin_templates};
use aamantran::{Job, MemorySink, Options, generate};

use crate::envelopes::envelopes;
use crate::imposed::long_letters;
use crate::labels::labels;
use crate::outside::{python, run};
use crate::papers::{papers, people};
use crate::support::case::Case;

/// Dots an inch: enough to see a line out of place, small enough to keep.
const DPI: u32 = 55;
/// Greys of 255 by which pages may differ on the whole, and in a square of 8 by 8 dots: nothing
/// on the same PDFium, a little where another one smooths edges differently.
const MEAN: f64 = 0.6;
const BLOCK: u32 = 10;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn all_letters(job: &Job, name: &str) -> Vec<u8> {
    file_of(job, name, "all.pdf")
}

fn file_of(job: &Job, name: &str, path: &str) -> Vec<u8> {
    let sink = MemorySink::new();
    generate(job, &Options::new().threads(1), &sink)
        .unwrap_or_else(|diagnostics| panic!("{name}: {diagnostics}"));
    sink.into_files().remove(path).unwrap()
}

/// What is to be drawn: name of the picture, file, page.
struct Golden {
    name: String,
    pdf: Vec<u8>,
    page: usize,
}

/// A letter whose text shows one kind of part after the other.
fn of_body(name: &str, body: &str, more: &str) -> Golden {
    let job = Case::bare()
        .letter(&format!("template = \"sammelan\"\nbody = '''\n{body}\n'''\n{more}"))
        .paper(
            "size = \"A5\"\nfit = \"pages\"\nmargin_left = \"12mm\"\nmargin_right = \"12mm\"",
        )
        .row(&["सीता"])
        .valid_job();
    Golden { name: name.to_owned(), pdf: all_letters(&job, name), page: 1 }
}

/// A part under rules of its own: an own template that takes over nothing.
fn of_style(name: &str, letter: &str, style: &str) -> Golden {
    on_page(name, "margin_top = \"10mm\"", letter, style)
}

fn on_page(name: &str, page: &str, letter: &str, style: &str) -> Golden {
    let folder = tempfile::tempdir().unwrap();
    let write =
        |file: &str, text: &str| std::fs::write(folder.path().join(file), text).unwrap();
    std::fs::create_dir(folder.path().join("own")).unwrap();
    write("own/letter.dj", letter);
    write(
        "own/style.toml",
        &format!(
            "[page]\nsize = \"A6\"\n{page}\nmargin_right = \"10mm\"\n\
             margin_bottom = \"10mm\"\nmargin_left = \"10mm\"\n[fonts]\n\
             serif = [\"Noto Serif Devanagari\", \"Noto Serif\"]\n[style.letter]\nsize = \"10pt\"\n{style}"
        ),
    );
    write("list.csv", "नाम\nसीता\n");
    write(
        "event.toml",
        "version = 1\n[event]\nname = \"सभा\"\n[letter]\ntemplate = \"./own\"\n\
         [[advocate]]\nname = \"आशा\"\n[[list]]\nfile = \"list.csv\"\nadvocate = \"आशा\"\n",
    );
    let job = Job::read(&folder.path().join("event.toml"))
        .unwrap_or_else(|diagnostics| panic!("{name}: {diagnostics}"));
    Golden { name: name.to_owned(), pdf: all_letters(&job, name), page: 1 }
}

const TEXT: &str = "सादर सूचित करना है कि संगठन का वार्षिक सम्मेलन आयोजित किया जा रहा है। इसमें बीते वर्ष के \
    कार्यों की समीक्षा होगी और आने वाले वर्ष की योजना सबके विचार से बनाई जाएगी।";

fn parts() -> Vec<Golden> {
    let list = |class: &str| format!("{{.{class}}}\n1. संगठन\n2. कार्यक्रम\n3. समीक्षा");
    let lists: Vec<String> =
        ["latin", "devanagari", "ka", "roman", "bracketed"].map(list).to_vec();
    let setting = |align: &str| {
        of_style(&format!("part-{align}"), TEXT, &format!("align = \"{align}\"\n"))
    };
    vec![
        of_body("part-lists", &format!("{}\n\n- बात\n- और बात", lists.join("\n\n")), ""),
        setting("justify"),
        setting("left"),
        setting("center"),
        setting("right"),
        of_style(
            "part-table",
            "| क्र. | नाम | संख्या |\n|---|---|---|\n| 1 | ज्ञानपुर | 12 |\n| 2 | नमूना टोला | 107 |\n\n^ सूची",
            "[style.table]\nrules = \"0.5pt\"\npadding = \"2mm\"\n[style.\"table column3\"]\nalign = \"right\"\n\
             [style.\"table head\"]\nweight = 700\n[style.caption]\nalign = \"center\"\n",
        ),
        of_style(
            "part-table-rows",
            "| दिनांक | 10 जनवरी 2027 |\n| समय | प्रातः 10 बजे |",
            "[style.table]\nrules = \"0.5pt\"\nruled = \"rows\"\npadding = \"2mm\"\nwidth = \"100%\"\n",
        ),
        of_style(
            "part-frames",
            "::: one\nएकहरा\n:::\n\n::: two\nदोहरा\n:::\n\n::: three\nमोटा-पतला\n:::\n\n***",
            "[style.one]\nframe = \"0.5pt\"\npadding = \"3mm\"\nspace_after = \"4mm\"\n\
             [style.two]\nframe = \"1pt\"\nframe_style = \"double\"\npadding = \"3mm\"\nspace_after = \"4mm\"\n\
             [style.three]\nframe = \"2pt\"\nframe_style = \"thick-thin\"\npadding = \"3mm\"\nspace_after = \"4mm\"\n\
             [style.rule]\nrules = \"1pt\"\nwidth = \"30mm\"\nplace = \"center\"\n",
        ),
        of_style(
            "part-columns",
            "::::: three\n:::: narrow\nसँकरा भाग\n::::\n\n:::: wide\nचौड़ा भाग, जिसमें कई पंक्तियाँ आती हैं और नीचे तक जाती हैं\n::::\n\n:::: last\nनीचे\n::::\n:::::",
            "align = \"left\"\n[style.three]\ncolumns = 3\ngap = \"4mm\"\n[style.narrow]\nwidth = \"20mm\"\n\
             [style.last]\nvalign = \"bottom\"\n",
        ),
        of_style(
            "part-slip-and-foot",
            "# सभा\n\nपाठ\n\n::: foot\nनोट : पाद का पाठ\n:::\n\n::: slip\nपर्ची []{.blank}\n:::",
            "[style.foot]\nfoot = true\nsize = \"8pt\"\n[style.slip]\nfoot = true\ncut = true\nspace_before = \"4mm\"\n",
        ),
        of_style(
            "part-register",
            "| क्र. | नाम | हस्ताक्षर |\n|---|---|---|\n| [अ]{colspan=all .tab} |\n| 1 | अमर सिंह\\\nबेला | |\n| 2 | अनिल | |\n\n\
             {.end}\nकुल 2 []{.blank}\n\n::: under\nइस पृष्ठ पर []{counter=rows}\n\nपृष्ठ []{counter=page}/[]{counter=pages}\n:::",
            "align = \"left\"\n[style.table]\nrules = \"0.4pt\"\npadding = \"1.5mm\"\ncounted = true\nfill_rows = true\n\
             [style.cell]\nmin_height = \"14mm\"\nvalign = \"middle\"\n[style.head]\nmin_height = \"0mm\"\nweight = 700\n\
             [style.column1]\nwidth = \"9mm\"\n[style.column2]\nwidth = \"40mm\"\n[style.column3]\nwidth = \"36mm\"\n\
             [style.\"table tab\"]\nmin_height = \"7mm\"\nweight = 700\n[style.end]\nspace_before = \"2mm\"\n\
             [style.under]\nrunning = \"foot\"\nspace_before = \"2mm\"\nrule_above = \"0.4pt\"\ncolumns = 2\n",
        ),
        on_page(
            "part-border",
            "margin_top = \"12mm\"\nborder = \"1.5pt\"\nborder_style = \"thick-thin\"\n\
             border_margin = \"5mm\"\nborder_corners = \"scooped\"\nfolds = \"50mm\"",
            "# शीर्षक\n\n## उपशीर्षक\n\nपाठ",
            "align = \"center\"\n[style.heading1]\nsize = \"20pt\"\n",
        ),
    ]
}

/// The first letter of a sample.
fn first_letter(sample: &str) -> Vec<u8> {
    let path = root().join("samples").join(sample).join("event.toml");
    let mut job = Job::read(&path).unwrap_or_else(|wrong| panic!("{sample}: {wrong}"));
    job.invitees.truncate(1);
    all_letters(&job, sample)
}

/// The card of the sample with these tables.
fn card(tables: &str) -> Job {
    let read = |name: &str| std::fs::read(root().join(name)).unwrap();
    let event = String::from_utf8(read("samples/card/event.toml")).unwrap();
    let event = format!("{event}\n{tables}");
    let list = read("samples/card/invitees.csv");
    let background = read("tests/data/press/background.svg");
    let files: [(&str, &[u8]); 2] = [("invitees.csv", &list), ("background.svg", &background)];
    let mut job = Job::from_parts(&event, &files).unwrap();
    job.invitees.truncate(1);
    job
}

/// The card of the sample on upright paper.
fn upright_card() -> Vec<u8> {
    all_letters(&card("[paper]\nsize = \"A5\"\n"), "card-upright")
}

/// The same with colour to its edges, for the press.
fn card_for_press() -> Vec<u8> {
    let tables = "[paper]\nunderlay = \"background.svg\"\nbleed = \"3mm\"\n\
        [print]\nscheme = \"press\"\n";
    file_of(&card(tables), "card-press", "print/all.pdf")
}

/// The first letter of each template's sample, the card upright, too, and of the one with a
/// template of its own.
fn samples() -> Vec<Golden> {
    let built_in = builtin_templates().into_iter().map(|name| Golden {
        pdf: first_letter(&name),
        name,
        page: 1,
    });
    let own = [("do-din", 1), ("do-din-2", 2)].map(|(name, page)| Golden {
        name: name.to_owned(),
        pdf: first_letter("do-din"),
        page,
    });
    let upright = Golden { name: "card-upright".to_owned(), pdf: upright_card(), page: 1 };
    let press = Golden { name: "card-press".to_owned(), pdf: card_for_press(), page: 1 };
    built_in.chain(own).chain([upright, press]).collect()
}

/// The papers of the sample for one of its advocates and for the event, and a register with all
/// that it may have.
fn papers_of_sample() -> Vec<Golden> {
    let mut job = Job::read(&root().join("samples/ara-2025/event.toml")).unwrap();
    let output = OutputSpec {
        sets: vec![FileSet::Bundles],
        papers_in: PapersIn::Files,
        ..job.event.output.clone()
    };
    job.arrange(output).unwrap();
    let sink = MemorySink::new();
    generate(&job, &Options::new().threads(2), &sink).unwrap();
    let advocate = job.event.advocates[0].name.clone();
    let mut files = sink.into_files();
    let mut paper = |name: &str, file: &str, page| Golden {
        name: format!("paper-{name}"),
        pdf: files.remove(&format!("papers/{file}.pdf")).unwrap_or_else(|| panic!("{file}")),
        page,
    };
    let wide = people(9).tables(
        "[options.panji]\nsize = \"A4 landscape\"\nthumb = true\nqr = true\nphone = \"masked\"\n",
    );
    vec![
        paper("avaran", &format!("{advocate}-आवरण पृष्ठ"), 1),
        paper("panji", &format!("{advocate}-वितरण पंजी"), 1),
        paper("upasthiti", "उपस्थिति पंजी", 1),
        paper("saar", "सार", 1),
        Golden {
            name: "paper-panji-wide".to_owned(),
            pdf: papers(&wide).remove("सीमा देवी-वितरण पंजी").unwrap(),
            page: 1,
        },
    ]
}

/// Letters without a name: of a page, half of one, a card, and with a slip.
fn blanks() -> Vec<Golden> {
    let golden = |template: &str| {
        let case = Case::new().built_in(template).invitee("सीता देवी");
        let job = case.event("place = \"नमूनापुर\"").output("blank_letters = 1").valid_job();
        let name = format!("blank-{template}");
        Golden { pdf: all_letters(&job, &name), name, page: 2 }
    };
    Vec::from(["sammelan", "laghu", "card", "parchi"].map(golden))
}

/// Sheets with letters, labels, and an envelope.
fn sheets() -> Vec<Golden> {
    let mut job = Job::read(&root().join("samples/laghu/event.toml")).unwrap();
    job.print_as(Some(Scheme::Stack));
    let sink = MemorySink::new();
    generate(&job, &Options::new().threads(1), &sink).unwrap();
    let made = |name: &str, case: &Case| {
        let mut made = case.make().unwrap_or_else(|faults| panic!("{name}: {faults}"));
        let pdf = made.files.remove("print/all.pdf").unwrap();
        Golden { name: name.to_owned(), pdf, page: 1 }
    };
    let booklet = long_letters(&["तीन"], "scheme = \"booklet\"");
    let labels = labels(19, "sheet = \"L7160\"\nstart = 3");
    let envelope = envelopes(1, "size = \"DL\"");
    vec![
        Golden {
            name: "sheet-stack".to_owned(),
            pdf: sink.into_files().remove("print/all.pdf").unwrap(),
            page: 1,
        },
        made("sheet-booklet", &booklet),
        made("sheet-labels", &labels),
        made("envelope", &envelope),
        made("envelope-fed", &envelope.clone().tables("feed = \"a4-centre\"")),
    ]
}

/// Draws all in one go; gives back what is not as it was.
fn compare(goldens: &[Golden], references: &Path, is_update: bool) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let questions: Vec<String> = goldens
        .iter()
        .map(|golden| {
            let file = folder.path().join(format!("{}.pdf", golden.name));
            std::fs::write(&file, &golden.pdf).unwrap();
            let picture = references.join(format!("{}.png", golden.name));
            let key = if is_update { "picture" } else { "reference" };
            let report = root().join("target/golden").join(format!("{}.png", golden.name));
            serde_json::json!({
                "file": file, "page": golden.page, "dpi": DPI, key: picture, "report": report,
                "mean": MEAN, "block": BLOCK,
            })
            .to_string()
        })
        .collect();
    let answers = run(&mut python("draw.py"), &(questions.join("\n") + "\n"));
    assert_eq!(answers.lines().count(), goldens.len());
    goldens
        .iter()
        .zip(answers.lines())
        .filter_map(|(golden, answer)| {
            let answer: serde_json::Value = serde_json::from_str(answer).unwrap();
            let is_same = answer["same"].as_bool().unwrap();
            (!is_same).then(|| format!("{}: {}", golden.name, answer["why"]))
        })
        .collect()
}

fn held(goldens: &[Golden]) {
    let is_update = std::env::var_os("AAMANTRAN_GOLDEN").is_some_and(|value| value == "update");
    let differing = compare(goldens, &root().join("tests/golden"), is_update);
    assert!(differing.is_empty(), "{}\nLook into target/golden", differing.join("\n"));
}

#[test]
#[ignore = "needs python with pypdfium2 and pillow"]
fn every_template_looks_as_it_did() {
    held(&samples());
}

#[test]
#[ignore = "needs python with pypdfium2 and pillow"]
fn every_kind_of_part_looks_as_it_did() {
    held(&parts());
}

#[test]
#[ignore = "needs python with pypdfium2 and pillow"]
fn every_letter_without_a_name_looks_as_it_did() {
    held(&blanks());
}

#[test]
#[ignore = "needs python with pypdfium2 and pillow"]
fn every_paper_looks_as_it_did() {
    held(&papers_of_sample());
}

#[test]
#[ignore = "needs python with pypdfium2 and pillow"]
fn every_kind_of_sheet_looks_as_it_did() {
    held(&sheets());
}

#[test]
#[ignore = "needs python with pypdfium2 and pillow"]
fn a_missing_or_another_picture_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let page = |text: &str| of_style("noticed", text, "");
    let first = [page("राम सिंह")];
    assert!(compare(&first, folder.path(), false)[0].contains("is missing"));
    assert!(compare(&first, folder.path(), true).is_empty());
    assert!(compare(&first, folder.path(), false).is_empty());
    // Another letter, and a line half a millimetre lower.
    let lower = on_page("noticed", "margin_top = \"10.5mm\"", "राम सिंह", "");
    for other in [page("राम सिंग"), lower] {
        let differing = compare(&[other], folder.path(), false);
        assert!(differing.len() == 1 && differing[0].contains("block"), "{differing:?}");
    }
}
