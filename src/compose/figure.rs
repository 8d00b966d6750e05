//! Pictures and QR codes as markup tells them.

use std::sync::Arc;

use jotdown::Attributes;

use crate::compose::block::{FigureContent, Inline};
use crate::compose::markup_fault::MarkupFault;
use crate::picture::Qr;

/// The name of a picture as it is: what `{{ … }}` prints has a backslash before punctuation.
pub(super) fn unescaped(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    let mut characters = name.chars().peekable();
    while let Some(character) = characters.next() {
        let escapes = character == '\\';
        match characters.next_if(|next| escapes && next.is_ascii_punctuation()) {
            Some(next) => plain.push(next),
            None => plain.push(character),
        }
    }
    plain
}

/// The characters of running text.
pub(super) fn plain(inlines: &[Inline]) -> String {
    inlines
        .iter()
        .map(|inline| match inline {
            Inline::Text(text) => text.clone(),
            Inline::Span { content, .. } => plain(content),
            Inline::Break => " ".to_owned(),
            Inline::Blank { .. } | Inline::Counter { .. } | Inline::Picture { .. } => {
                String::new()
            }
        })
        .collect()
}

/// The words for a picture, which only an ornament can be without.
pub(super) fn alternative(
    words: &str,
    names: &[String],
    picture: &str,
) -> Result<Option<String>, MarkupFault> {
    let is_ornament = names.iter().any(|name| name == "decoration");
    match words.trim() {
        _ if is_ornament => Ok(None),
        "" => Err(MarkupFault::PictureWithoutText(unescaped(picture))),
        words => Ok(Some(words.to_owned())),
    }
}

/// A QR code of a text; none if it is empty, as a key not given is. The words for it are
/// those of its attribute `alt`, else the text itself.
pub(super) fn qr(
    text: &str,
    mut names: Vec<String>,
    attributes: &Attributes<'_>,
) -> Result<Option<Inline>, MarkupFault> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let code =
        Qr::new(text).map_err(|_| MarkupFault::QrTooLong(text.chars().take(40).collect()))?;
    let words = attributes.get_value("alt").map(|value| value.to_string());
    let words = words.filter(|words| !words.trim().is_empty());
    let is_ornament = names.iter().any(|name| name == "decoration");
    let alternative = (!is_ornament).then(|| words.unwrap_or_else(|| text.to_owned()));
    names.insert(0, "picture".to_owned());
    let art = FigureContent::Qr(Arc::new(code));
    Ok(Some(Inline::Picture { names, art, alternative }))
}
