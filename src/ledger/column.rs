//! The columns of the ledger.

/// A column of the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// The serial. Its heading says, too, which number was the last one given.
    Serial,
    /// The list's own id.
    Id,
    /// The name.
    Name,
    /// Father or husband.
    Guardian,
    /// Village or quarter.
    Village,
    /// Ward.
    Ward,
    /// Telephone number.
    Phone,
    /// Who issues the letter.
    Advocate,
    /// State of the letter: written by the program only, from the other columns.
    Status,
    /// When the letter became what it is.
    Made,
    /// Fingerprint of the letter's content, in letters a to p.
    Fingerprint,
    /// When it was printed.
    Printed,
    /// When it was handed over.
    HandedOver,
    /// Number of times it was printed again.
    Reprinted,
    /// When it was cancelled.
    Cancelled,
    /// A remark.
    Note,
    /// The fingerprint of the letter on paper, if it is not that of the letter now: of each
    /// printing, the last one at the end. Written only where a letter has changed since it was
    /// printed.
    PrintedFingerprint,
    /// Says of a letter that its name is written by hand. There only if a letter is such.
    Blank,
}

impl Column {
    /// All, in the order of the file.
    pub const ALL: [Self; 18] = [
        Self::Serial,
        Self::Id,
        Self::Name,
        Self::Guardian,
        Self::Village,
        Self::Ward,
        Self::Phone,
        Self::Advocate,
        Self::Status,
        Self::Made,
        Self::Fingerprint,
        Self::Printed,
        Self::HandedOver,
        Self::Reprinted,
        Self::Cancelled,
        Self::Note,
        Self::PrintedFingerprint,
        Self::Blank,
    ];

    /// Its heading.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Serial => "क्रमांक (serial)",
            Self::Id => "पहचान (id)",
            Self::Name => "नाम (name)",
            Self::Guardian => "पिता/पति (father or husband)",
            Self::Village => "ग्राम (village)",
            Self::Ward => "वार्ड (ward)",
            Self::Phone => "मोबाइल (phone)",
            Self::Advocate => "अधिवक्ता (advocate)",
            Self::Status => "स्थिति (status)",
            Self::Made => "बना (made)",
            Self::Fingerprint => "सामग्री (content)",
            Self::Printed => "छपा (printed)",
            Self::HandedOver => "सौंपा (handed over)",
            Self::Reprinted => "दोबारा छपा (reprinted)",
            Self::Cancelled => "रद्द (cancelled)",
            Self::Note => "टिप्पणी (note)",
            Self::PrintedFingerprint => "छपी सामग्री (printed content)",
            Self::Blank => "खाली पत्र (blank letter)",
        }
    }

    /// The column of a heading, even if only its English part has survived.
    pub(super) fn of_heading(heading: &str) -> Option<Self> {
        let english = |heading: &str| {
            let (_, rest) = heading.split_once('(')?;
            rest.split_once(')').map(|(english, _)| english.trim().to_lowercase())
        };
        let written = english(heading)?;
        Self::ALL.into_iter().find(|own| english(own.heading()).as_deref() == Some(&written))
    }

    /// True if a heading is the one that the program writes; that of the serials says more.
    pub(super) fn is_written(self, heading: &str) -> bool {
        match self {
            Self::Serial => heading.starts_with(self.heading()),
            _ => heading == self.heading(),
        }
    }

    /// Its place in [`Column::ALL`].
    pub(super) fn index(self) -> usize {
        self as usize
    }
}

#[cfg(test)]
mod tests {
    use super::Column;

    #[test]
    fn headings_are_known_again() {
        for (index, column) in Column::ALL.into_iter().enumerate() {
            assert_eq!(column.index(), index);
            assert_eq!(Column::of_heading(column.heading()), Some(column));
        }
        assert_eq!(Column::of_heading("??? (name)"), Some(Column::Name));
        assert_eq!(
            Column::of_heading("क्रमांक (serial) – अंतिम (last) 412"),
            Some(Column::Serial)
        );
        for own in ["नाम", "घर (house)", "()", ""] {
            assert_eq!(Column::of_heading(own), None, "{own}");
        }
    }
}
