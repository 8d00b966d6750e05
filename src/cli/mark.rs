//! `mark`: what became of letters, noted in the ledger.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use clap::ArgGroup;
use jiff::civil::Date;

use crate::cli::console::Console;
use crate::cli::exit::{DONE, ERRORS, HELD_BACK};
use crate::diagnostic::{DateFault, Diagnostic, Diagnostics, LedgerMessage, Message};
use crate::hindi::latin_digits;
use crate::input::{Job, serial_ranges};
use crate::ledger::{Column, Ledger, Mark, Replaced, shown_serials};
use crate::session::{GivenLedger, LedgerSession, Purpose, today};

/// Number of people that are named.
const SHOWN: usize = 10;

/// The remark.
#[derive(Debug, clap::Args)]
#[group(skip)]
#[command(group = ArgGroup::new("what").required(true).multiple(true).args([
    "printed", "handed_over", "reprinted", "cancelled", "note", "name", "is", "new", "scan",
]))]
#[command(group = ArgGroup::new("dated").multiple(true).args([
    "printed", "handed_over", "cancelled",
]))]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(super) struct Marks {
    /// छप गए / They were printed
    #[arg(long)]
    printed: bool,
    /// सौंप दिए गए / They were handed over
    #[arg(long)]
    handed_over: bool,
    /// दोबारा छपे / They were printed once more
    #[arg(long)]
    reprinted: bool,
    /// रद्द: `make` इन्हें नहीं बनाएगा / Cancelled: `make` makes them no more
    #[arg(long)]
    cancelled: bool,
    /// टिप्पणी / A remark
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// खाली पत्र किसके नाम से भरा गया / Whose name was written into a blank letter
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// आज नहीं, इस तारीख को / On this day instead of today
    #[arg(long, value_name = "DATE", requires = "dated")]
    on: Option<String>,
    /// जो लिखा था उसे हटाएँ / Take back what was noted
    #[arg(long, conflicts_with_all = ["note", "name", "is", "new", "on"])]
    undo: bool,
    /// यह क्रमांक सूची की इस पंक्ति का है; all: सब संदिग्ध पंक्तियाँ वही लोग हैं जो लगते हैं /
    /// The serial is that of this row of the list; all: all rows in doubt are the people they seem
    #[arg(long, value_name = "ROW", conflicts_with = "new")]
    is: Vec<String>,
    /// सूची की यह पंक्ति किसी नए व्यक्ति की है; all: सब संदिग्ध पंक्तियाँ /
    /// This row of the list is a new person's; all: all rows in doubt
    #[arg(long, value_name = "ROW")]
    new: Vec<String>,
    /// पंजी के पन्नों की फ़ोटो, या - : स्कैनर से आती पंक्तियाँ; कौन-कौन से क्रमांक हैं, यह दिखाता है /
    /// Photos of pages of registers, or - : the lines of a scanner; shows which serials they have
    #[arg(long, value_name = "PHOTO", num_args = 1..)]
    #[arg(conflicts_with_all = ["serials", "name", "is", "new", "undo"])]
    pub(super) scan: Vec<PathBuf>,
    /// पंजी कहीं और हो / The ledger, if it is elsewhere
    #[arg(long, value_name = "FILE")]
    pub(super) ledger: Option<PathBuf>,
}

impl Marks {
    /// True if photos are to be looked at, or a scanner listened to.
    pub(super) fn is_scan(&self) -> bool {
        !self.scan.is_empty()
    }

    /// True if something is to be noted.
    pub(super) fn is_noting(&self) -> bool {
        self.note.is_some() || self.chosen().next().is_some()
    }

    fn chosen(&self) -> impl Iterator<Item = Mark> {
        [
            (self.printed, Mark::Printed),
            (self.handed_over, Mark::HandedOver),
            (self.reprinted, Mark::Reprinted),
            (self.cancelled, Mark::Cancelled),
        ]
        .into_iter()
        .filter_map(|(is_given, mark)| is_given.then_some(mark))
    }
}

