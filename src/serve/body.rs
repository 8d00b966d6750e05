//! Bodies of requests, read whole within bounds of length and time.

use std::future::poll_fn;
use std::pin::Pin;
use std::time::Duration;

use axum::body::{Body, BodyDataStream};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderMap};
use futures_core::Stream as _;
use tokio::time::timeout;

use crate::serve::admission::only;
use crate::serve::answer::Sentence;

/// Longest command.
pub(crate) const COMMAND: usize = 64 * 1024;
/// Longest command that carries a text: see [`crate::serve::routes`].
pub(crate) const TEXT: usize = 4 * 1024 * 1024;
/// Largest list.
pub(crate) const LIST: usize = 32 * 1024 * 1024;
/// Largest picture.
pub(crate) const PICTURE: usize = 16 * 1024 * 1024;

/// Time in which a body has to be there.
const PATIENCE: Duration = Duration::from_mins(1);
/// Bytes beyond the limit that are still taken, and thrown away: a browser that is still sending
/// does not read the answer if the connection is closed.
const THROWN_AWAY: usize = 256 * 1024 * 1024;
/// Time for them.
const PATIENCE_BEYOND: Duration = Duration::from_secs(10);

/// A reason for which a body is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BodyFault {
    /// More bytes than allowed.
    TooLarge,
    /// Not there in time.
    TooSlow,
    /// The connection broke off, or its framing is wrong.
    Broken,
}

impl BodyFault {
    pub(crate) fn answer(self) -> (StatusCode, Sentence) {
        match self {
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, Sentence::TooLarge),
            Self::TooSlow => (StatusCode::REQUEST_TIMEOUT, Sentence::TooSlow),
            Self::Broken => (StatusCode::BAD_REQUEST, Sentence::NotUnderstood),
        }
    }
}

/// True if the body is of this media type, whatever its parameters.
pub(crate) fn is_of_type(headers: &HeaderMap, media_type: &str) -> bool {
    let given = only(headers, &CONTENT_TYPE).and_then(|value| std::str::from_utf8(value).ok());
    given.is_some_and(|given| {
        let essence = given.split(';').next().unwrap_or_default();
        essence.trim().eq_ignore_ascii_case(media_type)
    })
}

/// All bytes of a body.
///
/// # Errors
///
/// More than `limit`, or not in time.
pub(crate) async fn read(
    headers: &HeaderMap,
    body: Body,
    limit: usize,
) -> Result<Vec<u8>, BodyFault> {
    let announced = only(headers, &CONTENT_LENGTH)
        .and_then(|length| std::str::from_utf8(length).ok()?.parse::<usize>().ok());
    let mut stream = body.into_data_stream();
    let taken = if announced.is_some_and(|announced| announced > limit) {
        Err(BodyFault::TooLarge)
    } else {
        timeout(PATIENCE, taken(&mut stream, limit)).await.unwrap_or(Err(BodyFault::TooSlow))
    };
    if taken == Err(BodyFault::TooLarge) && announced.is_none_or(|length| length < THROWN_AWAY)
    {
        let _ = timeout(PATIENCE_BEYOND, throw_away(&mut stream)).await;
    }
    taken
}

async fn taken(stream: &mut BodyDataStream, limit: usize) -> Result<Vec<u8>, BodyFault> {
    let mut bytes = Vec::new();
    while let Some(chunk) = poll_fn(|context| Pin::new(&mut *stream).poll_next(context)).await {
        let chunk = chunk.map_err(|_| BodyFault::Broken)?;
        if chunk.len() > limit - bytes.len() {
            return Err(BodyFault::TooLarge);
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

async fn throw_away(stream: &mut BodyDataStream) {
    let mut left = THROWN_AWAY;
    while let Some(Ok(chunk)) =
        poll_fn(|context| Pin::new(&mut *stream).poll_next(context)).await
    {
        left = left.saturating_sub(chunk.len());
        if left == 0 {
            return;
        }
    }
}
