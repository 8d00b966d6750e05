//! Text in UTF-16, as it is known from its bytes.

/// Order of the two bytes of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ByteOrder {
    Little,
    Big,
}

impl ByteOrder {
    /// The name for messages.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Little => "UTF-16LE",
            Self::Big => "UTF-16BE",
        }
    }

    /// That of a file in UTF-16, marked or not.
    pub(crate) fn of(bytes: &[u8]) -> Option<Self> {
        let unmarked = || bytes.contains(&0).then(|| Self::without_mark(bytes)).flatten();
        Self::marked(bytes).or_else(unmarked)
    }

    /// The order that a file begins with as its mark.
    pub(crate) fn marked(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0xFF, 0xFE, ..] => Some(Self::Little),
            [0xFE, 0xFF, ..] => Some(Self::Big),
            _ => None,
        }
    }

    /// That of a file without a mark: every comma, blank and line end has a NUL on one side, few
    /// other characters have one on the other.
    pub(crate) fn without_mark(bytes: &[u8]) -> Option<Self> {
        let nuls =
            |side: usize| bytes.iter().skip(side).step_by(2).filter(|b| **b == 0).count();
        match (nuls(0), nuls(1)) {
            _ if bytes.len() % 2 == 1 => None,
            (first, second) if second > 4 * first => Some(Self::Little),
            (first, second) if first > 4 * second => Some(Self::Big),
            _ => None,
        }
    }
}