pub(super) fn run(
    event: &Path,
    serials: &[String],
    marks: &Marks,
    console: &mut Console<'_>,
) -> u8 {
    match noted(event, serials, marks, console) {
        Ok(status) => status,
        Err(diagnostics) => {
            console.report(&diagnostics);
            ERRORS
        }
    }
}

/// Notes it and says so; gives the exit status.
pub(super) fn noted(
    event: &Path,
    serials: &[String],
    marks: &Marks,
    console: &mut Console<'_>,
) -> Result<u8, Diagnostics> {
    let mut warnings = Diagnostics::new();
    let result = note(event, serials, marks, &mut warnings);
    console.report(&warnings);
    let Noted { serials, people, owners, replaced, never_made, never_printed, day } = result?;
    console.report(&never_made);
    let (letters, shown) = (serials.len(), shown_serials(serials));
    // Whoever wrote another day than was meant sees it here.
    let on = day.map_or_else(String::new, |day| format!(", {day}"));
    let rest = letters.saturating_sub(people.len() + owners.len());
    console.say(
        &format!("पंजी में लिखा गया, क्रमांक {shown} (कुल {letters}){on}"),
        &format!("noted in the ledger: serials {shown} ({letters} in all){on}"),
    );
    // Whoever mistook a number sees it here.
    for (serial, person) in people {
        console.line(&format!("{serial:>7}  {person}"));
    }
    if rest > 0 {
        console.say(&format!("         … और {rest}"), &format!("         … and {rest} more"));
    }
    for (serial, person) in owners {
        console.say(
            &format!("{serial:>7}  अब इनका है: {person}"),
            &format!("{serial:>7}  is now the number of {person}"),
        );
    }
    if !never_printed.is_empty() {
        let (letters, serials) = (never_printed.len(), shown_serials(never_printed));
        console.say(
            &format!(
                "{serials:>7}  छपा लिखा नहीं था; सौंप दिया, इसलिए अब छपा भी गिना जाएगा (कुल {letters})"
            ),
            &format!(
                "{serials:>7}  was not noted as printed; handed over, it counts as printed, too \
                 ({letters} in all)"
            ),
        );
    }
    report_replaced(replaced, console);
    Ok(if never_made.is_some() { HELD_BACK } else { DONE })
}

/// Tells what the ledger said before, of letters that had the same together.
fn report_replaced(replaced: Vec<Replaced>, console: &mut Console<'_>) {
    let mut alike: BTreeMap<(Column, String), Vec<u32>> = BTreeMap::new();
    for Replaced { serial, column, text } in replaced {
        alike.entry((column, text)).or_default().push(serial);
    }
    for ((column, text), mut serials) in alike {
        serials.sort_unstable();
        let (serials, heading) = (shown_serials(serials), column.heading());
        console.say(
            &format!("{serials:>7}  पहले लिखा था, अब नहीं रहा: {heading}: {text}"),
            &format!("{serials:>7}  was noted before, and is no more: {heading}: {text}"),
        );
    }
}

/// The remark noted.
struct Noted {
    serials: Vec<u32>,
    /// The first of them with their people.
    people: Vec<(u32, String)>,
    /// Numbers that are another's now, and whose.
    owners: Vec<(u32, String)>,
    /// The cells as they were in the ledger before.
    replaced: Vec<Replaced>,
    /// Those of which it cannot be noted, if there are any.
    never_made: Option<Diagnostic>,
    /// Those that were handed over, and of which it was not noted that they were printed.
    never_printed: Vec<u32>,
    /// The day that was written, as it was understood.
    day: Option<String>,
}

