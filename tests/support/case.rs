//! A small event, changed where a test needs it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use aamantran::internals::compose::{Composed, Composer};
use aamantran::internals::diagnostic::Place;
use aamantran::internals::input::{
    Product, SourceText, TemplateInfo, TemplateLayer, builtin_templates,
};
use aamantran::{
    Diagnostic, Diagnostics, Job, Lang, MemorySink, Options, Summary, check, generate, render,
};

/// The text of an event file, its list, and what is asked for.
#[derive(Clone, Debug)]
pub struct Case {
    top: String,
    event: String,
    letter: String,
    tables: String,
    advocates: String,
    paper: String,
    output: String,
    lists: String,
    files: Vec<(String, Vec<u8>)>,
    list: Option<Vec<u8>>,
    header: String,
    rows: Vec<String>,
    options: Options,
    template: Option<String>,
    style: Option<String>,
    product: Product,
}

/// What a run gave.
pub struct Made {
    pub summary: Summary,
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Case {
    /// An event of two advocates, `seema` and `ramesh`, with as many invitees as the test names.
    /// Its numbered letters are of the template `sammelan`.
    pub fn new() -> Self {
        Self {
            event: "name = \"अधिवक्ता सभा\"\ndate = 2025-09-21\n".to_owned(),
            letter: "template = \"sammelan\"\nnumber = \"स./{serial:03}\"\n".to_owned(),
            advocates: "[[advocate]]\nid = \"seema\"\nname = \"सीमा देवी\"\ngender = \"f\"\n\
                        [[advocate]]\nid = \"ramesh\"\nname = \"रमेश कुमार\"\nalias = \"मुन्ना\"\n\
                        gender = \"m\"\n"
                .to_owned(),
            header: "नाम,ग्राम,अधिवक्ता".to_owned(),
            style: Some(String::new()),
            ..Self::bare()
        }
    }

    /// The least that an event file must have: a name, an advocate, a list of names in a file
    /// `list.csv`.
    pub fn bare() -> Self {
        Self {
            top: "version = 1\n".to_owned(),
            event: "name = \"सभा\"\n".to_owned(),
            letter: String::new(),
            tables: String::new(),
            advocates: "[[advocate]]\nname = \"आशा वर्मा\"\ngender = \"f\"\n".to_owned(),
            paper: String::new(),
            output: String::new(),
            lists: "[[list]]\nfile = \"list.csv\"\n".to_owned(),
            files: Vec::new(),
            list: None,
            header: "नाम".to_owned(),
            rows: Vec::new(),
            options: Options::new().threads(1),
            template: None,
            style: None,
            product: Product::Letters,
        }
    }

    /// These lines before all tables, in place of `version = 1`.
    pub fn top(mut self, lines: &str) -> Self {
        self.top = line(lines);
        self
    }

    /// Lines of `[event]`.
    pub fn event(mut self, lines: &str) -> Self {
        self.event.push_str(&line(lines));
        self
    }

    /// These lines of `[event]` and no others.
    pub fn event_of(mut self, lines: &str) -> Self {
        self.event = line(lines);
        self
    }

    /// Lines of `[letter]`.
    pub fn letter(mut self, lines: &str) -> Self {
        self.letter.push_str(&line(lines));
        self
    }

    /// These lines of `[letter]` and no others.
    pub fn letter_of(mut self, lines: &str) -> Self {
        self.letter = line(lines);
        self
    }

    /// Whole tables, with their headings: `[wording]`, `[assign]`, `[[font]]`.
    pub fn tables(mut self, text: &str) -> Self {
        self.tables.push_str(&line(text));
        self
    }

    /// Lines of the first `[[advocate]]`.
    pub fn advocate(mut self, lines: &str) -> Self {
        let first_end =
            self.advocates[1..].find("[[").map_or(self.advocates.len(), |at| at + 1);
        self.advocates.insert_str(first_end, &line(lines));
        self
    }

    /// These tables `[[advocate]]` and no others.
    pub fn advocates(mut self, text: &str) -> Self {
        self.advocates = line(text);
        self
    }

    /// Lines of `[paper]`.
    pub fn paper(mut self, lines: &str) -> Self {
        self.paper.push_str(&line(lines));
        self
    }

    /// Lines of `[output]`.
    pub fn output(mut self, lines: &str) -> Self {
        self.output.push_str(&line(lines));
        self
    }

    /// On as many pages as it takes, whatever the template says.
    pub fn on_pages(self) -> Self {
        self.paper("fit = \"pages\"")
    }

    /// These lines of `[paper]` and no others.
    pub fn paper_of(mut self, lines: &str) -> Self {
        self.paper = line(lines);
        self
    }

    /// Lines of the last `[[list]]`.
    pub fn list_keys(mut self, lines: &str) -> Self {
        self.lists.push_str(&line(lines));
        self
    }

    /// These tables `[[list]]` and no others.
    pub fn lists(mut self, text: &str) -> Self {
        self.lists = line(text);
        self
    }

    /// This text as the only list, in place of heading and rows.
    pub fn list(self, text: &str) -> Self {
        self.list_file("list.csv", text.as_bytes())
    }

    /// This file as the only list.
    pub fn list_file(mut self, name: &str, bytes: &[u8]) -> Self {
        self.lists = self.lists.replacen("list.csv", name, 1);
        if name == "list.csv" {
            self.list = Some(bytes.to_vec());
            return self;
        }
        self.file(name, bytes)
    }

    /// The headings of the list.
    pub fn header(mut self, headings: &str) -> Self {
        headings.clone_into(&mut self.header);
        self
    }

    /// An invitee of the first advocate.
    pub fn invitee(self, name: &str) -> Self {
        self.row(&[name, "", "सीमा देवी"])
    }

    /// A row of the list: name, village and advocate, if it has the usual headings.
    pub fn row(mut self, cells: &[&str]) -> Self {
        let quoted: Vec<_> =
            cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
        self.rows.push(quoted.join(","));
        self
    }

    /// A `letter.dj` in place of the template's.
    pub fn template(mut self, text: &str) -> Self {
        self.template = Some(text.to_owned());
        self
    }

    /// A `style.toml` that is read after the template's.
    pub fn style(mut self, text: &str) -> Self {
        self.style.get_or_insert_default().push_str(&line(text));
        self
    }

    /// A file beside the event file.
    pub fn file(mut self, name: &str, bytes: &[u8]) -> Self {
        self.files.push((name.to_owned(), bytes.to_vec()));
        self
    }

    /// The built-in template of this name.
    pub fn built_in(mut self, name: &str) -> Self {
        self.letter = self.letter.replacen("\"sammelan\"", &format!("\"{name}\""), 1);
        self
    }

    /// Made for this in place of letters; with the templates as they are.
    pub fn product(mut self, product: Product) -> Self {
        self.product = product;
        self.style = None;
        self
    }

    pub fn options(mut self, options: Options) -> Self {
        self.options = options;
        self
    }

    pub fn skip_invalid(mut self) -> Self {
        self.options = self.options.skip_invalid(true);
        self
    }

    /// The event file.
    pub fn event_file(&self) -> String {
        let mut text = format!("{}[event]\n{}", self.top, self.event);
        for (heading, lines) in [("[letter]\n", &self.letter), ("", &self.tables)] {
            if !lines.is_empty() {
                text.push_str(heading);
                text.push_str(lines);
            }
        }
        text.push_str(&self.advocates);
        for (heading, lines) in [("[paper]\n", &self.paper), ("[output]\n", &self.output)] {
            if !lines.is_empty() {
                text.push_str(heading);
                text.push_str(lines);
            }
        }
        text.push_str(&self.lists);
        text
    }

    /// The files beside the event file, `list.csv` among them.
    fn files(&self) -> Vec<(&str, Vec<u8>)> {
        let mut list = self.header.clone();
        for row in &self.rows {
            let _ = write!(list, "\n{row}");
        }
        list.push('\n');
        let list = self.list.clone().unwrap_or_else(|| list.into_bytes());
        let files = self.files.iter().map(|(name, bytes)| (&**name, bytes.clone()));
        files.chain([("list.csv", list)]).collect()
    }

    pub fn job(&self) -> Result<Job, Diagnostics> {
        let files = self.files();
        let files: Vec<_> = files.iter().map(|(name, bytes)| (*name, &**bytes)).collect();
        let mut job = Job::from_parts_for(self.product, &self.event_file(), &files)?;
        let source =
            |file: &str, text: &str| SourceText { file: file.into(), text: text.into() };
        if self.template.is_some() || self.style.is_some() {
            for edition in &mut job.editions {
                Arc::make_mut(&mut edition.template).layers.push(TemplateLayer {
                    name: "own".into(),
                    letter: self.template.as_ref().map(|text| source("letter.dj", text)),
                    style: self.style.as_ref().map(|text| source("style.toml", text)),
                    fonts: Vec::new(),
                    info: TemplateInfo::default(),
                    pictures: BTreeMap::new(),
                });
            }
        }
        Ok(job)
    }

    /// The job, which must be without faults of the event.
    #[track_caller]
    pub fn valid_job(&self) -> Job {
        self.job().unwrap_or_else(|faults| panic!("{faults}"))
    }

    /// The letter of the first invitee, composed.
    #[track_caller]
    pub fn composed(&self) -> Composed {
        let job = self.valid_job();
        let composer =
            Composer::new(&job.event, &job.editions[0].template, &job.editions[0].pictures)
                .unwrap_or_else(|faults| panic!("{faults}"));
        composer.compose(&job.invitees[0], 1).unwrap_or_else(|fault| panic!("{fault:?}"))
    }

    pub fn make(&self) -> Result<Made, Diagnostics> {
        let job = self.job()?;
        let sink = MemorySink::new();
        let summary = generate(&job, &self.options, &sink)?;
        Ok(Made { summary, files: sink.into_files() })
    }

    /// Writes the event file and the files beside it into a folder; the path of the event file.
    pub fn write_to(&self, folder: &Path) -> PathBuf {
        fs::create_dir_all(folder).expect("a folder for the event");
        for (name, bytes) in self.files() {
            fs::write(folder.join(name), bytes).expect("a file beside the event");
        }
        let event = folder.join("event.toml");
        fs::write(&event, self.event_file()).expect("an event file");
        event
    }

    /// All that a check says: of the event, of each list and each row, and of what cannot be
    /// printed. Without the line that says how each list was read (A0290), which always comes.
    pub fn check(&self) -> Vec<Diagnostic> {
        let job = match self.job() {
            Ok(job) => job,
            Err(faults) => return faults.iter().cloned().collect(),
        };
        let mut said: Vec<Diagnostic> =
            job.warnings.iter().chain(&job.notes).cloned().collect();
        said.retain(|said| said.code() != "A0290");
        match check(&job, &self.options) {
            Ok(checked) => {
                said.extend(checked.notices.iter().cloned());
                said.extend(
                    checked.rejected.iter().flat_map(|row| row.diagnostics.iter().cloned()),
                );
            }
            Err(faults) => {
                said.extend(
                    job.rejected.iter().flat_map(|row| row.diagnostics.iter().cloned()),
                );
                said.extend(faults.iter().cloned());
            }
        }
        said
    }

    /// The exact set of what a check says, as lines of code and place in the order of their
    /// text. A line that comes twice is there twice.
    pub fn said(&self) -> Vec<String> {
        said(&self.check())
    }

    /// What a check says, as people read it, in English and in Hindi.
    pub fn messages(&self) -> String {
        messages(&self.check())
    }

    /// The exact set of why nothing is made, as [`Case::said`] says it.
    #[track_caller]
    pub fn refused(&self) -> Vec<String> {
        said(&self.make().err().expect("something is wrong"))
    }
}

/// The built-in templates that print a whole letter, not words that a printed card lacks.
pub fn whole_letters() -> Vec<String> {
    let mut names = builtin_templates();
    names.retain(|name| name != "chhapa-card");
    names
}

/// Code and place of each diagnostic, a line each, sorted:
///
/// ```text
/// A0104 event.toml:4:1
/// A0302 list.csv row 3 नाम
/// ```
pub fn said<'d>(diagnostics: impl IntoIterator<Item = &'d Diagnostic>) -> Vec<String> {
    let line = |said: &Diagnostic| match said.place() {
        Place::None => said.code().to_owned(),
        Place::File { file } => format!("{} {file}", said.code()),
        Place::Text { file, line, column, .. } => {
            format!("{} {file}:{line}:{column}", said.code())
        }
        Place::Cell { file, sheet, row, column, .. } => {
            let sheet = sheet.as_ref().map(|sheet| format!(" [{sheet}]")).unwrap_or_default();
            let column = column.as_ref().map(|column| format!(" {column}")).unwrap_or_default();
            format!("{} {file}{sheet} row {row}{column}", said.code())
        }
    };
    let mut lines: Vec<String> = diagnostics.into_iter().map(line).collect();
    lines.sort();
    lines
}

