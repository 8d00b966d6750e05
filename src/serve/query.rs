//! The part behind the `?` of an address, and names within its path.

use axum::http::Uri;
use axum::http::header::{ACCEPT_LANGUAGE, HeaderMap};
use percent_encoding::percent_decode_str;

use crate::diagnostic::Lang;
use crate::serve::hands::{LettersWanted, PictureWanted, RowsShown, RowsWanted};

/// Rows and letters of one answer, unless the page says how many.
const COUNT: usize = 100;
/// Most rows and letters of one answer.
const MOST: usize = 500;
/// Bytes of the longest name or path within an address.
const LONGEST_NAME: usize = 1024;

/// Keys and values, each key at most once.
pub(crate) struct Query(Vec<(String, String)>);

impl Query {
    /// The query of an address; `None` if a key is there twice.
    pub(crate) fn of(uri: &Uri) -> Option<Self> {
        let pairs: Vec<(String, String)> =
            form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes())
                .into_owned()
                .collect();
        let is_twice =
            |at: usize, key: &str| pairs.iter().skip(at + 1).any(|(other, _)| other == key);
        let any_twice = pairs.iter().enumerate().any(|(at, (key, _))| is_twice(at, key));
        (!any_twice).then_some(Self(pairs))
    }

    fn get(&self, key: &str) -> Option<&str> {
        self.0.iter().find(|(other, _)| other == key).map(|(_, value)| value.as_str())
    }

    fn text(&self, key: &str) -> String {
        self.get(key).unwrap_or_default().to_owned()
    }

    /// A number, or `otherwise` if it is not given; `None` if it is none.
    fn number(&self, key: &str, otherwise: usize) -> Option<usize> {
        self.get(key).map_or(Some(otherwise), |value| value.parse().ok())
    }

    /// The rows wanted.
    pub(crate) fn rows(&self) -> Option<RowsWanted> {
        let show = match self.get("show") {
            Some("held") => RowsShown::Held,
            Some("attention") => RowsShown::Attention,
            Some("all") | None => RowsShown::All,
            Some(_) => return None,
        };
        let (from, count) = (self.number("from", 0)?, self.number("count", COUNT)?.min(MOST));
        Some(RowsWanted { show, search: self.text("search"), from, count })
    }

    /// The letters wanted.
    pub(crate) fn letters(&self) -> Option<LettersWanted> {
        let (from, count) = (self.number("from", 0)?, self.number("count", COUNT)?.min(MOST));
        let (search, advocate) = (self.text("search"), self.text("advocate"));
        Some(LettersWanted { search, advocate, from, count })
    }

    /// The serial wanted.
    pub(crate) fn serial(&self) -> Option<u32> {
        self.get("serial")?.parse().ok()
    }

    /// The picture wanted, with what stands in the path: `{hash}/{serial}/{page}.png`.
    pub(crate) fn picture(&self, path: &str) -> Option<PictureWanted> {
        let mut parts = path.split('/');
        let (hash, serial, page) = (parts.next()?, parts.next()?, parts.next()?);
        let page = page.strip_suffix(".png")?.parse().ok()?;
        let is_hash = !hash.is_empty()
            && hash.len() <= 128
            && hash.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !is_hash || parts.next().is_some() {
            return None;
        }
        let width = self.number("width", 800).filter(|width| (16..=4000).contains(width))?;
        let template = self.get("template").filter(|template| !template.is_empty());
        if template.is_some_and(|template| !is_name(template)) {
            return None;
        }
        Some(PictureWanted {
            hash: hash.to_owned(),
            serial: serial.parse().ok()?,
            page,
            template: template.map(str::to_owned),
            width: u32::try_from(width).ok()?,
        })
    }
}

/// The language of a request: that of its query, or of the header that the page sets; Hindi if
/// neither says so. Of a doubled key the first counts.
pub(crate) fn lang(uri: &Uri, headers: &HeaderMap) -> Lang {
    let query = uri.query().unwrap_or_default();
    let asked = form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == "lang");
    if let Some(lang) = asked.and_then(|(_, value)| lang_of(&value)) {
        return lang;
    }
    let header = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let mut languages = header.unwrap_or_default().split(',');
    languages
        .find_map(|language| lang_of(language.split(['-', ';']).next()?.trim()))
        .unwrap_or(Lang::Hi)
}

/// The language that a word names.
pub(crate) fn lang_of(word: &str) -> Option<Lang> {
    match word {
        "hi" => Some(Lang::Hi),
        "en" => Some(Lang::En),
        _ => None,
    }
}

/// A name in an address, decoded; `None` if it is not UTF-8 or could lead anywhere else.
pub(crate) fn name(encoded: &str) -> Option<String> {
    let name = percent_decode_str(encoded).decode_utf8().ok()?;
    is_name(&name).then(|| name.into_owned())
}

/// A path in an address, decoded: names with `/` between them. It is looked up and never joined to a
/// folder; this only keeps nonsense from the desk.
pub(crate) fn path(encoded: &str) -> Option<String> {
    let path = percent_decode_str(encoded).decode_utf8().ok()?;
    (path.len() <= LONGEST_NAME && path.split('/').all(is_name)).then(|| path.into_owned())
}

/// True if this can be the name of a file, and nothing but that, on every system: no separator, no
/// drive, no control character.
fn is_name(name: &str) -> bool {
    let has_drive = name.as_bytes().get(1) == Some(&b':');
    !name.is_empty()
        && name.len() <= LONGEST_NAME
        && !matches!(name, "." | "..")
        && !has_drive
        && !name.chars().any(|c| matches!(c, '/' | '\\') || c.is_control())
}
