//! The events that were opened lately.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::output::write_whole;

/// Events that are remembered.
const MOST: usize = 20;

/// The events that were opened lately, the last one first.
#[derive(Debug, Default)]
pub(in crate::desk::store) struct Recent {
    /// Where they are noted, if anywhere.
    file: Option<PathBuf>,
    own: Vec<RecentEvent>,
}

/// An event that was opened.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
struct RecentEvent {
    folder: PathBuf,
    name: String,
    letters: u64,
}

impl Recent {
    /// A note that cannot be read is an empty one.
    pub(in crate::desk::store) fn read(file: Option<PathBuf>) -> Self {
        let text = file.as_ref().and_then(|file| fs::read(file).ok());
        let own = text.and_then(|text| serde_json::from_slice(&text).ok());
        Self { file, own: own.unwrap_or_default() }
    }

    /// Those that are still there, for the page.
    pub(in crate::desk::store) fn shown(&self) -> Value {
        let there = self.own.iter().enumerate().filter(|(_, own)| own.folder.is_dir());
        let shown = there.map(|(at, own)| {
            json!({
                "id": at.to_string(),
                "folder": own.folder.display().to_string(),
                "name": own.name,
                "letters": own.letters,
            })
        });
        shown.collect()
    }

    pub(in crate::desk::store) fn folder(&self, id: &str) -> Option<PathBuf> {
        let own = self.own.get(id.parse::<usize>().ok()?)?;
        own.folder.is_dir().then(|| own.folder.clone())
    }

    pub(in crate::desk::store) fn knows(&self, folder: &Path) -> bool {
        self.own.iter().any(|own| own.folder == folder)
    }

    /// Notes that an event is open. A note that cannot be written is none.
    pub(in crate::desk::store) fn note(&mut self, folder: &Path, name: &str, letters: u64) {
        let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        let event = RecentEvent { folder, name: name.to_owned(), letters };
        if self.own.first() == Some(&event) {
            return;
        }
        self.own.retain(|own| own.folder != event.folder);
        self.own.insert(0, event);
        self.own.truncate(MOST);
        let Some(file) = &self.file else { return };
        if let (Some(folder), Ok(text)) = (file.parent(), serde_json::to_vec_pretty(&self.own))
        {
            let _ = fs::create_dir_all(folder).and_then(|()| write_whole(file, &text));
        }
    }
}