/// Notes it.
fn note(
    event: &Path,
    serials: &[String],
    marks: &Marks,
    warnings: &mut Diagnostics,
) -> Result<Noted, Diagnostics> {
    let today = today();
    let day = marks.on.as_deref().map_or(Ok(today), |written| date(written, today))?;
    let day = day.strftime("%d.%m.%Y").to_string();
    let ranges = serial_ranges(serials)?;
    let given = GivenLedger { path: marks.ledger.clone(), is_read_only: false };
    let (mut session, of_ledger) =
        LedgerSession::open(event, &given, Purpose::Write("mark"), || ())?;
    warnings.extend(of_ledger);
    if session.is_read_only() {
        return Err(Diagnostic::new(Message::Ledger(LedgerMessage::ReadOnly)).into());
    }
    let ledger = &mut session.ledger;
    let mut concerned = ledger.serials_in(&ranges)?;
    let mut owners = Vec::new();
    if !marks.is.is_empty() {
        let job = Job::read(event)?;
        let changed = if marks.is == ["all"] && ranges.is_empty() {
            let (changed, still_doubtful) = ledger.identify_doubtful(&job);
            warnings.extend(still_doubtful);
            concerned.clone_from(&changed);
            changed
        } else {
            identify(ledger, &ranges, &job, &marks.is)?
        };
        let owner = |own| Some((own, ledger.entry(own)?.person()));
        owners.extend(changed.into_iter().filter_map(owner));
    }
    let is_settled = marks.is == ["all"];
    if !marks.new.is_empty() {
        concerned = ledger.add_new(&Job::read(event)?, &marks.new)?;
    } else if concerned.is_empty() && !is_settled {
        let message = LedgerMessage::NoSerials;
        return Err(Diagnostic::new(Message::Ledger(message)).into());
    }
    let are_of_letters = !marks.undo && marks.chosen().any(Mark::is_of_letter);
    let never_made = if are_of_letters { ledger.never_made(&concerned) } else { Vec::new() };
    let mut made = concerned.clone();
    made.retain(|serial| never_made.binary_search(serial).is_err());
    let is_for_all = marks.note.is_some()
        || marks.name.is_some()
        || marks.chosen().any(|mark| !mark.is_of_letter());
    let left_out = left_out(ledger, never_made);
    if !is_for_all {
        if let Some(refused) = left_out.as_ref().filter(|_| made.is_empty()) {
            return Err(refused.clone().into());
        }
        concerned.clone_from(&made);
    }
    let mut replaced = Vec::new();
    let is_handed_over = marks.chosen().any(|mark| mark == Mark::HandedOver) && !marks.undo;
    let is_printed = marks.chosen().any(|mark| matches!(mark, Mark::Printed | Mark::Reprinted));
    let never_printed =
        if is_handed_over && !is_printed { ledger.never_printed(&made) } else { Vec::new() };
    for mark in marks.chosen() {
        let serials = if mark.is_of_letter() { &made } else { &concerned };
        replaced.extend(if marks.undo {
            ledger.unmark(serials, mark)
        } else {
            ledger.mark(serials, mark, &day)
        });
    }
    if let Some(name) = &marks.name {
        let [serial] = concerned[..] else {
            let message = LedgerMessage::NameForOne { serials: concerned.len() };
            return Err(Diagnostic::new(Message::Ledger(message)).into());
        };
        replaced.extend(ledger.fill_in(serial, name)?);
    }
    if let Some(text) = &marks.note {
        replaced.extend(ledger.note(&concerned, text));
    }
    let mut changed = ledger.changed_since_printing();
    changed.retain(|serial| concerned.binary_search(serial).is_ok());
    session.write()?;
    warnings.extend(session.changed_since_printing(changed));
    // Those whose numbers are another's now are named as such.
    let named = concerned.iter().filter(|own| !owners.iter().any(|(other, _)| other == *own));
    let person = |serial: &u32| Some((*serial, session.ledger.entry(*serial)?.person()));
    let people = named.take(SHOWN).filter_map(person).collect();
    Ok(Noted {
        serials: concerned,
        people,
        owners,
        replaced,
        never_made: left_out,
        never_printed,
        day: marks.on.is_some().then_some(day),
    })
}

