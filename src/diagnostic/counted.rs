//! Numbers with the noun that they count.

/// `1 cell`, `3 cells`: for nouns that take an s.
pub(super) fn counted(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// Cells in Hindi as they stand before a postposition: `1 खाने`, `3 खानों`.
pub(super) fn cells_in_hindi(number: usize) -> String {
    format!("{number} {}", if number == 1 { "खाने" } else { "खानों" })
}

/// Rows in Hindi as they stand before a postposition: `1 पंक्ति`, `3 पंक्तियों`.
pub(super) fn rows_in_hindi(number: usize) -> String {
    format!("{number} {}", if number == 1 { "पंक्ति" } else { "पंक्तियों" })
}
