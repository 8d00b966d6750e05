//! Font files of one's own: in a template, in the event file, with PostScript outlines.

use std::collections::BTreeSet;

use aamantran::internals::diagnostic::{FontProblem, Message};
use aamantran::internals::font::{Library, Weight};
use aamantran::internals::generate::coverage;
use aamantran::internals::shape::Shaper;
use aamantran::{Job, MemorySink, Options, generate};

use crate::exact_text::{hard_words, sheet_from};
use crate::font_file::FontFile;
use crate::outside::{Reader, python, run};
use crate::own_reader::{read, words};
use crate::support::case::{Case, messages_of, said_in};

/// Some letters of Eczar (see `fonts/eczar`) with PostScript outlines, made by `make_otf.py`.
const OTF: &[u8] = include_bytes!("../data/own.otf");

/// The faces that a PDF embeds.
fn faces(pdf: &[u8]) -> BTreeSet<String> {
    let document = lopdf::Document::load_mem(pdf).unwrap();
    let name = |object: &lopdf::Object| {
        let name = object.as_dict().ok()?.get(b"FontName").ok()?.as_name().ok()?;
        let name = String::from_utf8_lossy(name).into_owned();
        // Without the tag of a subset.
        Some(name.split_once('+').map_or(name.clone(), |(_, name)| name.to_owned()))
    };
    document.objects.values().filter_map(name).collect()
}

fn event_with(lines: &str) -> Case {
    Case::new()
        .invitee("किरण")
        .file("own.otf", OTF)
        .paper(&format!("[[font]]\nfile = \"own.otf\"\nfamily = \"Apna\"\n{lines}"))
}

#[test]
fn an_event_may_bring_its_own_font_for_a_template_as_it_is() {
    let letter = |lines: &str| {
        let made = event_with(lines).template("श्री किरण हर्ष\n\n*हर्ष*").make().unwrap();
        let pdf = made.file(&made.summary.letters[0].file).to_vec();
        assert_eq!(words(&pdf).join(" "), "श्री किरण हर्ष हर्ष");
        for font in read(&pdf).fonts.values() {
            assert_eq!(FontFile::read(&font.program).faults(), Vec::<String>::new());
        }
        faces(&pdf)
    };
    let set = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    // Named, but not yet used; then for one font of the template, then for all.
    assert_eq!(
        letter(""),
        set(&["NotoSerifDevanagari-Regular", "NotoSerifDevanagari-SemiBold"])
    );
    assert_eq!(letter("[fonts]\nserif = \"apna\"\n"), set(&["Apna-400"]));
    assert_eq!(letter("[fonts]\nall = [\"Apna\"]\n"), set(&["Apna-400"]));
    // The name of a font is stronger than `all`, and an embedded family can be chosen, too.
    let both = "[fonts]\nall = \"Apna\"\nserif = [\"Tiro Devanagari Hindi\"]\n";
    assert_eq!(letter(both), set(&["TiroDevanagariHindi-Regular"]));
}

#[test]
fn what_a_chosen_font_lacks_comes_from_the_families_of_the_template() {
    let made = event_with("[fonts]\nall = \"Apna\"\n").template("किरण घोष").make().unwrap();
    let pdf = made.file(&made.summary.letters[0].file);
    assert_eq!(words(pdf).join(" "), "किरण घोष");
    assert!(faces(pdf).contains("NotoSerifDevanagari-Regular"), "{:?}", faces(pdf));
}

#[test]
fn faults_of_fonts_in_the_event_are_told_at_their_place() {
    let mut cases = Vec::new();
    for (lines, told) in [
        ("[fonts]\nserrif = \"Apna\"\n", "A0409 event.toml:22:10"),
        ("[fonts]\nall = \"Apnaa\"\n", "A0409 event.toml:22:7"),
        ("[[font]]\nfile = \"x.ttf\"\nfamily = \"X\"\n", "A0120 event.toml:22:8"),
        ("[[font]]\nfile = \"own.otf\"\n", "A0108 event.toml:21:1"),
        ("wieght = 400\n", "A0104 event.toml:21:1"),
        ("[fonts]\nall = 3\n", "A0105 event.toml:22:7"),
        ("[[font]]\nfile = \"own.woff\"\nfamily = \"X\"\n", "A0506 event.toml:22:8"),
    ] {
        let case = event_with(lines).file("own.woff", b"wOFF and more");
        assert_eq!(case.said(), [told], "{lines}");
        cases.push(case);
    }
    insta::assert_snapshot!(messages_of(&cases));
}

