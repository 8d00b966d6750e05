//! The event that is open: its file as it is edited, and as it was read.

use std::io;

use crate::desk::event_text::{EventText, EventTextFault, Undo};
use crate::desk::reading::{ReadEvent, Reading};
use crate::desk::sheets::KnownSheets;
use crate::desk::store::{EventFiles, Files};
use crate::input::KeptLists;

/// The event that is open.
pub(super) struct OpenEvent {
    pub(super) files: Files,
    pub(super) text: EventText,
    /// Of the bytes that `text` was read from or written to.
    hash: String,
    pub(super) undo: Undo,
    pub(super) is_sample: bool,
    reading: Option<Reading>,
    /// The file, if somebody else has made something of it that is no TOML.
    torn: Option<String>,
    /// The lists as they were read last.
    pub(super) kept: KeptLists,
    pub(super) sheets: KnownSheets,
}

/// The reason why an event cannot be opened or changed.
#[derive(Debug, thiserror::Error)]
pub(super) enum OpenFault {
    /// The event file.
    #[error(transparent)]
    Text(#[from] EventTextFault),
    /// A file.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The file is another than the page saw.
    #[error("the event file was changed meanwhile")]
    Conflict {
        /// The file as it is.
        theirs: String,
        /// The file as it would have been.
        mine: String,
        /// The hash of the file as it is.
        hash: String,
    },
}

impl OpenEvent {
    pub(super) fn open(files: Files) -> Result<Self, OpenFault> {
        let bytes = files.read_event()?;
        let (text, hash) = (EventText::read(&bytes)?, EventText::hash(&bytes));
        Ok(Self {
            files,
            text,
            hash,
            undo: Undo::default(),
            is_sample: false,
            reading: None,
            torn: None,
            kept: KeptLists::default(),
            sheets: KnownSheets::default(),
        })
    }

    pub(super) fn hash(&self) -> &str {
        &self.hash
    }

    /// Takes in a file that somebody else has written.
    ///
    /// # Errors
    /// A file that is no TOML any more.
    pub(super) fn refresh(&mut self) -> Result<(), OpenFault> {
        let bytes = self.files.read_event()?;
        let hash = EventText::hash(&bytes);
        if hash == self.hash {
            return Ok(());
        }
        self.hash = hash;
        // What its reader has to say of a file that is no TOML any more is said of that file.
        self.torn = String::from_utf8(bytes.clone()).ok();
        let read = EventText::read(&bytes)?;
        self.torn = None;
        self.undo.keep(self.text.to_bytes());
        self.text = read;
        Ok(())
    }

    /// Changes the event file, if it still is the one that the page saw.
    ///
    /// # Errors
    /// A change that cannot be made, or another file than the page saw.
    pub(super) fn change(
        &mut self,
        seen: Option<&str>,
        change: impl FnOnce(&mut EventText) -> Result<(), EventTextFault>,
    ) -> Result<(), OpenFault> {
        let mut new = self.text.clone();
        change(&mut new)?;
        self.write(seen, new, true)
    }

    /// Writes the file as it was before the last change, or after it again.
    ///
    /// # Errors
    /// As [`Self::change`].
    pub(super) fn step(&mut self, seen: Option<&str>, is_back: bool) -> Result<(), OpenFault> {
        let now = self.text.to_bytes();
        let stepped = if is_back { self.undo.undo(now) } else { self.undo.redo(now) };
        match stepped {
            Some(bytes) => self.write(seen, EventText::read(&bytes)?, false),
            None => Ok(()),
        }
    }

    fn write(
        &mut self,
        seen: Option<&str>,
        new: EventText,
        is_kept: bool,
    ) -> Result<(), OpenFault> {
        let theirs = self.files.read_event()?;
        let hash = EventText::hash(&theirs);
        if seen.is_some_and(|seen| seen != hash) || hash != self.hash {
            let theirs = String::from_utf8_lossy(&theirs).replace("\r\n", "\n");
            let theirs = theirs.trim_start_matches('\u{feff}').to_owned();
            return Err(OpenFault::Conflict { theirs, mine: new.text(), hash });
        }
        let bytes = new.to_bytes();
        if bytes == theirs {
            return Ok(());
        }
        self.files.write_event(&bytes)?;
        if is_kept {
            self.undo.keep(self.text.to_bytes());
        }
        (self.text, self.torn) = (new, None);
        self.hash = EventText::hash(&bytes);
        Ok(())
    }

    /// The event as it is read now: read anew only if a file has changed.
    pub(super) fn read(&mut self) -> &mut Reading {
        let content = self.files.content();
        if self.reading.as_ref().is_some_and(|own| own.content != content) {
            // A file that cannot be read is told as its reader tells it.
            let _ = self.refresh();
            self.reading = None;
        }
        self.reading_mut()
    }

    /// The same without looking whether a file has changed since.
    pub(super) fn reading_mut(&mut self) -> &mut Reading {
        let text = self.read_text();
        let Self { files, kept, reading, .. } = self;
        reading.get_or_insert_with(|| Reading::of(&**files, &text, kept))
    }

    /// The event file as it is read.
    pub(super) fn read_text(&self) -> String {
        self.torn.clone().unwrap_or_else(|| self.text.text())
    }

    /// The event as it was read, with its lists, to be read again in another template.
    pub(super) fn rereading(
        &mut self,
    ) -> Option<(&mut ReadEvent, &dyn EventFiles, &EventText, &mut KeptLists)> {
        let Self { files, text, kept, reading, .. } = self;
        Some((reading.as_mut()?.read.as_mut().ok()?, &**files, text, kept))
    }

    /// The event, if it has no faults of its own.
    pub(super) fn event(&mut self) -> Option<&mut ReadEvent> {
        self.read().read.as_mut().ok()
    }
}
