//! What an event file, and what it names beside lists, may take.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use aamantran::{Diagnostic, Diagnostics, Job};

use crate::{MIB, Takes, peak, shown, turn};

const EVENT: &str = "version = 1\n[event]\nname = \"सभा\"\n[[advocate]]\nname = \"राम सिंह\"\n";
const LIST: &str = "[[list]]\nfile = \"list.csv\"\n";

fn codes(read: &Result<Job, Diagnostics>) -> Vec<&'static str> {
    match read {
        Ok(_) => Vec::new(),
        Err(faults) => faults.iter().map(Diagnostic::code).collect(),
    }
}

/// A file of so many bytes, most of which are not on the disk.
fn sparse(path: &Path, length: usize) {
    fs::File::create(path).unwrap().set_len(length as u64).unwrap();
}

#[test]
fn files_without_measure() {
    let turn = turn();
    let mut takes = Takes::default();
    let folder = tempfile::tempdir().unwrap();
    let event = folder.path().join("event.toml");
    fs::write(folder.path().join("list.csv"), "नाम\nराम\n").unwrap();
    let mut read = |what: &str, path: &Path, code: &str, most: usize| {
        let (job, took) = peak(&turn, || Job::read(path));
        let expected: Vec<&str> =
            Some(code).filter(|code| !code.is_empty()).into_iter().collect();
        takes.check(what, &codes(&job), &expected, took, most);
    };

    sparse(&event, 300 * MIB);
    read("an event file of 300 MB", &event, "A0125", 6 * MIB);
    #[cfg(unix)]
    read("an event file without end", Path::new("/dev/zero"), "A0125", 10 * MIB);
    fs::write(&event, format!("{EVENT}{LIST}x = [{}1]\n", "1,".repeat(MIB))).unwrap();
    read("an event file of many values", &event, "A0126", 6 * MIB);

    for (file, code, most) in [
        ("own/letter.dj", "A0125", 6 * MIB),
        ("own/style.toml", "A0125", 6 * MIB),
        ("own/template.toml", "A0125", 6 * MIB),
        ("names.toml", "A0125", 18 * MIB),
        ("list.csv", "A0215", 100 * MIB),
        ("logo.png", "A0420", 45 * MIB),
        ("own.ttf", "", 35 * MIB),
    ] {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("own")).unwrap();
        fs::write(folder.path().join("own/letter.dj"), "क").unwrap();
        fs::write(folder.path().join("list.csv"), "नाम\nराम\n").unwrap();
        sparse(&folder.path().join(file), 300 * MIB);
        let event = folder.path().join("event.toml");
        let (mut of_event, mut more) = ("", "[letter]\ntemplate = \"./own\"\n");
        match file {
            "logo.png" => of_event = "logo = \"logo.png\"\n",
            "own.ttf" => more = "[[font]]\nfile = \"own.ttf\"\nfamily = \"x\"\n",
            _ => {}
        }
        let text = EVENT.replace("[[advocate]]", &format!("{of_event}[[advocate]]"));
        fs::write(&event, format!("{text}{more}{LIST}")).unwrap();
        read(file, &event, code, most);
    }
    takes.end();
}

/// A chunk of a PNG file (PNG, 5.3).
fn chunk(kind: [u8; 4], data: &[u8]) -> Vec<u8> {
    let mut crc = flate2::Crc::new();
    crc.update(&kind);
    crc.update(data);
    let mut out = u32::try_from(data.len()).unwrap().to_be_bytes().to_vec();
    out.extend(kind);
    out.extend(data);
    out.extend(crc.sum().to_be_bytes());
    out
}

fn deflated(bytes: usize) -> Vec<u8> {
    let mut out = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..bytes / MIB {
        out.write_all(&vec![0; MIB]).unwrap();
    }
    out.finish().unwrap()
}

