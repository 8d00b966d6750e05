//! Every message can come about: for each code an event or list that brings it.

use std::collections::BTreeSet;
use std::path::Path;

use aamantran::diagnostic::Diagnostic;
use aamantran::generate::{Options, check, generate};
use aamantran::input::Job;
use aamantran::output::{MemorySink, Sink as _};

/// An event of two advocates, with more lines in three places, and its list.
struct Made<'a> {
    top: &'a str,
    event: &'a str,
    more: &'a str,
    list: &'a [u8],
}

const SOUND: Made<'static> = Made {
    top: "version = 1",
    event: "name = \"सभा\"",
    more: "[[list]]\nfile = \"list.csv\"",
    list: "नाम,अधिवक्ता\nराम,a\n".as_bytes(),
};

fn codes<'d>(said: impl IntoIterator<Item = &'d Diagnostic>) -> BTreeSet<&'static str> {
    said.into_iter().map(Diagnostic::code).collect()
}

/// All that is said of an event file and its list, up to where letters would be written.
fn said(made: &Made<'_>) -> BTreeSet<&'static str> {
    let Made { top, event, more, list } = made;
    let event = format!(
        "{top}\n[event]\n{event}\n[[advocate]]\nid = \"a\"\nname = \"सीमा देवी\"\ngender = \"f\"\n\
         [[advocate]]\nid = \"b\"\nname = \"मोहन राम\"\ngender = \"m\"\n{more}\n"
    );
    let job = match Job::from_parts(&event, &[("list.csv", list), ("list.json", list)]) {
        Ok(job) => job,
        Err(wrong) => return codes(&wrong),
    };
    let mut said = codes(job.warnings.iter().chain(&job.notes));
    said.extend(codes(job.held.iter().flat_map(|row| &row.diagnostics)));
    if let Err(wrong) = check(&job, &Options::default()) {
        said.extend(codes(&wrong));
    }
    said
}

#[test]
fn the_base_brings_none() {
    let said = said(&SOUND);
    assert!(said.iter().all(|code| code.starts_with("A02")), "{said:?}");
}

#[test]
fn events_bring_their_codes() {
    for (code, lines) in [
        ("A0109", "name = \"\""),
        // A leap second.
        ("A0110", "name = \"सभा\"\ndate = 2025-09-21\nstart = 23:59:60"),
        ("A0111", "name = \"सभा\"\ndate = 2025-09-21\nweekday = \"किसी दिन\""),
        ("A0112", "name = \"सभा\"\ndate = 2025-09-21\nweekday = \"सोमवार\""),
        ("A0113", "name = \"सभा\"\nweekday = \"सोमवार\""),
        ("A0114", "name = \"सभा\"\ndate = 2025-09-21\nstart = 10:30:00\nend = 09:00:00"),
        ("A0122", "name = \"सभा\"\ndate = 2025-09-21\nend = 09:00:00"),
        ("A0123", "name = \"सभा\"\nend_date = 2025-09-21"),
    ] {
        let told = said(&Made { event: lines, ..SOUND });
        assert!(told.contains(code), "{code}: {told:?}");
    }
    for (code, top) in [("A0102", ""), ("A0103", "version = 9")] {
        let told = said(&Made { top, ..SOUND });
        assert!(told.contains(code), "{code}: {told:?}");
    }
}

#[test]
fn further_tables_bring_their_codes() {
    let list = "[[list]]\nfile = \"list.csv\"\n";
    for (code, more) in [
        ("A0115", "[letter]\nnumber = \"{name}\"\n"),
        ("A0116", "[letter]\nnumber = \"{serial\"\n"),
        ("A0118", "[[advocate]]\nid = \"a\"\nname = \"गीता\"\ngender = \"f\"\n"),
        (
            "A0132",
            "[[advocate]]\nid = \"c\"\nname = \"गीता\"\ngender = \"f\"\ncount = 5\n\
             [assign]\nby = \"counts\"\n",
        ),
    ] {
        let told = said(&Made { more: &format!("{more}{list}"), ..SOUND });
        assert!(told.contains(code), "{code}: {told:?}");
    }
    for (code, more) in [
        ("A0203", "advocate = \"कोई और\""),
        ("A0205", "[[list]]\nfile = \"list.csv\""),
        ("A0212", "[list.columns]\nnaam_ka = \"नाम\""),
    ] {
        let told = said(&Made { more: &format!("{list}{more}\n"), ..SOUND });
        assert!(told.contains(code), "{code}: {told:?}");
    }
}

#[test]
fn lists_bring_their_codes() {
    for (code, list) in [
        ("A0202", "नाम,अधिवक्ता\n"),
        ("A0210", "नाम,अधिवक्ता,मेरा,मेरा\nराम,a,१,२\n"),
        ("A0211", "नाम,पूरा नाम,अधिवक्ता\nराम,राम,a\n"),
        ("A0214", "नाम,अधिवक्ता\n\"राम\" जी,a\n"),
        ("A0301", "नाम,अधिवक्ता\nराम,a,x,y\n"),
        ("A0306", "नाम,लिंग,अधिवक्ता\nराम,कुछ,a\n"),
        ("A0307", "उपाधि,नाम,लिंग,अधिवक्ता\nश्रीमती,गीता,पु,a\n"),
        ("A0308", "नाम,लिंग,पति,अधिवक्ता\nराम,पु,श्याम,a\n"),
    ] {
        let told = said(&Made { list: list.as_bytes(), ..SOUND });
        assert!(told.contains(code), "{code}: {told:?}");
    }
    let more = "[[advocate]]\nid = \"c\"\nname = \"सीमा राय\"\ngender = \"f\"\nalias = \"गीता\"\n\
                [[advocate]]\nid = \"d\"\nname = \"सीमा सिंह\"\ngender = \"f\"\nalias = \"गीता\"\n\
                [[list]]\nfile = \"list.csv\"\n";
    let told = said(&Made {
        more, list: "नाम,अधिवक्ता\nराम,गीता\n".as_bytes(), ..SOUND
    });
    assert!(told.contains("A0304"), "{told:?}");
}

/// What a template of these files brings.
fn said_of_template(files: &[(&str, &str)]) -> BTreeSet<&'static str> {
    let folder = tempfile::tempdir().unwrap();
    let event = "version = 1\n[event]\nname = \"सभा\"\n[letter]\ntemplate = \"./own\"\n\
                 [[advocate]]\nname = \"सीमा देवी\"\ngender = \"f\"\n[[list]]\nfile = \"list.csv\"\n";
    std::fs::write(folder.path().join("event.toml"), event).unwrap();
    std::fs::write(folder.path().join("list.csv"), "नाम\nराम\n").unwrap();
    std::fs::create_dir(folder.path().join("own")).unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join("own").join(name), text).unwrap();
    }
    match Job::read(&folder.path().join("event.toml")) {
        Ok(job) => check(&job, &Options::default())
            .map_or_else(|wrong| codes(&wrong), |_| BTreeSet::new()),
        Err(wrong) => codes(&wrong),
    }
}

