//! The macros that a family of messages is written with: one entry says all there is of a message.
//!
//! ```text
//! messages! {
//!     /// A message about a row.
//!     pub enum RowMessage {
//!         /// नाम खाली: नाम लिखें, या पंक्ति हटाएँ
//!         /// no name: write it, or delete the row
//!         A0302 NameEmpty { row: usize } error,
//!             hi: "पंक्ति {row} में नाम नहीं है",
//!             en: "row {row} has no name",
//!             hi_hint: "नाम लिखें, या पंक्ति हटा दें।",
//!             en_hint: "Write the name, or delete the row.";
//!     }
//! }
//! ```
//!
//! The doc comment is the row of the message in the page of codes, in Hindi and in English; a
//! third line is an example of what is complained of. A variant that shares the code of the one
//! before it has one line, which no page shows. The severity is `error`, `warning` or `note`.
//!
//! A text is what `format!` takes, with the fields by name: `"row {row}"`, or with arguments
//! `("in {}", counted(*cells, "cell"))`, or a choice between such texts,
//! `{ match rows { 1 => "one row", _ => "{rows} rows" } }` (what is more than a field stands in
//! brackets, `match (*format)`); any other block gives a `String`. A
//! block in the place of a remedy may give an `Option` of it, and a choice there may be `none`. Who writes one language must write
//! the other, and remedies are in both or in none.

