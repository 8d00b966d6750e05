//! Who issues the letters of the rows that name nobody.

use std::collections::BTreeMap;

use crate::diagnostic::{AssignMessage, Diagnostic, Diagnostics, Message, nearest};
use crate::input::event::assignment::{AreaField, Assignment};
use crate::input::event::{Advocate, Event};
use crate::input::list::row::invitee::Invitee;
use crate::input::list::row::rejected::RejectedRow;
use crate::text::value_key;

/// Gives an advocate to all rows that name none. Rows that are rejected take part, so that
/// repairing one changes no other's advocate. Rows whose area is nobody's become rejected.
///
/// # Errors
/// `count`s that do not add up to the rows there are.
pub(crate) fn assign(
    event: &Event,
    invitees: &mut Vec<Invitee>,
    rejected: &mut Vec<RejectedRow>,
) -> Result<(), AssignMessage> {
    if matches!(
        event.assignment,
        Some(Assignment::Counts | Assignment::Evenly | Assignment::Turns)
    ) {
        for invitee in invitees.iter_mut() {
            invitee.is_shared_out = invitee.advocate.is_none();
        }
    }
    match event.assignment {
        None => {}
        Some(Assignment::Areas(field)) => by_area(&event.advocates, field, invitees, rejected),
        Some(Assignment::Turns) => {
            let issuers: Vec<usize> = issuers(event).map(|(index, _)| index).collect();
            for (open, issuer) in
                open_rows(invitees, rejected).into_iter().zip(issuers.iter().cycle())
            {
                *open = Some(*issuer);
            }
        }
        Some(Assignment::Evenly) => {
            let open = open_rows(invitees, rejected);
            let shares = shares(open.len(), &vec![None; issuers(event).count()])?;
            in_a_row(open, event, &shares);
        }
        Some(Assignment::Counts) => {
            let counts: Vec<_> = issuers(event).map(|(_, advocate)| advocate.count).collect();
            let open = open_rows(invitees, rejected);
            let shares = shares(open.len(), &counts)?;
            in_a_row(open, event, &shares);
        }
    }
    Ok(())
}

/// The advocates of the rows that have none, in the order of the lists.
fn open_rows<'a>(
    invitees: &'a mut [Invitee],
    rejected: &'a mut [RejectedRow],
) -> Vec<&'a mut Option<usize>> {
    let valid = invitees.iter_mut().map(|own| (own.position, &mut own.advocate));
    let others = rejected
        .iter_mut()
        .filter(|row| !names_an_advocate(row))
        .map(|row| (row.position, &mut row.advocate));
    let mut open: Vec<_> =
        valid.chain(others).filter(|(_, advocate)| advocate.is_none()).collect();
    open.sort_by_key(|(position, _)| *position);
    open.into_iter().map(|(_, advocate)| advocate).collect()
}

/// True if a row names somebody, but nobody who can be found.
fn names_an_advocate(row: &RejectedRow) -> bool {
    row.diagnostics.iter().any(|found| {
        matches!(
            found.message(),
            Message::AdvocateUnknown { .. } | Message::AdvocateAmbiguous { .. }
        )
    })
}

/// Those who issue letters, with their places among the advocates.
fn issuers(event: &Event) -> impl Iterator<Item = (usize, &Advocate)> {
    event.advocates.iter().enumerate().filter(|(_, advocate)| advocate.issues)
}

/// Gives each of those who issue letters a share of the rows, one after the other.
fn in_a_row(open: Vec<&mut Option<usize>>, event: &Event, shares: &[usize]) {
    let shares = issuers(event).zip(shares);
    let each = shares.flat_map(|((own, _), share)| std::iter::repeat_n(own, *share));
    for (advocate, own) in open.into_iter().zip(each) {
        *advocate = Some(own);
    }
}