#[test]
fn templates_bring_their_codes() {
    let about = ("template.toml", "title = \"अ\"\nabout = \"ब\"\n");
    for (code, files) in [
        ("A0402", vec![("template.toml", "title = \"अ\"\nabout = \"ब\"\nextends = \"नहीं\"\n")]),
        ("A0403", vec![about]),
        (
            "A0404",
            vec![
                ("template.toml", "title = \"अ\"\nabout = \"ब\"\nneeds = [\"event.place\"]\n"),
                ("letter.dj", "अ"),
            ],
        ),
        (
            "A0405",
            vec![
                ("template.toml", "title = \"अ\"\nabout = \"ब\"\nextends = \"sammelan\"\n"),
                ("letter.dj", "{{ }}"),
            ],
        ),
        (
            "A0410",
            vec![about, ("letter.dj", "अ"), ("style.toml", "[style.letter]\nsiez = \"1pt\"\n")],
        ),
    ] {
        let told = said_of_template(&files);
        assert!(told.contains(code), "{code}: {told:?}");
    }
}

#[test]
fn files_bring_their_codes() {
    let folder = tempfile::tempdir().unwrap();
    let event = folder.path().join("event.toml");
    let of_event = || codes(&Job::read(&event).map(drop).unwrap_err());
    std::fs::write(&event, b"version = 1 # \xFF").unwrap();
    assert!(of_event().contains("A0119"));
    // No system has so long a name.
    let long = "x".repeat(300);
    let list = format!(
        "version = 1\n[event]\nname = \"सभा\"\n[[advocate]]\nname = \"a\"\ngender = \"f\"\n\
         [[list]]\nfile = \"{long}.csv\"\n"
    );
    std::fs::write(&event, list).unwrap();
    assert!(of_event().contains("A0121"), "{:?}", of_event());
    let out = MemorySink::new().create("../x.pdf").unwrap_err();
    assert_eq!(Diagnostic::from(out).code(), "A0602");
}

