//! Programs that we did not write, asked for their opinion.
//!
//! Tests that call them are marked as ignored with the program they need. They run with
//! `cargo test -- --ignored` and fail where the program is missing.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A PDF reader that gives text back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reader {
    /// poppler's pdftotext, in the order of the content stream.
    Pdftotext,
    /// The same in the order that it takes for that of reading, as most people call it.
    PdftotextReading,
    /// mupdf-tools' mutool.
    Mutool,
    /// MuPDF as PyMuPDF carries it.
    Pymupdf,
    /// PDFium as pypdfium2 carries it.
    Pdfium,
    /// The same, asked for the text in the rectangle of each page.
    PdfiumPage,
    /// The same, asked for the text in the rectangle of each word.
    PdfiumWords,
    /// pdf.js.
    Pdfjs,
}

impl Reader {
    pub(crate) const ALL: [Self; 5] =
        [Self::Pdftotext, Self::Mutool, Self::Pymupdf, Self::Pdfium, Self::Pdfjs];

    /// Those that give the text of a page in lines of one column in its order, in all ways in
    /// which they are asked.
    pub(crate) const WAYS: [Self; 8] = [
        Self::Pdftotext,
        Self::PdftotextReading,
        Self::Mutool,
        Self::Pymupdf,
        Self::Pdfium,
        Self::PdfiumPage,
        Self::PdfiumWords,
        Self::Pdfjs,
    ];

    /// The words of a file in the order in which the reader gives them.
    pub(crate) fn words(self, file: &Path) -> Vec<String> {
        self.words_of_all(&[file.to_owned()]).remove(0)
    }

    /// The words of several files.
    pub(crate) fn words_of_all(self, files: &[PathBuf]) -> Vec<Vec<String>> {
        let texts: Vec<String> = match self {
            Self::Pdftotext => each(files, |file| {
                run(Command::new("pdftotext").arg("-raw").arg(file).arg("-"), "")
            }),
            Self::PdftotextReading => {
                each(files, |file| run(Command::new("pdftotext").arg(file).arg("-"), ""))
            }
            Self::Mutool => each(files, |file| {
                run(Command::new("mutool").args(["draw", "-q", "-F", "text"]).arg(file), "")
            }),
            Self::Pymupdf => with_python("pymupdf", files),
            Self::Pdfium => with_python("pdfium", files),
            Self::PdfiumPage => with_python("pdfium-page", files),
            Self::PdfiumWords => with_python("pdfium-words", files),
            Self::Pdfjs => {
                pages(&run(Command::new("node").arg(script("read_pdf.mjs")).args(files), ""))
            }
        };
        assert_eq!(texts.len(), files.len(), "{self:?}");
        texts.iter().map(|text| text.split_whitespace().map(str::to_owned).collect()).collect()
    }
}

fn each(files: &[PathBuf], read: impl Fn(&Path) -> String) -> Vec<String> {
    files.iter().map(|file| read(file)).collect()
}

fn with_python(reader: &str, files: &[PathBuf]) -> Vec<String> {
    pages(&run(python("read_pdf.py").arg(reader).args(files), ""))
}

/// The text of all pages of each file, from one line of JSON each.
fn pages(json: &str) -> Vec<String> {
    let text = |line: &str| {
        let value: serde_json::Value = serde_json::from_str(line).expect("a JSON line");
        let pages = value["pages"].as_array().expect("pages");
        pages.iter().map(|page| page.as_str().expect("text")).collect::<Vec<_>>().join("\n")
    };
    json.lines().map(text).collect()
}

/// A script of `tests/outside`, to be run by the Python that has its packages.
pub(crate) fn python(name: &str) -> Command {
    let python = std::env::var_os("AAMANTRAN_PYTHON").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/outside/.venv/bin/python3"),
        PathBuf::from,
    );
    let mut command = Command::new(python);
    command.arg(script(name));
    command
}

/// The searches of PDFium and of poppler, each told which text to find where. Poppler speaks to
/// Debian's own Python only.
pub(crate) fn searches() -> [Command; 2] {
    let mut poppler = Command::new("/usr/bin/python3");
    poppler.arg(script("find_with_poppler.py"));
    [python("find_in_pdf.py"), poppler]
}

fn script(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/outside").join(name)
}

/// Runs a program that must succeed and gives back what it prints.
pub(crate) fn run(command: &mut Command, input: &str) -> String {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{command:?}: {error}"));
    child.stdin.take().expect("stdin").write_all(input.as_bytes()).expect("written");
    let output = child.wait_with_output().expect("waited for");
    assert!(output.status.success(), "{command:?}: {}", output.status);
    String::from_utf8(output.stdout).expect("UTF-8")
}