/// Writes the enum of a family, its `code`, `severity`, `text` and `hint`, and the entries of the
/// page of codes. `families` are families inside the family.
macro_rules! messages {
    (
        $(#[$about:meta])*
        pub enum $enum:ident {
            $(
                $(#[doc = $line:literal])+
                $code:ident $variant:ident
                $({ $($(#[$of_field:meta])* $field:ident: $type:ty),+ $(,)? })?
                $(($inner:ident: $inner_type:ty))?
                $severity:ident,
                hi: $hi:tt,
                en: $en:tt
                $(, hi_hint: $hi_hint:tt, en_hint: $en_hint:tt)?;
            )+
        }
        $(families { $($family:ident($family_type:ty)),+ $(,)? })?
    ) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "a field is named for what the texts print of it")]
        #[non_exhaustive]
        pub enum $enum {
            $(
                $(#[doc = $line])+
                $variant $({ $($(#[$of_field])* $field: $type),+ })? $(($inner_type))?,
            )+
            $($(
                #[doc = concat!("A message of the family [`", stringify!($family_type), "`].")]
                $family($family_type),
            )+)?
        }

        #[allow(unused_variables, reason = "a text need not print all fields")]
        impl $enum {
            /// The entries of the family itself, in the order of the table.
            pub(super) const ENTRIES: &'static [$crate::diagnostic::CodeEntry] = &[$(
                $crate::diagnostic::CodeEntry::new(
                    stringify!($code),
                    $crate::diagnostic::table::severity!($severity),
                    &[$($line),+],
                ),
            )+];

            $(
                /// The entries of the family and of those inside it.
                pub(super) const TABLES: &'static [&'static [$crate::diagnostic::CodeEntry]] =
                    &[Self::ENTRIES, $(<$family_type>::ENTRIES),+];
            )?

            /// The stable code, for looking a message up and for tests: `A` and four digits.
            pub fn code(&self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => stringify!($code),)+
                    $($(Self::$family(message) => message.code(),)+)?
                }
            }

            /// The weight: errors stop the work.
            pub fn severity(&self) -> $crate::diagnostic::Severity {
                match self {
                    $(
                        Self::$variant { .. } => {
                            $crate::diagnostic::table::severity!($severity)
                        }
                    )+
                    $($(Self::$family(message) => message.severity(),)+)?
                }
            }

            /// The fault, in one or two sentences.
            pub fn text(&self, lang: $crate::diagnostic::Lang) -> String {
                match lang {
                    $crate::diagnostic::Lang::Hi => match self {
                        $(
                            Self::$variant $({ $($field),+ })? $(($inner))? => {
                                $crate::diagnostic::table::text!($hi)
                            }
                        )+
                        $($(Self::$family(message) => message.text(lang),)+)?
                    },
                    $crate::diagnostic::Lang::En => match self {
                        $(
                            Self::$variant $({ $($field),+ })? $(($inner))? => {
                                $crate::diagnostic::table::text!($en)
                            }
                        )+
                        $($(Self::$family(message) => message.text(lang),)+)?
                    },
                }
            }

            /// The remedy, if there is something to say.
            pub fn hint(&self, lang: $crate::diagnostic::Lang) -> Option<String> {
                match lang {
                    $crate::diagnostic::Lang::Hi => match self {
                        $(
                            Self::$variant $({ $($field),+ })? $(($inner))? => {
                                $crate::diagnostic::table::hint!($($hi_hint)?)
                            }
                        )+
                        $($(Self::$family(message) => message.hint(lang),)+)?
                    },
                    $crate::diagnostic::Lang::En => match self {
                        $(
                            Self::$variant $({ $($field),+ })? $(($inner))? => {
                                $crate::diagnostic::table::hint!($($en_hint)?)
                            }
                        )+
                        $($(Self::$family(message) => message.hint(lang),)+)?
                    },
                }
            }
        }

        $($(
            impl From<$family_type> for $enum {
                fn from(message: $family_type) -> Self {
                    Self::$family(message)
                }
            }
        )+)?
    };
}

/// Writes an enum of things that messages speak of, each with its words in both languages, and,
/// if they have remedies of their own, those.
macro_rules! phrases {
    (
        $(#[$about:meta])*
        $visibility:vis enum $enum:ident {
            $(
                $(#[$of_variant:meta])*
                $variant:ident $({ $($field:ident: $type:ty),+ $(,)? })?,
                hi: $hi:tt,
                en: $en:tt
                $(, hi_hint: $hi_hint:tt, en_hint: $en_hint:tt)?;
            )+
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "a field is named for what the texts print of it")]
        $visibility enum $enum {
            $($(#[$of_variant])* $variant $({ $($field: $type),+ })?,)+
        }

        #[allow(unused_variables, reason = "a text need not print all fields")]
        impl $enum {
            /// The words for it, to stand in a sentence.
            $visibility fn text(&self, lang: $crate::diagnostic::Lang) -> String {
                match lang {
                    $crate::diagnostic::Lang::Hi => match self {
                        $(Self::$variant $({ $($field),+ })? => {
                            $crate::diagnostic::table::text!($hi)
                        })+
                    },
                    $crate::diagnostic::Lang::En => match self {
                        $(Self::$variant $({ $($field),+ })? => {
                            $crate::diagnostic::table::text!($en)
                        })+
                    },
                }
            }

            /// The remedy, if it has one of its own.
            #[allow(dead_code, reason = "most have none")]
            $visibility fn hint(&self, lang: $crate::diagnostic::Lang) -> Option<String> {
                match lang {
                    $crate::diagnostic::Lang::Hi => match self {
                        $(Self::$variant $({ $($field),+ })? => {
                            $crate::diagnostic::table::hint!($($hi_hint)?)
                        })+
                    },
                    $crate::diagnostic::Lang::En => match self {
                        $(Self::$variant $({ $($field),+ })? => {
                            $crate::diagnostic::table::hint!($($en_hint)?)
                        })+
                    },
                }
            }
        }
    };
}

/// A text of an entry as a `String`.
macro_rules! text {
    ($text:literal) => {
        format!($text)
    };
    (($text:literal, $($arguments:tt)+)) => {
        format!($text, $($arguments)+)
    };
    ({ match ($value:expr) { $($pattern:pat => $text:tt),+ $(,)? } }) => {
        match $value {
            $($pattern => $crate::diagnostic::table::text!($text),)+
        }
    };
    ({ match $value:tt { $($pattern:pat => $text:tt),+ $(,)? } }) => {
        match $value {
            $($pattern => $crate::diagnostic::table::text!($text),)+
        }
    };
    ({ $($logic:tt)+ }) => {{ $($logic)+ }};
}

/// A remedy of an entry as an `Option`.
macro_rules! hint {
    () => {
        None
    };
    (none) => {
        None
    };
    ({ match ($value:expr) { $($pattern:pat => $text:tt),+ $(,)? } }) => {
        match $value {
            $($pattern => $crate::diagnostic::table::hint!($text),)+
        }
    };
    ({ match $value:tt { $($pattern:pat => $text:tt),+ $(,)? } }) => {
        match $value {
            $($pattern => $crate::diagnostic::table::hint!($text),)+
        }
    };
    ({ $($logic:tt)+ }) => {
        Option::<String>::from({ $($logic)+ })
    };
    ($text:tt) => {
        Some($crate::diagnostic::table::text!($text))
    };
}

/// A severity by the word that people read.
macro_rules! severity {
    (error) => {
        $crate::diagnostic::Severity::Error
    };
    (warning) => {
        $crate::diagnostic::Severity::Warning
    };
    (note) => {
        $crate::diagnostic::Severity::Note
    };
}

pub(crate) use {hint, messages, phrases, severity, text};