#[test]
fn formats_bring_their_codes() {
    let more = "[[list]]\nfile = \"list.json\"\n";
    let told = said(&Made { more, list: br#"[{"name": {"x": 1}}]"#, ..SOUND });
    assert!(told.contains("A0222"), "{told:?}");

    let more = "[[list]]\nfile = \"list.csv\"\nencoding = \"utf-16le\"\n";
    let told = said(&Made { more, list: b"n\0a\0m\0e\0\n\0\x00\xD8a\0", ..SOUND });
    assert!(told.contains("A0224"), "{told:?}");

    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, cells) in (0..).zip([["नाम", "अधिवक्ता"], ["राम", "a"]])
    {
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    let formula = rust_xlsxwriter::Formula::new("=A9").set_result("#REF!");
    sheet.write_formula(1, 0, formula).unwrap();
    let told = said(&Made { list: &workbook.save_to_buffer().unwrap(), ..SOUND });
    assert!(told.contains("A0312"), "{told:?}");

    let mut locked = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
    locked.create_stream("EncryptedPackage").unwrap();
    let told = said(&Made { list: &locked.into_inner().into_inner(), ..SOUND });
    assert!(told.contains("A0217"), "{told:?}");
}

#[test]
fn nothing_is_left_when_all_rows_are_held_back() {
    let list = "नाम,अधिवक्ता\n,a\n".as_bytes();
    let event = "version = 1\n[event]\nname = \"सभा\"\n[[advocate]]\nid = \"a\"\nname = \"क\"\n\
                 gender = \"f\"\n[[list]]\nfile = \"list.csv\"\n";
    let job = Job::from_parts(event, &[("list.csv", list)]).unwrap();
    let options = Options { hold_back: true, ..Options::default() };
    let wrong = generate(&job, &options, &MemorySink::new()).unwrap_err();
    assert!(codes(&wrong).contains("A0605"), "{wrong}");
}

/// Codes that no input of a test brings: a face that can be read but not cut down, one of which
/// more than 65,535 glyphs are in use, and a fault of the library that writes PDF.
const OUT_OF_REACH: [&str; 3] = ["A0503", "A0504", "A0505"];

#[test]
fn every_code_of_the_documentation_is_in_a_test() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &Path| std::fs::read_to_string(path).unwrap();
    let mut tests = String::new();
    let mut folders =
        vec![root.join("src"), root.join("tests/suite"), root.join("tests/safety")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                folders.push(path);
            } else if name.ends_with("tests.rs") || path.starts_with(root.join("tests")) {
                tests.push_str(&read(&path));
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                tests.extend(read(&path).split("#[cfg(test)]").skip(1));
            }
        }
    }
    let documented = read(&root.join("docs/diagnostics.md"));
    let codes = documented.lines().filter_map(|line| line.strip_prefix("| ")?.get(..5));
    let missing: Vec<&str> = codes
        .filter(|code| code.starts_with("A0") && !tests.contains(code))
        .filter(|code| !OUT_OF_REACH.contains(code))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
    // The list of exceptions is not to outlive them.
    assert!(OUT_OF_REACH.iter().all(|code| documented.contains(code)));
}
