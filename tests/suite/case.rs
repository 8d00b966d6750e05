//! A small event for a test, changed where the test needs it.

use std::collections::BTreeMap;

use aamantran::diagnostic::Diagnostics;
use aamantran::generate::{Options, Summary, generate};
use aamantran::input::{Job, SourceText, TemplateInfo, TemplateLayer};
use aamantran::output::MemorySink;

/// An event of two advocates, with as many invitees as the test names.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    event: String,
    letter: String,
    advocate: String,
    paper: String,
    output: String,
    files: Vec<(String, Vec<u8>)>,
    header: String,
    rows: Vec<String>,
    options: Options,
    built_in: String,
    template: Option<String>,
    style: String,
}

/// What a run gave.
pub(crate) struct Made {
    pub(crate) summary: Summary,
    pub(crate) files: BTreeMap<String, Vec<u8>>,
}

impl Case {
    pub(crate) fn new() -> Self {
        Self {
            event: String::new(),
            letter: String::new(),
            advocate: String::new(),
            paper: String::new(),
            output: String::new(),
            files: Vec::new(),
            header: "नाम,ग्राम,अधिवक्ता".to_owned(),
            rows: Vec::new(),
            options: Options { threads: Some(1), ..Options::default() },
            built_in: "sammelan".to_owned(),
            template: None,
            style: String::new(),
        }
    }

    /// An invitee of the first advocate.
    pub(crate) fn invitee(self, name: &str) -> Self {
        self.row(&[name, "", "सीमा देवी"])
    }

    /// A row of name, village and advocate.
    pub(crate) fn row(mut self, cells: &[&str]) -> Self {
        let quoted: Vec<_> =
            cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
        self.rows.push(quoted.join(","));
        self
    }

    /// Lines of `[event]`.
    pub(crate) fn event(mut self, lines: &str) -> Self {
        self.event.push_str(lines);
        self.event.push('\n');
        self
    }

    /// Lines of `[letter]`.
    pub(crate) fn letter(mut self, lines: &str) -> Self {
        self.letter.push_str(lines);
        self.letter.push('\n');
        self
    }

    /// Lines of the first `[[advocate]]`.
    pub(crate) fn advocate(mut self, lines: &str) -> Self {
        self.advocate.push_str(lines);
        self.advocate.push('\n');
        self
    }

    /// Lines of `[paper]`.
    pub(crate) fn paper(mut self, lines: &str) -> Self {
        self.paper.push_str(lines);
        self.paper.push('\n');
        self
    }

    /// Lines of `[output]`.
    pub(crate) fn output(mut self, lines: &str) -> Self {
        self.output.push_str(lines);
        self.output.push('\n');
        self
    }

    /// On as many pages as it takes, whatever the template says.
    pub(crate) fn on_pages(self) -> Self {
        self.paper("fit = \"pages\"")
    }

    /// These lines of `[paper]` and no others.
    pub(crate) fn paper_of(mut self, lines: &str) -> Self {
        lines.clone_into(&mut self.paper);
        self
    }

    /// A `letter.dj` in place of the template's.
    pub(crate) fn template(mut self, text: &str) -> Self {
        self.template = Some(text.to_owned());
        self
    }

    /// A `style.toml` that is read after the template's.
    pub(crate) fn style(mut self, text: &str) -> Self {
        self.style.push_str(text);
        self.style.push('\n');
        self
    }

    /// A file beside the event file.
    pub(crate) fn file(mut self, name: &str, bytes: &[u8]) -> Self {
        self.files.push((name.to_owned(), bytes.to_vec()));
        self
    }

    /// The built-in template of this name.
    pub(crate) fn built_in(mut self, name: &str) -> Self {
        name.clone_into(&mut self.built_in);
        self
    }

    pub(crate) fn options(mut self, options: Options) -> Self {
        self.options = options;
        self
    }

    pub(crate) fn hold_back(mut self) -> Self {
        self.options.hold_back = true;
        self
    }

    pub(crate) fn job(&self) -> Result<Job, Diagnostics> {
        let event = format!(
            "version = 1\n[event]\nname = \"अधिवक्ता सभा\"\ndate = 2025-09-21\n{}\
             [letter]\ntemplate = \"{}\"\nnumber = \"स./{{serial:03}}\"\n{}\n\
             [[advocate]]\nid = \"seema\"\nname = \"सीमा देवी\"\ngender = \"f\"\n{}\
             [[advocate]]\nid = \"ramesh\"\nname = \"रमेश कुमार\"\nalias = \"मुन्ना\"\ngender = \"m\"\n\
             [paper]\n{}[output]\n{}[[list]]\nfile = \"list.csv\"\n",
            self.event, self.built_in, self.letter, self.advocate, self.paper, self.output
        );
        let list = format!("{}\n{}\n", self.header, self.rows.join("\n"));
        let files = self.files.iter().map(|(name, bytes)| (&**name, &**bytes));
        let files: Vec<_> = files.chain([("list.csv", list.as_bytes())]).collect();
        let mut job = Job::from_parts(&event, &files)?;
        let source =
            |file: &str, text: &str| SourceText { file: file.into(), text: text.into() };
        let letter = self.template.as_ref().map(|text| source("letter.dj", text));
        let style = Some(source("style.toml", &self.style));
        let info = TemplateInfo::default();
        let pictures = BTreeMap::new();
        let name = "own".into();
        let fonts = Vec::new();
        job.template.layers.push(TemplateLayer { name, letter, style, fonts, info, pictures });
        Ok(job)
    }

    pub(crate) fn make(&self) -> Result<Made, Diagnostics> {
        let job = self.job()?;
        let sink = MemorySink::new();
        let summary = generate(&job, &self.options, &sink)?;
        Ok(Made { summary, files: sink.into_files() })
    }

    /// The English text of what is wrong.
    pub(crate) fn faults(&self) -> String {
        match self.make() {
            Ok(_) => panic!("nothing is wrong"),
            Err(diagnostics) => diagnostics.to_string(),
        }
    }
}

impl Made {
    pub(crate) fn file(&self, path: &str) -> &[u8] {
        let names: Vec<_> = self.files.keys().collect();
        self.files.get(path).unwrap_or_else(|| panic!("{path} is not among {names:?}"))
    }

    pub(crate) fn report(&self) -> String {
        String::from_utf8(self.file("letters.csv").to_vec()).unwrap()
    }
}
