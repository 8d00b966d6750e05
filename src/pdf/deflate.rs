//! Deflate (RFC 1950 and 1951), with buffers that are kept from stream to stream.

use std::collections::VecDeque;
use std::io;

use serde::{Deserialize, Serialize};

use flate2::{Compress, Compression, FlushCompress, Status};

/// Compresses one stream after the other.
#[derive(Debug)]
pub struct Deflater {
    long: Compressor,
    short: Compressor,
    /// For long files alone.
    quick: Compressor,
    /// The last of those that come again, plain and deflated.
    repeated: VecDeque<(Vec<u8>, Vec<u8>)>,
}

/// Made when it is first asked for: it is large.
#[derive(Debug)]
struct Compressor {
    effort: Compression,
    made: Option<Compress>,
}

impl Compressor {
    fn new(effort: Compression) -> Self {
        Self { effort, made: None }
    }

    /// Ready for the next stream.
    fn fresh(&mut self) -> &mut Compress {
        let compress = self.made.get_or_insert_with(|| Compress::new(self.effort, false));
        compress.reset();
        compress
    }
}

/// Below so many bytes codes made for the text gain less than it takes to tell them.
const SHORT: usize = 700;
/// The least effort that makes codes for the text.
const QUICK: u32 = 2;
/// Streams that come again and are kept.
const REPEATED: usize = 4;

/// A part of a stream: deflated by itself, so that it can be joined with any others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Fragment {
    /// Blocks that end with a byte and refer to nothing before them.
    deflated: Vec<u8>,
    /// Of the plain bytes.
    checksum: Checksum,
}

impl Fragment {
    /// The bytes of memory that it has beside itself.
    pub(super) fn size(&self) -> usize {
        self.deflated.capacity()
    }

    /// True if nothing was deflated.
    pub(super) fn is_empty(&self) -> bool {
        self.deflated.is_empty()
    }

    /// The same without room that it does not need, to be kept.
    pub(super) fn shrunk(mut self) -> Self {
        self.deflated.shrink_to_fit();
        self
    }
}

/// Adler-32 (RFC 1950, 8.2) of so many bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Checksum {
    value: u32,
    length: usize,
}

/// The largest prime below 2¹⁶.
const BASE: u32 = 65_521;

impl Default for Checksum {
    fn default() -> Self {
        Self { value: 1, length: 0 }
    }
}

impl Checksum {
    fn of(plain: &[u8]) -> Self {
        Self { value: simd_adler32::adler32(&plain), length: plain.len() }
    }

    /// That of the bytes of both.
    fn joined(self, next: Self) -> Self {
        let length = u32::try_from(next.length % BASE as usize).unwrap_or_default();
        let halves = |value: u32| (value & 0xFFFF, value >> 16);
        let ((one, other), (next_one, next_other)) = (halves(self.value), halves(next.value));
        // Each sum of the second part began with one, and now begins with the first's.
        let begun = u64::from(one + BASE - 1) * u64::from(length) % u64::from(BASE);
        let begun = u32::try_from(begun).unwrap_or_default();
        let one = (one + next_one + BASE - 1) % BASE;
        let other = (other + next_other + begun) % BASE;
        Self { value: other << 16 | one, length: self.length + next.length }
    }
}

/// The header of a stream: deflate, a window of 32 KiB, the usual effort.
const HEADER: [u8; 2] = [0x78, 0x9C];
/// The last block, with nothing in it.
const LAST: [u8; 2] = [0x03, 0x00];

/// A stream of fragments.
pub(super) fn joined<'f>(fragments: impl IntoIterator<Item = &'f Fragment>) -> Vec<u8> {
    let mut stream = HEADER.to_vec();
    let mut checksum = Checksum::default();
    for fragment in fragments {
        stream.extend(&fragment.deflated);
        checksum = checksum.joined(fragment.checksum);
    }
    stream.extend(LAST);
    stream.extend(checksum.value.to_be_bytes());
    stream
}

impl Default for Deflater {
    fn default() -> Self {
        Self::with(Compression::default(), Compression::fast())
    }
}

impl Deflater {
    /// For what is written once a run: small rather than quick.
    pub(super) fn best() -> Self {
        Self::with(Compression::best(), Compression::best())
    }

    fn with(long: Compression, short: Compression) -> Self {
        Self {
            long: Compressor::new(long),
            short: Compressor::new(short),
            quick: Compressor::new(Compression::new(QUICK)),
            repeated: VecDeque::new(),
        }
    }

    /// The deflated form.
    ///
    /// # Errors
    ///
    /// When the compressor breaks down, as for all that follow.
    pub(super) fn deflate(&mut self, plain: &[u8]) -> io::Result<Vec<u8>> {
        let is_short = plain.len() < SHORT;
        let compress = if is_short { &mut self.short } else { &mut self.long };
        stream(compress, plain)
    }

