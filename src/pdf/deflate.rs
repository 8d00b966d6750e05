//! Deflate (RFC 1950), with buffers that are kept from stream to stream.

use flate2::{Compress, Compression, FlushCompress, Status};

/// Compresses one stream after the other.
#[derive(Debug)]
pub struct Deflater(Compress);

impl Default for Deflater {
    fn default() -> Self {
        Self(Compress::new(Compression::default(), true))
    }
}

impl Deflater {
    /// For what is written once a run: small rather than quick.
    pub(super) fn best() -> Self {
        Self(Compress::new(Compression::best(), true))
    }

    /// The deflated form.
    pub(super) fn deflate(&mut self, plain: &[u8]) -> Vec<u8> {
        self.0.reset();
        // zlib's own bound for incompressible input is below this.
        let mut deflated = Vec::with_capacity(plain.len() + plain.len() / 1000 + 64);
        loop {
            let done = usize::try_from(self.0.total_in()).unwrap_or(usize::MAX);
            let rest = plain.get(done..).unwrap_or_default();
            match self.0.compress_vec(rest, &mut deflated, FlushCompress::Finish) {
                Ok(Status::StreamEnd) | Err(_) => return deflated,
                Ok(Status::Ok | Status::BufError) => deflated.reserve(1024),
            }
        }
    }
}
