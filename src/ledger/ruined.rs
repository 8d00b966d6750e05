//! Texts that lost their Hindi.

/// True if a text lost its Hindi when it was saved: question marks in its place, or UTF-8 read
/// as another encoding.
pub fn is_ruined(text: &str) -> bool {
    // The first bytes of what is looked for; nearly every text has none of them.
    let has = |first: &u8| text.as_bytes().contains(first);
    [b'?', 0xC3, 0xEF].iter().any(has) && has_ruins(text)
}

fn has_ruins(text: &str) -> bool {
    text.contains("??")
        || text.contains("à¤")
        || text.contains("à¥")
        || text.contains('\u{FFFD}')
}