/// Number of rows that each gets. Those without a count share the rest; of a rest that cannot be
/// shared evenly the first get one more.
fn shares(rows: usize, counts: &[Option<u32>]) -> Result<Vec<usize>, AssignMessage> {
    let counted: usize = counts.iter().flatten().map(|count| *count as usize).sum();
    let uncounted = counts.iter().filter(|count| count.is_none()).count();
    if counted > rows || (uncounted == 0 && counted < rows) {
        return Err(AssignMessage::CountsWrong { counted, rows });
    }
    let rest = rows - counted;
    let mut seen = 0;
    let share = |count: &Option<u32>| {
        if let Some(count) = count {
            return *count as usize;
        }
        seen += 1;
        rest / uncounted + usize::from(seen <= rest % uncounted)
    };
    Ok(counts.iter().map(share).collect())
}

/// The area of a row by a field.
fn area(field: AreaField, invitee: &Invitee) -> Option<&str> {
    match field {
        AreaField::Village => invitee.village(),
        AreaField::Ward => invitee.ward(),
        AreaField::PostOffice => invitee.post_office(),
        AreaField::Thana => invitee.thana(),
        AreaField::Panchayat => invitee.panchayat(),
        AreaField::Block => invitee.block(),
        AreaField::Subdivision => invitee.subdivision(),
        AreaField::District => invitee.district(),
    }
}

fn by_area(
    advocates: &[Advocate],
    field: AreaField,
    invitees: &mut Vec<Invitee>,
    rejected: &mut Vec<RejectedRow>,
) {
    let areas: BTreeMap<String, usize> = advocates
        .iter()
        .enumerate()
        .flat_map(|(own, advocate)| {
            advocate.areas.iter().map(move |area| (value_key(area), own))
        })
        .collect();
    let known = || advocates.iter().flat_map(|advocate| &advocate.areas).map(String::as_str);
    let fault = |invitee: &Invitee| match area(field, invitee) {
        None => AssignMessage::AreaEmpty { field: field.field().name() },
        Some(own) => {
            AssignMessage::AreaUnknown { area: own.to_owned(), nearest: nearest(own, known()) }
        }
    };
    let before = rejected.len();
    invitees.retain_mut(|invitee| {
        if invitee.advocate.is_none() {
            invitee.advocate =
                area(field, invitee).and_then(|area| areas.get(&value_key(area))).copied();
        }
        if invitee.advocate.is_some() {
            return true;
        }
        let place = invitee.place(field.field().name());
        let found = Diagnostic::at(Message::Assign(fault(invitee)), place);
        rejected.push(invitee.rejected_for(Diagnostics::from(found)));
        false
    });
    if rejected.len() > before {
        rejected.sort_by_key(|row| row.position);
    }
}

#[cfg(test)]
mod tests {
    use super::shares;
    use crate::diagnostic::AssignMessage;
    use crate::input::{Job, RejectedRow};
    use crate::support::case::Case;

    const ADVOCATES: [&str; 3] = ["", "", ""];

    fn job(assign: &str, keys: [&str; 3], list: &str) -> Job {
        let advocates: Vec<String> = ["a", "b", "c"]
            .iter()
            .zip(keys)
            .map(|(name, keys)| format!("[[advocate]]\nname = \"{name}\"\n{keys}\n"))
            .collect();
        let advocates = advocates.concat();
        let assign = format!("[assign]\n{assign}");
        Case::bare().tables(&assign).advocates(&advocates).list(list).valid_job()
    }

    /// The advocate of each row, in the order of the list.
    fn issuers(job: &Job) -> String {
        let mut all: Vec<_> = job
            .invitees
            .iter()
            .map(|own| (own.position, own.advocate))
            .chain(job.rejected.iter().map(|row| (row.position, row.advocate)))
            .collect();
        all.sort_unstable();
        all.iter().map(|(_, own)| own.map_or('-', |own| ['a', 'b', 'c'][own])).collect()
    }

