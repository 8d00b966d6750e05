//! Limits of a template, since tera sets no bounds.

use std::cell::Cell;
use std::io::{self, Write};

use tera::{Error, Kwargs, State, Tera, TeraResult};

use crate::compose::meter::TURN;
use crate::diagnostic::TemplateLimit;

/// The longest text of one letter, in bytes: some hundred pages.
const LONGEST: usize = 1 << 20;

/// Bytes and turns of loops that each row of a paper may add.
const LONGEST_ROW: usize = 8 << 10;
const TURNS_OF_A_ROW: usize = 100;

/// Room for the text of most letters, in bytes.
const USUAL: usize = 16 << 10;

/// Number of numbers that `range` gives to one letter, in all calls together.
const MOST_NUMBERS: usize = 10_000;

/// Number of turns that the loops of one letter may take, all together.
const MOST_TURNS: usize = 100_000;

/// By these texts the error of a template that does too much is known again.
const NUMBERS: &str = "the template takes too many numbers of `range`";
const TURNS_OF_LOOPS: &str = "the loops of the template take too many turns";

/// The limit that an error of tera speaks of, if it is one of ours.
pub(super) fn limit_in(detail: &str) -> Option<TemplateLimit> {
    [(NUMBERS, TemplateLimit::Numbers), (TURNS_OF_LOOPS, TemplateLimit::Turns)]
        .into_iter()
        .find_map(|(text, limit)| detail.contains(text).then_some(limit))
}

thread_local! {
    /// Number of numbers that `range` may still give to the letter that this thread fills in.
    static LEFT: Cell<usize> = const { Cell::new(0) };
    /// Number of turns that its loops may still take.
    static TURNS: Cell<usize> = const { Cell::new(0) };
}

/// The text of a letter as tera writes it.
#[derive(Debug, Default)]
pub(super) struct Capped {
    text: Vec<u8>,
    /// The most bytes that it may have.
    longest: usize,
    /// True if it became too long.
    pub is_full: bool,
}

impl Capped {
    /// For a new letter, to be filled in by this thread.
    pub(super) fn new() -> Self {
        Self::for_rows(0)
    }

    /// For a paper of so many rows.
    pub(super) fn for_rows(rows: usize) -> Self {
        LEFT.set(MOST_NUMBERS);
        TURNS.set(MOST_TURNS + rows.saturating_mul(TURNS_OF_A_ROW));
        let longest = LONGEST + rows.saturating_mul(LONGEST_ROW);
        Self { text: Vec::with_capacity(USUAL), longest, is_full: false }
    }

    pub(super) fn text(self) -> Vec<u8> {
        self.text
    }
}

impl Write for Capped {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.text.len() + bytes.len() > self.longest {
            self.is_full = true;
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.text.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Puts a bounded `range` in place of tera's, and adds what counts the turns of loops.
pub(super) fn register(tera: &mut Tera) {
    tera.register_function(TURN, |_: Kwargs, _: &State<'_>| turn());
    tera.register_function("range", |given: Kwargs, _: &State<'_>| range(&given));
}

/// Counts a turn; prints nothing.
fn turn() -> TeraResult<&'static str> {
    let left = TURNS.get().checked_sub(1).ok_or_else(|| Error::message(TURNS_OF_LOOPS))?;
    TURNS.set(left);
    Ok("")
}

/// `start` (0 if not given), `start + step_by` …, all before `end`.
fn range(given: &Kwargs) -> TeraResult<Vec<i64>> {
    let start = given.get::<i64>("start")?.unwrap_or_default();
    let end = given.must_get::<i64>("end")?;
    let step = given.get::<i64>("step_by")?.unwrap_or(1);
    if step == 0 || (step > 0 && start > end) {
        return Err(Error::message("`range` never comes to its `end`"));
    }
    let mut numbers = Vec::new();
    let mut number = Some(start);
    while let Some(next) =
        number.filter(|next| if step > 0 { *next < end } else { *next > end })
    {
        let left = LEFT.get().checked_sub(1).ok_or_else(|| Error::message(NUMBERS))?;
        LEFT.set(left);
        numbers.push(next);
        number = next.checked_add(step);
    }
    Ok(numbers)
}
