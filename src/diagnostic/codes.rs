//! The stable codes of messages, each written once.

/// Writes a family's `code`, which looks a message's code up, and `CODES`, which lists them all,
/// from one table. Families inside the family are named after it: `in Ledger, Selection`.
macro_rules! code_table {
    (
        $(#[$about:meta])*
        $visibility:vis match self { $($pattern:pat => $code:literal,)+ }
        $(in $($family:ident: $message:ty),+)?
    ) => {
        /// All codes of the family itself, in the order of the table.
        pub(super) const CODES: &'static [&'static str] = &[$($code),+];

        /// All codes of the families inside.
        #[allow(dead_code, reason = "most families have none inside")]
        pub(super) const INNER: &'static [&'static [&'static str]] =
            &[$($(<$message>::CODES),+)?];

        $(#[$about])*
        $visibility fn code(&self) -> &'static str {
            match self {
                $($pattern => $code,)+
                $($(Self::$family(message) => message.code(),)+)?
            }
        }
    };
}

pub(super) use code_table;

use super::Message;

/// All codes of messages: `A` and four digits, each once.
pub fn codes() -> impl Iterator<Item = &'static str> {
    let inner = Message::INNER.iter().copied().flatten();
    Message::CODES.iter().chain(inner).copied()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::codes;

    #[test]
    fn no_code_stands_for_two_messages() {
        let mut seen = BTreeSet::new();
        for code in codes() {
            assert!(seen.insert(code), "{code}");
        }
        assert!(seen.contains("A0101") && seen.contains("A0818"));
    }

    #[test]
    fn a_code_is_a_letter_and_four_digits() {
        for code in codes() {
            let digits = code.strip_prefix('A').unwrap_or_default();
            assert!(digits.len() == 4 && digits.bytes().all(|c| c.is_ascii_digit()), "{code}");
        }
    }
}
