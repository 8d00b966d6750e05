//! The questions of the reader of a file: from these its schema is made, so that the two agree.

/// A key that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Question {
    /// The table, such as `list.columns`; empty at the top.
    pub table: String,
    /// The key, or [`Question::ANY`].
    pub key: &'static str,
    /// The values that it may have.
    pub shape: ValueShape,
    /// True if it must be there.
    pub is_required: bool,
}

impl Question {
    /// In place of a key: the table has keys of any name.
    pub(crate) const ANY: &'static str = "";

    /// `list.file`.
    pub(crate) fn path(&self) -> String {
        if self.table.is_empty() {
            self.key.to_owned()
        } else {
            format!("{}.{}", self.table, self.key)
        }
    }
}

/// The kind and range of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ValueShape {
    Text,
    /// A list of texts, or a single one.
    Texts,
    Switch {
        default: bool,
    },
    Number {
        default: Option<u32>,
        least: u32,
        most: u32,
    },
    Choice {
        words: Vec<String>,
        default: Option<usize>,
    },
    /// A list of choices, or a single one.
    Choices {
        words: Vec<String>,
    },
    Date,
    Time,
    Table,
    Tables,
    /// A table, or a list of tables.
    TableOrTables,
    /// Anything.
    Any,
}

impl ValueShape {
    pub(crate) fn choice<T>(words: &[(&str, T)], default: Option<usize>) -> Self {
        Self::Choice { words: own(words), default }
    }

    pub(crate) fn choices<T>(words: &[(&str, T)]) -> Self {
        Self::Choices { words: own(words) }
    }
}

fn own<T>(words: &[(&str, T)]) -> Vec<String> {
    words.iter().map(|(word, _)| (*word).to_owned()).collect()
}

/// All questions in the order in which they were first asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Questions(Vec<Question>);

impl Questions {
    pub(crate) fn push(&mut self, question: Question) {
        if self.find(&question.table, question.key).is_none() {
            self.0.push(question);
        }
    }

    /// A key that has been asked for must be there.
    pub(crate) fn require(&mut self, table: &str, key: &str) {
        if let Some(question) = self.find(table, key) {
            question.is_required = true;
        }
    }

    fn find(&mut self, table: &str, key: &str) -> Option<&mut Question> {
        self.0.iter_mut().find(|asked| asked.key == key && asked.table == table)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Question> {
        self.0.iter()
    }

    /// Those about the keys of one table.
    pub(crate) fn of(&self, table: &str) -> impl Iterator<Item = &Question> {
        self.0.iter().filter(move |asked| asked.table == table)
    }

    /// The tables by their paths, and whether each stands any number of times; an outer one comes
    /// before those in it.
    pub(crate) fn headings(&self) -> Vec<(String, bool)> {
        let mut headings: Vec<(String, bool)> = self
            .iter()
            .filter_map(|asked| match asked.shape {
                ValueShape::Table | ValueShape::TableOrTables => Some((asked.path(), false)),
                ValueShape::Tables => Some((asked.path(), true)),
                _ => None,
            })
            .collect();
        headings.sort();
        headings
    }

    /// A file with all tables, each of them empty.
    pub(crate) fn tables(&self) -> String {
        let heading = |(path, is_list): &(String, bool)| {
            if *is_list { format!("[[{path}]]\n") } else { format!("[{path}]\n") }
        };
        self.headings().iter().map(heading).collect()
    }
}
