/// Encoding of a list, where the event file says it.
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

/// A repair of the cells of a list that the event file can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Repair {
    /// A zero as a mark of abbreviation becomes a full stop: मो0 → मो.
    Abbreviation,
    /// A colon that stands for visarga becomes one: प्रात: → प्रातः.
    Visarga,
    /// Vowel signs that are typed twice, in parts or in the wrong place are put right: रााम → राम.
    VowelSigns,
}

/// Treatment of rows that are hidden, folded away or filtered out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HiddenRows {
    /// They are read like the others.
    Keep,
    /// They are passed over.
    Skip,
}