#[test]
fn a_template_takes_no_font_from_outside_its_folder() {
    let library = Library::embedded().unwrap();
    let family = library.family("Yatra One").unwrap();
    for named in ["../own.ttf", "/tmp/own.ttf", "C:\\own.ttf", "a\\..\\..\\own.ttf"] {
        let folder = folder_with_font(library.face(family.faces[0]).bytes(), named);
        let faults = Job::read(&folder.path().join("event.toml")).unwrap_err();
        assert_eq!(said_in(folder.path(), &faults), ["A0506 mera/style.toml:1:1"], "{named}");
        let fault = faults.iter().next().unwrap();
        let problem = FontProblem::OutsideFolder;
        assert_eq!(*fault.message(), Message::OwnFont { file: named.to_owned(), problem });
    }
}

#[test]
fn a_face_with_postscript_outlines_is_tried_on_the_hard_words() {
    let found = coverage(Library::embedded().unwrap(), OTF).unwrap();
    assert!(found.words > 1900 && found.has_latin);
    assert!(found.missing.contains(&'घ') && !found.missing.contains(&'क'), "{found:?}");
}

/// Whole faces with PostScript outlines beside their sisters with TrueType outlines.
#[test]
#[ignore = "needs python with fonttools, pdftotext, mutool, node with pdfjs-dist, python with pypdfium2 and pymupdf, qpdf"]
fn postscript_outlines_change_neither_shaping_nor_text() {
    let words = hard_words();
    let folder = tempfile::tempdir().unwrap();
    let (ttf, otf) = (folder.path().join("own.ttf"), folder.path().join("own.otf"));
    for sister in ["Eczar", "Tiro Devanagari Hindi", "Noto Serif Devanagari"] {
        let mut library = Library::embedded().unwrap();
        let face = library.family(sister).unwrap().faces[0];
        std::fs::write(&ttf, library.face(face).bytes()).unwrap();
        run(python("make_otf.py").arg(&ttf).arg(&otf), "");
        library.add_own("Own", Some(Weight::REGULAR), &std::fs::read(&otf).unwrap()).unwrap();

        let chains = ["Own", sister].map(|name| {
            let families = [name.to_owned(), "Noto Serif".to_owned()];
            library.chain(&families, Weight::REGULAR).unwrap()
        });
        let mut shaper = Shaper::new(&library, "hi");
        for word in &words {
            let shaped = chains.each_ref().map(|chain| {
                let runs = shaper.shape(word, chain).unwrap().runs;
                runs.into_iter().map(|run| format!("{:?}", run.clusters)).collect::<Vec<_>>()
            });
            assert_eq!(shaped[0], shaped[1], "{word} in {sister}");
        }

        let families = ["Own".to_owned(), "Noto Serif".to_owned()];
        let pdf = sheet_from(&library, &words, &families, Weight::REGULAR);
        let file = folder.path().join("words.pdf");
        std::fs::write(&file, &pdf).unwrap();
        run(std::process::Command::new("qpdf").arg("--check").arg(&file), "");
        for reader in Reader::ALL {
            assert_eq!(reader.words(&file), words, "{sister}, {reader:?}");
        }
    }
}

/// An event folder whose template names this font file.
fn folder_with_font(bytes: &[u8], named: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write =
        |name: &str, text: &[u8]| std::fs::write(folder.path().join(name), text).unwrap();
    std::fs::create_dir(folder.path().join("mera")).unwrap();
    write("mera/template.toml", b"extends = \"sammelan\"\n");
    let style =
        format!("[[font]]\nfile = '{named}'\nfamily = \"Apna\"\n[fonts]\nserif = [\"Apna\"]\n");
    write("mera/style.toml", style.as_bytes());
    write("mera/letter.dj", "राम लक्ष्मण".as_bytes());
    write("mera/own.ttf", bytes);
    Case::bare().letter("template = \"./mera\"").row(&["राम"]).write_to(folder.path());
    folder
}