    /// The deflated form, made in half the time and somewhat longer.
    pub(super) fn deflate_quick(&mut self, plain: &[u8]) -> io::Result<Vec<u8>> {
        stream(&mut self.quick, plain)
    }

    /// The deflated form of what was probably deflated before.
    pub(super) fn deflate_again(&mut self, plain: &[u8]) -> io::Result<Vec<u8>> {
        if let Some((_, known)) = self.repeated.iter().find(|(own, _)| own == plain) {
            return Ok(known.clone());
        }
        let deflated = self.deflate(plain)?;
        self.repeated.truncate(REPEATED - 1);
        self.repeated.push_front((plain.to_vec(), deflated.clone()));
        Ok(deflated)
    }

    /// The deflated form, to be joined with others.
    pub(super) fn fragment(&mut self, plain: &[u8]) -> io::Result<Fragment> {
        let is_short = plain.len() < SHORT;
        Self::part(if is_short { &mut self.short } else { &mut self.long }, plain)
    }

    /// The same, made in a third of the time and a quarter longer.
    pub(super) fn fragment_quick(&mut self, plain: &[u8]) -> io::Result<Fragment> {
        Self::part(&mut self.short, plain)
    }

    fn part(compress: &mut Compressor, plain: &[u8]) -> io::Result<Fragment> {
        let mut deflated = Vec::new();
        run(compress.fresh(), plain, FlushCompress::Sync, &mut deflated)?;
        Ok(Fragment { deflated, checksum: Checksum::of(plain) })
    }
}

fn stream(compress: &mut Compressor, plain: &[u8]) -> io::Result<Vec<u8>> {
    let mut stream = HEADER.to_vec();
    run(compress.fresh(), plain, FlushCompress::Finish, &mut stream)?;
    stream.extend(Checksum::of(plain).value.to_be_bytes());
    Ok(stream)
}

/// Deflates all of a text.
///
/// # Errors
///
/// When the compressor reports one, or stops before all is deflated.
fn run(
    compress: &mut Compress,
    plain: &[u8],
    flush: FlushCompress,
    out: &mut Vec<u8>,
) -> io::Result<()> {
    // zlib's own bound for incompressible input is below this.
    out.reserve(plain.len() + plain.len() / 1000 + 64);
    let mut rest = plain;
    loop {
        let (before, length) = (compress.total_in(), out.len());
        let status = compress.compress_vec(rest, out, flush)?;
        let taken = usize::try_from(compress.total_in() - before).map_err(io::Error::other)?;
        rest = rest.get(taken..).unwrap_or_default();
        // Room that is left over means that everything is out.
        let has_room = out.len() < out.capacity();
        let is_done = match flush {
            FlushCompress::Finish => status == Status::StreamEnd,
            _ => has_room,
        };
        if is_done && rest.is_empty() {
            return Ok(());
        }
        let is_stuck = taken == 0 && out.len() == length && has_room;
        if is_done || is_stuck {
            return Err(io::Error::other("the stream ended before its text"));
        }
        out.reserve(1024);
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use proptest::prelude::*;

    use super::*;

    fn inflated(stream: &[u8]) -> Vec<u8> {
        let mut plain = Vec::new();
        // The decoder checks the checksum.
        flate2::read::ZlibDecoder::new(stream).read_to_end(&mut plain).unwrap();
        plain
    }

    /// A compressor that breaks down is not the end of the stream.
    #[test]
    fn a_broken_stream_is_an_error() {
        let mut compress = Compress::new(Compression::default(), false);
        let mut out = Vec::new();
        run(&mut compress, b"one", FlushCompress::Finish, &mut out).unwrap();
        // Nothing can follow the end of a stream.
        for flush in [FlushCompress::Sync, FlushCompress::Finish] {
            run(&mut compress, b"two", flush, &mut out).unwrap_err();
        }
    }

    proptest! {
        #[test]
        fn fragments_make_one_stream(
            parts in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..3000), 0..6),
            again in 0..40_usize,
        ) {
            let mut deflater = Deflater::default();
            let parts: Vec<Vec<u8>> = parts.into_iter().map(|part| part.repeat(again)).collect();
            let fragments: Vec<Fragment> =
                parts.iter().map(|part| deflater.fragment(part).unwrap()).collect();
            prop_assert_eq!(inflated(&joined(&fragments)), parts.concat());
            prop_assert_eq!(inflated(&deflater.deflate(&parts.concat()).unwrap()), parts.concat());
            for part in parts.iter().chain(&parts) {
                prop_assert_eq!(&inflated(&deflater.deflate_again(part).unwrap()), part);
            }
        }
    }
}
