//! Which requests are heard at all.
//!
//! Any page in the browser can send requests to a port of this computer, and any name can be made
//! to lead to 127.0.0.1 (DNS rebinding). So `Host`, `Origin`, `Sec-Fetch-Site` and a header of our
//! own are looked at before the cookie, and the cookie before all else.

use axum::http::header::{ACCEPT, COOKIE, HOST, ORIGIN};
use axum::http::{HeaderMap, HeaderName, Method, StatusCode, Uri};

use crate::serve::access::Access;

/// Where a token is used.
pub(crate) const ENTER: &str = "/enter/";
/// Where a second start asks for a token.
pub(crate) const AGAIN: &str = "/again";
/// The style of the sentence that those see who have no cookie.
pub(crate) const ENTRANCE_STYLE: &str = "/entrance.css";

/// The header of all requests that change something. A page of another origin cannot send it
/// without asking first by `OPTIONS`, and that is never granted.
const OWN: HeaderName = HeaderName::from_static("x-aamantran");
const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const FETCH_MODE: HeaderName = HeaderName::from_static("sec-fetch-mode");
const FETCH_DEST: HeaderName = HeaderName::from_static("sec-fetch-dest");

/// A reason for which a request is not heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// `Host`, or the address itself, is not this server's.
    Host,
    /// A method that nothing here has.
    Method,
    /// Another site asks.
    Site,
    /// `Origin` is missing or another.
    Origin,
    /// The header of our own is missing.
    Own,
    /// No cookie.
    Cookie,
}

impl Refusal {
    pub(crate) fn status(self) -> StatusCode {
        match self {
            Self::Host | Self::Site | Self::Origin | Self::Own => StatusCode::FORBIDDEN,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Cookie => StatusCode::UNAUTHORIZED,
        }
    }
}

/// Lets a request be heard, or not.
///
/// # Errors
///
/// The first reason why not.
pub(crate) fn check(
    access: &Access,
    method: &Method,
    uri: &Uri,
    headers: &HeaderMap,
) -> Result<(), Refusal> {
    let host = checked_host(access, uri, headers).ok_or(Refusal::Host)?;
    let changes = match *method {
        Method::GET | Method::HEAD => false,
        Method::POST | Method::PUT => true,
        _ => return Err(Refusal::Method),
    };
    if !is_own_site(uri.path(), changes, headers) {
        return Err(Refusal::Site);
    }
    let own_origin = format!("http://{host}");
    match (only(headers, &ORIGIN), changes) {
        (Some(origin), _) if origin == own_origin.as_bytes() => {}
        (None, false) if !headers.contains_key(ORIGIN) => {}
        _ => return Err(Refusal::Origin),
    }
    if changes && only(headers, &OWN) != Some(b"1") {
        return Err(Refusal::Own);
    }
    let has_own_key = match *method {
        Method::GET => uri.path().starts_with(ENTER) || uri.path() == ENTRANCE_STYLE,
        Method::POST => uri.path() == AGAIN,
        _ => false,
    };
    if has_own_key || is_known(access, headers) {
        return Ok(());
    }
    Err(Refusal::Cookie)
}

/// True if one of the cookies is the server's.
pub(crate) fn is_known(access: &Access, headers: &HeaderMap) -> bool {
    headers.get_all(COOKIE).iter().any(|cookies| access.knows(cookies.as_bytes()))
}

/// The host asked for, if it is this server: exactly one header, and no other host in the address.
fn checked_host<'h>(access: &Access, uri: &Uri, headers: &'h HeaderMap) -> Option<&'h str> {
    let host = std::str::from_utf8(only(headers, &HOST)?).ok()?;
    let is_own =
        ["127.0.0.1", "localhost"].iter().any(|name| host == format!("{name}:{}", access.port));
    let is_asked_for = uri.authority().is_none_or(|authority| authority.as_str() == host)
        && uri.scheme_str().is_none_or(|scheme| scheme == "http");
    (is_own && is_asked_for).then_some(host)
}

/// True if no other site asks, as far as the browser says. Another site may lead to the page and to
/// where a token is used, as a link in the window.
fn is_own_site(path: &str, changes: bool, headers: &HeaderMap) -> bool {
    if !headers.contains_key(FETCH_SITE) {
        return true;
    }
    match only(headers, &FETCH_SITE) {
        Some(b"same-origin" | b"none") => true,
        Some(b"same-site" | b"cross-site") => {
            !changes
                && (path == "/" || path.starts_with(ENTER))
                && only(headers, &FETCH_MODE) == Some(b"navigate")
                && only(headers, &FETCH_DEST) == Some(b"document")
        }
        _ => false,
    }
}

/// True if the answer is shown in the window, so that it should be a page.
pub(crate) fn is_navigation(uri: &Uri, headers: &HeaderMap) -> bool {
    if let Some(mode) = headers.get(FETCH_MODE) {
        return mode == "navigate";
    }
    let accepts = headers.get(ACCEPT).is_some_and(|accept| {
        accept.as_bytes().windows(b"text/html".len()).any(|part| part == b"text/html")
    });
    !uri.path().starts_with("/api/") && accepts
}

/// The value of a header that is there exactly once.
pub(crate) fn only<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h [u8]> {
    let mut all = headers.get_all(name).iter();
    let one = all.next()?;
    all.next().is_none().then_some(one.as_bytes())
}