#[test]
fn a_template_may_bring_its_own_font() {
    let library = Library::embedded().unwrap();
    let family = library.family("Yatra One").unwrap();
    let folder = folder_with_font(library.face(family.faces[0]).bytes(), "own.ttf");
    let job = Job::read(&folder.path().join("event.toml")).unwrap();
    let sink = MemorySink::default();
    let summary = generate(&job, &Options::new(), &sink).unwrap();
    assert_eq!(words(&sink.into_files()[&summary.letters[0].file]).join(" "), "राम लक्ष्मण");
}

#[test]
fn a_font_that_cannot_be_used_is_named_with_its_place() {
    for bytes in [&b"OTTO"[..], b"wOF2"] {
        let folder = folder_with_font(bytes, "own.ttf");
        let job = Job::read(&folder.path().join("event.toml")).unwrap();
        let faults = generate(&job, &Options::new(), &MemorySink::default()).unwrap_err();
        assert_eq!(said_in(folder.path(), &faults), ["A0506 mera/style.toml:1:1"]);
    }
    let folder = folder_with_font(b"", "own.ttf");
    std::fs::remove_file(folder.path().join("mera/own.ttf")).unwrap();
    let faults = Job::read(&folder.path().join("event.toml")).unwrap_err();
    assert_eq!(said_in(folder.path(), &faults), ["A0120 mera/style.toml:1:1"]);
}

#[test]
fn templates_of_variants_keep_their_own_fonts() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::embedded().unwrap();
    let yatra = library.face(library.family("Yatra One").unwrap().faces[0]).bytes();
    // Both call their font the same; that of the first lacks घ.
    for (name, file, families) in
        [("mera", OTF, "\"Apna\", \"Tiro Devanagari Hindi\""), ("doosra", yatra, "\"Apna\"")]
    {
        let own = folder.path().join(name);
        std::fs::create_dir(&own).unwrap();
        let style = format!(
            "[[font]]\nfile = 'own.ttf'\nfamily = \"Apna\"\n[fonts]\nserif = [{families}]\n"
        );
        for (file, bytes) in [
            ("template.toml", b"extends = \"sammelan\"\n".as_slice()),
            ("style.toml", style.as_bytes()),
            ("letter.dj", "किरण घोष".as_bytes()),
            ("own.ttf", file),
        ] {
            std::fs::write(own.join(file), bytes).unwrap();
        }
    }
    let variant = "[[variant]]\nname = \"दूसरा\"\n[variant.letter]\ntemplate = \"./doosra\"\n";
    let event = Case::bare()
        .letter("template = \"./mera\"")
        .tables(variant)
        .list("नाम,पत्र का प्रकार\nराम,\nश्याम,दूसरा\n")
        .write_to(folder.path());
    let sink = MemorySink::default();
    let summary = generate(&Job::read(&event).unwrap(), &Options::new(), &sink).unwrap();
    let files = sink.into_files();
    // The fonts are the same in all files: both of that name, and one for what the first lacks.
    let pdf = &files[&summary.letters[0].file];
    let set = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    assert_eq!(faces(pdf), set(&["Apna-400", "TiroDevanagariHindi-Regular"]));
    let programs: BTreeSet<Vec<u8>> = files
        .values()
        .filter(|file| file.starts_with(b"%PDF"))
        .flat_map(|file| programs(file))
        .collect();
    assert_eq!(programs.len(), 3);
}

/// The fonts that a PDF embeds.
fn programs(pdf: &[u8]) -> Vec<Vec<u8>> {
    let document = lopdf::Document::load_mem(pdf).unwrap();
    let program = |object: &lopdf::Object| {
        let id = object.as_dict().ok()?.get(b"FontFile2").ok()?.as_reference().ok()?;
        document.get_object(id).ok()?.as_stream().ok()?.decompressed_content().ok()
    };
    document.objects.values().filter_map(program).collect()
}