    const SEVEN: &str = "नाम\nक\nख\nग\nघ\nच\nछ\nज\n";

    #[test]
    fn evenly_in_a_row_and_by_turns() {
        assert_eq!(issuers(&job("by = \"evenly\"", ADVOCATES, SEVEN)), "aaabbcc");
        assert_eq!(issuers(&job("by = \"turns\"", ADVOCATES, SEVEN)), "abcabca");
    }

    #[test]
    fn by_counts_and_the_rest_to_those_without() {
        let counts = ["count = 1", "count = 4", "count = 2"];
        assert_eq!(issuers(&job("by = \"counts\"", counts, SEVEN)), "abbbbcc");
        let one = ["", "count = 4", ""];
        assert_eq!(issuers(&job("by = \"counts\"", one, SEVEN)), "aabbbbc");
    }

    #[test]
    fn counts_must_add_up() {
        let wrong = |counted| Err(AssignMessage::CountsWrong { counted, rows: 7 });
        assert_eq!(shares(7, &[Some(3), Some(3)]), wrong(6));
        assert_eq!(shares(7, &[Some(8), None]), wrong(8));
        assert_eq!(shares(7, &[Some(7), None]), Ok(vec![7, 0]));
    }

    #[test]
    fn rows_that_name_somebody_keep_him_and_take_no_share() {
        let list = "नाम,अधिवक्ता\nक,\nख,c\nग,\nघ,\n";
        assert_eq!(issuers(&job("by = \"turns\"", ADVOCATES, list)), "acbc");
    }

    #[test]
    fn rejected_rows_keep_their_place() {
        let list = "नाम,लिंग\nक,\n,स्त्री\nग,?\nघ,\n";
        let job = job("by = \"turns\"", ADVOCATES, list);
        assert_eq!(issuers(&job), "abca");
        assert_eq!(job.rejected.len(), 2);
    }

    #[test]
    fn by_area() {
        let areas = ["areas = [\"ज्ञानपुर\", \"बेला\"]", "areas = \"सँझौली\"", ""];
        let list = "नाम,पंचायत,अधिवक्ता\nक,संझौली,\nख,ज्ञानपुर,\nग,बेलौ,\nघ,,\nच,,c\n";
        let job = job("by = \"areas\"\nfield = \"panchayat\"", areas, list);
        assert_eq!(issuers(&job), "ba--c");
        let codes: Vec<_> = job.rejected.iter().map(said).collect();
        assert_eq!(codes, ["A0313", "A0314"]);
    }

    #[test]
    fn areas_are_compared_as_they_stand_and_as_they_are_repaired() {
        let areas = ["areas = [\"गजराजगंज ओ०पी०\"]", "areas = \"उदवंतनगर\"", ""];
        let list = "नाम,थाना\nक,गजराजगंज ओ०पी०\nख,उदवन्तनगर\n";
        let advocates = ["a", "b", "c"].iter().zip(areas);
        let advocates =
            advocates.map(|(name, keys)| format!("[[advocate]]\nname = \"{name}\"\n{keys}\n"));
        let job = Case::bare()
            .tables("[assign]\nby = \"areas\"\nfield = \"thana\"")
            .advocates(&advocates.collect::<String>())
            .list_keys("repair = \"abbreviation\"")
            .list(list)
            .valid_job();
        assert_eq!(issuers(&job), "ab");
    }

    #[test]
    fn wards_are_numbers() {
        let areas = ["areas = [\"12\", \"3\"]", "areas = \"34\"", ""];
        let list = "नाम,वार्ड,अधिवक्ता\nक,३,\nख,1/2,\nग,3-4,\nघ,12,\nच,34,\n";
        let job = job("by = \"areas\"\nfield = \"ward\"", areas, list);
        assert_eq!(issuers(&job), "a--ab");
    }

    fn said(row: &RejectedRow) -> &'static str {
        row.diagnostics.iter().next().unwrap().code()
    }
}