/// What people read of diagnostics, in English and in Hindi.
pub fn messages<'d>(diagnostics: impl IntoIterator<Item = &'d Diagnostic>) -> String {
    let both = |said| [Lang::En, Lang::Hi].map(|lang| render(said, lang)).concat();
    diagnostics.into_iter().map(both).collect::<Vec<_>>().join("\n")
}

/// The messages of checks on each of these, as people read them, in their order.
pub fn messages_of<'c>(cases: impl IntoIterator<Item = &'c Case>) -> String {
    cases.into_iter().map(Case::messages).collect::<Vec<_>>().join("\n")
}

/// The codes and places said of files in a folder of the test's own, as [`said`] says it; files are named as
/// seen from there.
pub fn said_in<'d>(
    folder: &Path,
    diagnostics: impl IntoIterator<Item = &'d Diagnostic>,
) -> Vec<String> {
    let mut lines: Vec<String> =
        said(diagnostics).iter().map(|line| without(line, folder)).collect();
    lines.sort();
    lines
}

/// A text without the folder in which a test works.
pub fn without(text: &str, folder: &Path) -> String {
    let folder = folder.display().to_string();
    text.replace(&format!("{folder}/"), "").replace(&folder, ".")
}

/// Text that ends its last line.
fn line(text: &str) -> String {
    if text.is_empty() || text.ends_with('\n') { text.to_owned() } else { format!("{text}\n") }
}

impl Made {
    #[track_caller]
    pub fn file(&self, path: &str) -> &[u8] {
        let names: Vec<_> = self.files.keys().collect();
        self.files.get(path).unwrap_or_else(|| panic!("{path} is not among {names:?}"))
    }

    pub fn report(&self) -> String {
        String::from_utf8(self.file("letters.csv").to_vec()).expect("the report is UTF-8")
    }
}
