//! The memory that pictures take, known before they are decoded.

/// Bytes that a picture takes, at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Memory {
    /// As long as the picture is kept.
    pub kept: usize,
    /// While it is decoded, in addition.
    pub decoding: usize,
}