/// A PNG that says it has so many pixels of so many bits and a colour type, with other chunks and
/// so many MiB of picture data.
fn png(side: u32, depth: u8, colour: u8, others: &[u8], data: usize) -> Vec<u8> {
    let mut head = [side.to_be_bytes(), side.to_be_bytes()].concat();
    head.extend([depth, colour, 0, 0, 0]);
    let mut out = b"\x89PNG\r\n\x1A\n".to_vec();
    out.extend(chunk(*b"IHDR", &head));
    out.extend(others);
    out.extend(chunk(*b"IDAT", &deflated(data * MIB)));
    out.extend(chunk(*b"IEND", b""));
    out
}

#[test]
fn pictures() {
    let turn = turn();
    let mut takes = Takes::default();
    let profile = [b"x\0\0".as_slice(), &deflated(20 * MIB)].concat();
    let text = [b"Comment\0\0".as_slice(), &deflated(20 * MIB)].concat();
    let svg = |head: &str, body: &str| {
        format!(
            "{head}<svg xmlns='http://www.w3.org/2000/svg' width='96' height='48'>{body}</svg>"
        )
        .into_bytes()
    };
    let entity = format!("<!DOCTYPE svg [<!ENTITY a '{}'>]>", "x".repeat(100_000));
    let path = "<path d='M0 0h9v9z'/>";
    let uses = format!("<g id='a'>{}</g>{}", path.repeat(5_000), "<use href='#a'/>".repeat(90));
    let pattern = format!(
        "<pattern id='p' width='1' height='1'>{}</pattern>{}",
        path.repeat(2_000),
        "<path d='M0 0h9v9z' fill='url(#p)'/>".repeat(2_000)
    );
    let dashes = "<path d='M0 0H900000' stroke='red' stroke-dasharray='1'/>";
    for (what, file, bytes, expected, most) in [
        ("60,000 × 60,000", "p.png", png(60_000, 8, 6, b"", 1), "A0420", MIB),
        ("7,000 × 7,000, deep", "p.png", png(7_000, 16, 6, b"", 1), "A0420", 600 * MIB),
        ("too much data", "p.png", png(1, 8, 6, b"", 20), "", 3 * MIB),
        ("a profile", "p.png", png(1, 8, 6, &chunk(*b"iCCP", &profile), 1), "", 3 * MIB),
        ("a text", "p.png", png(1, 8, 6, &chunk(*b"zTXt", &text), 1), "", 3 * MIB),
        (
            "an entity in texts",
            "p.svg",
            svg(&entity, &format!("<g>{}</g>{path}", "&a;".repeat(100_000))),
            "A0420",
            3 * MIB,
        ),
        (
            "an entity in a value",
            "p.svg",
            svg(&entity, &format!("<g id='{}'/>{path}", "&a;".repeat(100_000))),
            "A0420",
            3 * MIB,
        ),
        ("copies", "p.svg", svg("", &uses), "A0420", 5 * MIB),
        ("a pattern", "p.svg", svg("", &pattern), "A0420", 5 * MIB),
        ("dashes", "p.svg", svg("", dashes), "A0420", 100 * MIB),
        (
            "steps",
            "p.svg",
            svg("", &format!("<path d='M0 0{}'/>", "h1".repeat(500_000))),
            "A0420",
            150 * MIB,
        ),
        ("attributes", "p.svg", svg("", &"<a b=''/>".repeat(200_000)), "A0420", 150 * MIB),
        (
            "a long text",
            "p.svg",
            svg("", &format!("<!--{}-->{path}", "x".repeat(9 * MIB))),
            "A0420",
            25 * MIB,
        ),
    ] {
        let event = EVENT.replace("[[advocate]]", &format!("logo = \"{file}\"\n[[advocate]]"));
        let event = format!("{event}{LIST}");
        let files = [(file, &*bytes), ("list.csv", "नाम\nराम\n".as_bytes())];
        let (job, took) = peak(&turn, || Job::from_parts(&event, &files));
        let what = format!("{file}, {}: {what}", shown(bytes.len()));
        let expected: Vec<&str> =
            Some(expected).filter(|code| !code.is_empty()).into_iter().collect();
        takes.check(&what, &codes(&job), &expected, took, most);
    }
    takes.end();
}
