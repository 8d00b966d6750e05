//! The picture files that a Djot text names.

/// Endings of files that markup can name as pictures.
const ENDINGS: [&str; 5] = [".png", ".jpg", ".jpeg", ".svg", ".pdf"];

/// The picture files that a Djot text names: `![…](file.png)`, each with its place in it.
/// A template is no Djot before it is filled in, so no reader of Djot can find them.
pub(crate) fn named_in(text: &str) -> Vec<(usize, &str)> {
    let mut names = Vec::new();
    for (at, _) in text.match_indices("![") {
        let Some(start) = text[at..].find("](").map(|found| at + found + 2) else { break };
        let Some(end) = text[start..].find(')').map(|found| start + found) else { break };
        let name = &text[start..end];
        let is_name = !name.contains(['{', '}', '\n', '\\']) && !name.contains("](");
        if is_name && ENDINGS.iter().any(|ending| name.to_lowercase().ends_with(ending)) {
            names.push((start, name));
        }
    }
    names
}
