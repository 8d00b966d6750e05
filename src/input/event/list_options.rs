/// How the text of a list is written, where the event file says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// The Latin letters of old Windows programs. Cells that are UTF-8 are taken as such.
    Windows1252,
    /// UTF-8 that another program has read as windows-1252: cells that are garbled so are repaired.
    Mojibake,
}

/// What is repaired in the cells of a list if the event file asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Repair {
    /// A zero as a mark of abbreviation becomes a full stop: मो0 → मो.
    Abbreviation,
    /// A colon that stands for visarga becomes one: प्रात: → प्रातः.
    Visarga,
    /// Vowel signs that are typed twice, in parts or in the wrong place are put right: रााम → राम.
    VowelSigns,
}

/// What becomes of rows that are hidden, folded away or filtered out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HiddenRows {
    /// They are read like the others.
    Keep,
    /// They are passed over.
    Skip,
}
