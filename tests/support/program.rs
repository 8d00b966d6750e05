//! The command line, run in the test's own process.

use std::cell::RefCell;
use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::rc::Rc;

use aamantran::cli;

/// How a command ended and what it said.
pub struct Outcome {
    pub code: u8,
    pub out: String,
    pub err: String,
    /// Both, in the order in which they were written, as on a terminal.
    pub shown: String,
}

impl Outcome {
    /// Code and place of each finding that was said in English, as [`Case::said`] has them; files
    /// are named without their folders.
    ///
    /// [`Case::said`]: super::case::Case::said
    pub fn said(&self) -> Vec<String> {
        findings(&self.shown)
    }
}

/// Code and place of each finding in a text that people read, sorted. Without the line that says
/// how each list was read (A0290), which always comes.
pub fn findings(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = text.lines().filter_map(finding).collect();
    lines.retain(|line| !line.starts_with("A0290 "));
    lines.sort();
    lines
}

/// Code and place of the finding that this line of a command begins, if it begins one.
fn finding(line: &str) -> Option<String> {
    let severities = ["error[A", "warning[A", "note[A"];
    let at = severities.iter().filter_map(|word| line.find(word)).min()?;
    let code = line[at..].split_once('[')?.1.split_once("]: ")?.0;
    if at == 0 {
        return Some(code.to_owned());
    }
    let place = line[..at].strip_suffix(": ")?;
    let (file, cell) = match place.split_once(": row ") {
        Some((file, cell)) => (file, format!(" row {}", cell.replacen(", column ", " ", 1))),
        None => match place.split_once(": column ") {
            Some((file, column)) => (file, format!(" row 0 {column}")),
            None => (place, String::new()),
        },
    };
    let file = file.rsplit(['/', '\\']).next()?;
    Some(format!("{code} {file}{cell}"))
}

/// One of a command's outputs, which is shown on the terminal, too.
#[derive(Clone, Default)]
struct Output {
    own: Rc<RefCell<Vec<u8>>>,
    terminal: Rc<RefCell<Vec<u8>>>,
}

impl Output {
    fn text(bytes: &RefCell<Vec<u8>>) -> String {
        String::from_utf8(bytes.borrow().clone()).expect("a command says UTF-8")
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.terminal.borrow_mut().extend_from_slice(bytes);
        self.own.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Runs a command in English unless it says otherwise.
pub fn command(arguments: &[&str]) -> Outcome {
    let all = std::iter::once("aamantran").chain(arguments.iter().copied()).map(OsString::from);
    let mut out = Output::default();
    let mut err = Output { own: Rc::default(), terminal: Rc::clone(&out.terminal) };
    let code = cli::run(all, |_| None, &mut out, &mut err);
    let shown = Output::text(&out.terminal);
    Outcome { code, out: Output::text(&out.own), err: Output::text(&err.own), shown }
}

/// The names of what a folder holds, sorted; none if there is no such folder.
pub fn files(folder: &Path) -> Vec<String> {
    let Ok(found) = fs::read_dir(folder) else { return Vec::new() };
    let name = |entry: io::Result<fs::DirEntry>| {
        Some(entry.ok()?.file_name().to_string_lossy().into())
    };
    let mut names: Vec<String> = found.filter_map(name).collect();
    names.sort();
    names
}

/// The lines by which `make` says how many letters, of a page each, it has put into a folder, and
/// how many of them each advocate of a new event has.
pub fn letters_in(folder: &Path, each: [usize; 2]) -> String {
    let is_part = folder.ends_with("selected");
    let folder = folder.display();
    let all = match each[0] + each[1] {
        1 => "1 letter, 1 page".to_owned(),
        all => format!("{all} letters, {all} pages"),
    };
    let mut lines = format!("{all}: {folder}\n");
    for (letters, name) in each.into_iter().zip(["आशा वर्मा", "मोहन लाल"])
    {
        if letters > 0 || !is_part {
            lines.push_str(&[&format!("{letters:>7}"), "  ", name, "\n"].concat());
        }
    }
    lines
}

/// The rows of a new event.
pub const LIST: &str = "\
नाम,उपाधि,लिंग,पिता का नाम,पति का नाम,पद,ग्राम/मोहल्ला,वार्ड,जिला,पिन,मोबाइल,अधिवक्ता\r
राम प्रसाद,श्री,पु,स्व. हरि प्रसाद,,सदस्य,नमूना टोला,3,नमूनापुर,,,आशा वर्मा\r
सीता देवी,श्रीमती,स्त्री,,श्याम सुंदर,,ज्ञानपुर,,नमूनापुर,,,आशा वर्मा\r
डॉ. क्षितिज कुमार,,पु,,,कोषाध्यक्ष,विद्यानगर,7,नमूनापुर,,,मोहन लाल\r
मो. इरफ़ान,जनाब,पु,,,,नमूना टोला,4,नमूनापुर,,,मोहन लाल\r
";

/// A new event with its list as CSV, and the paths of its event file, its list and an output
/// folder.
pub fn new_event(root: &Path) -> [String; 3] {
    let folder = root.join("sabha");
    let made = command(&["new", &folder.display().to_string()]);
    assert_eq!((made.code, made.err.as_str()), (0, ""));
    fs::remove_file(folder.join("list.xlsx")).expect("a folder for tests");
    fs::write(folder.join("list.csv"), LIST).expect("a folder for tests");
    let event = folder.join("event.toml");
    let text = fs::read_to_string(&event).expect("a folder for tests");
    fs::write(event, text.replace("\"list.xlsx\"", "\"list.csv\""))
        .expect("a folder for tests");
    ["sabha/event.toml", "sabha/list.csv", "out"].map(|p| root.join(p).display().to_string())
}