/// Names those of whom nothing can be noted that happens to letters.
fn left_out(ledger: &Ledger, never_made: Vec<u32>) -> Option<Diagnostic> {
    let person = |serial: &u32| Some(format!("{serial} {}", ledger.entry(*serial)?.person()));
    let mut people: Vec<String> = never_made.iter().filter_map(person).take(SHOWN).collect();
    let (is_any, are_more) = (!never_made.is_empty(), never_made.len() > SHOWN);
    let serials = shown_serials(never_made);
    people.extend(are_more.then(|| format!("… ({serials})")));
    let message = LedgerMessage::NeverMade { people: people.join("; ") };
    is_any.then(|| Diagnostic::new(Message::Ledger(message)))
}

/// Says of serials whose rows they are, one for each in the order in which they are written.
/// Gives the serials that are another's now.
fn identify(
    ledger: &mut Ledger,
    ranges: &[RangeInclusive<u32>],
    job: &Job,
    rows: &[String],
) -> Result<Vec<u32>, Diagnostic> {
    let serials: usize =
        ranges.iter().map(|own| (own.end() - own.start()) as usize).sum::<usize>()
            + ranges.len();
    if serials != rows.len() || rows.iter().any(|row| row == "all") {
        let message = LedgerMessage::SerialsAndRows { serials, rows: rows.len() };
        return Err(Diagnostic::new(Message::Ledger(message)));
    }
    let mut changed = Vec::new();
    for (serial, row) in ranges.iter().cloned().flatten().zip(rows) {
        for own in ledger.identify(serial, job, row)? {
            if !changed.contains(&own) {
                changed.push(own);
            }
        }
    }
    Ok(changed)
}

/// The year before which there is no letter of this program.
const FIRST_YEAR: i16 = 2000;

/// A day as people write it, on which something can have been done.
fn date(written: &str, today: Date) -> Result<Date, Diagnostic> {
    let digits = latin_digits(written.trim());
    let parts: Vec<&str> = digits.split(['.', '-', '/']).collect();
    let day = match parts[..] {
        [year, month, day] if year.len() == 4 => from_parts(year, month, day),
        [day, month, year] if year.len() == 4 => from_parts(year, month, day),
        // 30/11/26: no letter of this program is of another century.
        [day, month, year] if year.len() == 2 => from_parts(&format!("20{year}"), month, day),
        _ => None,
    };
    let fault = match day {
        None => DateFault::NoDay,
        Some(day) if day > today => DateFault::ToCome,
        Some(day) if day.year() < FIRST_YEAR => DateFault::TooLongAgo,
        Some(day) => return Ok(day),
    };
    let message = LedgerMessage::Date { written: written.to_owned(), fault };
    Err(Diagnostic::new(Message::Ledger(message)))
}

fn from_parts(year: &str, month: &str, day: &str) -> Option<Date> {
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::{Date, date};
    use crate::diagnostic::Lang;

    #[test]
    fn days_as_people_write_them() {
        let today = Date::constant(2025, 9, 21);
        for written in
            ["21.09.2025", "21/9/2025", "2025-09-21", " २१-०९-२०२५ ", "21/09/25", "२१.९.२५"]
        {
            assert_eq!(date(written, today).unwrap(), today, "{written}");
        }
        assert_eq!(date("1.1.2000", today).unwrap(), Date::constant(2000, 1, 1));
        let no_day = "is no date";
        for (written, said) in [
            ("", no_day),
            ("21", no_day),
            ("31.02.2025", no_day),
            ("21.09.5", no_day),
            ("31/02/25", no_day),
            ("कल", no_day),
            ("22.09.2025", "has not come yet"),
            ("2026-01-01", "has not come yet"),
            ("31.12.1999", "is too long ago"),
            ("21.09.0025", "is too long ago"),
        ] {
            let refused = date(written, today).unwrap_err();
            assert_eq!(refused.code(), "A0815", "{written}");
            let text = refused.message().text(Lang::En);
            assert!(text.starts_with(&format!("\"{written}\" {said}")), "{text}");
        }
    }
}
