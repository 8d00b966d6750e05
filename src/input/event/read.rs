//! The event file becomes an [`Event`].

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::{Component, Path, PathBuf};

use crate::diagnostic::{AssignMessage, Diagnostics, EditionMessage, Message};
use crate::hindi::{
    Closing, DateMark, DateStyle, DayParts, Digits, February, Gender, LANGUAGES, Language,
    Months, Register, Thursday, form_of_address, parse_gender, parse_weekday, weekday,
};
use crate::input::event::advocate_index::AdvocateIndex;
use crate::input::event::assignment::{AreaField, Assignment};
use crate::input::event::card::card;
use crate::input::event::condition::Condition;
use crate::input::event::doubled;
use crate::input::event::duplicates::Duplicates;
use crate::input::event::envelopes::envelopes;
use crate::input::event::hindi_names::HINDI_NAMES;
use crate::input::event::labels::labels;
use crate::input::event::list_options::{Encoding, HiddenRows, Repair};
use crate::input::event::measures::shift;
use crate::input::event::number::{NumberPattern, NumberPatternError};
use crate::input::event::output::output;
use crate::input::event::picture_file::with_white;
use crate::input::event::print::print;
use crate::input::event::texts::{FactTexts, LetterTexts, WordingTexts};
use crate::input::event::{
    Advocate, Event, Facts, FontSpec, InEnglish, LetterSpec, Letterhead, ListSpec, Paper,
    PaperSpec, Signing, UnderlayPages, Variant, Wording,
};
use crate::input::field::Field;
use crate::text::{name_key, one_line, value_key, word_key};
use crate::toml::document::{AnyValue, Document, RefusedKey, TomlTable};
use crate::toml::question::Questions;

/// Dotted key → where its value stands in the event file.
pub(crate) type Spans = BTreeMap<String, Range<usize>>;

/// Reads an event file. `file` is its name for messages; `source` has no byte order mark.
pub(crate) fn read_event(file: &str, source: &str) -> (Option<Event>, Spans, Diagnostics) {
    let document =
        Document::new(file, source).with_hindi_names(&HINDI_NAMES).with_questions(questions);
    let event = document.parse().and_then(|tree| event(&document, &document.root(&tree)));
    let mended = document.mended();
    let (diagnostics, spans) = document.finish();
    // What else is wrong comes to light at once, not when this is put right.
    let others = mended.iter().flat_map(|mended| read_event(file, mended).2);
    let mut diagnostics: Vec<_> = diagnostics.into_iter().chain(others).collect();
    diagnostics.sort_by_key(|diagnostic| diagnostic.place().line());
    (event, spans, diagnostics.into_iter().collect())
}

/// All that the reader of an event file asks for. It is asked of a file with all tables that
/// were asked for so far, each of them empty, until nothing new is found.
pub(crate) fn questions() -> Questions {
    let mut found = Questions::default();
    loop {
        let probe = found.tables();
        let document = Document::new("", &probe);
        document.parse().and_then(|tree| event(&document, &document.root(&tree)));
        let asked = document.into_questions();
        if asked == found {
            return found;
        }
        found = asked;
    }
}

fn event(document: &Document<'_>, root: &TomlTable<'_, '_>) -> Option<Event> {
    // A file of another version is not picked at further.
    if root.has("version") {
        let version = root.number("version", 0, 0, u32::MAX);
        if version != 1 {
            root.report("version", Message::VersionUnknown { found: version.to_string() });
            return None;
        }
    } else {
        // Asked for, so that the list of known keys is whole.
        root.optional_number("version", 1, 1);
        if root.lacks("version") {
            root.report("version", Message::VersionMissing);
        }
    }

    let facts = root.table("event");
    if facts.is_none() && root.lacks("event") {
        document.report(Message::KeyMissing { key: "event.name".to_owned() });
    }
    let facts = facts.map(|table| self::facts(&table, None)).unwrap_or_default();
    let letter = root.table("letter").map(|table| letter(&table, None)).unwrap_or_default();
    let wording = root.table("wording").map(|table| wording(&table, None)).unwrap_or_default();
    let papers = papers(root);
    let variants = variants(root, &facts, &letter, &wording);
    let fonts = fonts(root);
    let families = root.table("fonts").map(|table| table.lists()).unwrap_or_default();
    let extra = root.table("extra").map(|table| table.anything());
    let extra = extra.unwrap_or_else(|| AnyValue::Table(Vec::new()));
    let options = root.table("options").map(|table| table.anything());
    let options = options.unwrap_or_else(|| AnyValue::Table(Vec::new()));
    let assignment = root.table("assign").and_then(|table| assignment(&table));
    let advocates = advocates(document, root, letter.signing, assignment);
    let lists = lists(document, root, &advocates);
    let duplicates = root.choice(
        "duplicates",
        &[
            ("report", Duplicates::Report),
            ("hold", Duplicates::Reject),
            ("keep", Duplicates::Keep),
        ],
    );
    let output = root.table("output").map(|table| output(&table)).unwrap_or_default();
    let print = root.table("print").map(|table| print(&table)).unwrap_or_default();
    let labels = root.table("labels").and_then(|table| labels(&table));
    let envelopes = root.table("envelopes").and_then(|table| envelopes(&table));
    let card = root.table("card").map(|table| card(&table)).unwrap_or_default();
    root.refuse_others();
    // One without a name has been reported.
    if facts.name.is_empty() {
        return None;
    }
    Some(Event {
        facts,
        letter,
        wording,
        papers,
        variants,
        fonts,
        families,
        extra,
        options,
        advocates,
        assignment,
        duplicates,
        output,
        print,
        labels,
        envelopes,
        card,
        lists,
    })
}

/// `[event]`, or with a `base` what a variant says otherwise.
fn facts(table: &TomlTable<'_, '_>, base: Option<&Facts>) -> Facts {
    let name = match base {
        None => table.required_text("name").unwrap_or_default(),
        Some(base) => table.text("name").unwrap_or_else(|| base.name.clone()),
    };
    // The weekday of another date says nothing of this one.
    let has_other_date = table.has("date") && !table.has("weekday");
    let text = |key, own: fn(&Facts) -> &Option<String>| {
        table.or(key, TomlTable::text, base.map(|base| own(base).clone()))
    };
    let facts = Facts {
        name,
        texts: FactTexts::read(table, base.map(|base| &base.texts)),
        date: table.or("date", TomlTable::date, base.map(|base| base.date)),
        end_date: table.or("end_date", TomlTable::date, base.map(|base| base.end_date)),
        weekday: text("weekday", |base| &base.weekday).filter(|_| !has_other_date),
        start: table.or("start", TomlTable::time, base.map(|base| base.start)),
        end: table.or("end", TomlTable::time, base.map(|base| base.end)),
        contact: table.or("contact", TomlTable::texts, base.map(|base| base.contact.clone())),
        agenda: table.or("agenda", TomlTable::texts, base.map(|base| base.agenda.clone())),
        map_url: text("map_url", |base| &base.map_url),
        logo: text("logo", |base| &base.logo),
        logo_right: text("logo_right", |base| &base.logo_right),
    };
    table.refuse_others();
    doubled::check_facts(table, &facts);
    check_weekday(table, &facts);
    check_days_and_hours(table, &facts);
    facts
}

/// Reports days and hours that do not go together; of a variant's, those only of which it gives
/// one itself: the others have been reported.
fn check_days_and_hours(table: &TomlTable<'_, '_>, facts: &Facts) {
    // The end is to blame, unless it is the event's.
    let blame = |start, end| [end, start].into_iter().find(|key: &&str| table.has(key));
    if let (Some(date), Some(end), Some(key)) =
        (facts.date, facts.end_date, blame("date", "end_date"))
        && end < date
    {
        table.report(key, Message::EndBeforeStart);
    }
    // One that is given but wrong has been reported already.
    if facts.end_date.is_some()
        && table.has("end_date")
        && facts.date.is_none()
        && !table.has("date")
    {
        table.report("end_date", Message::EndDateWithoutDate);
    }
    if facts.end.is_some() && table.has("end") && facts.start.is_none() && !table.has("start") {
        table.report("end", Message::EndWithoutStart);
    }
    let is_one_day = facts.end_date.is_none() || facts.end_date == facts.date;
    if let (Some(start), Some(end), Some(key), true) =
        (facts.start, facts.end, blame("start", "end"), is_one_day)
        && end < start
    {
        table.report(key, Message::EndBeforeStart);
    }
}

fn check_weekday(table: &TomlTable<'_, '_>, facts: &Facts) {
    let Some(given) = facts.weekday.as_ref().filter(|_| table.has("weekday")) else { return };
    let message = match (parse_weekday(given), facts.date) {
        (None, _) => Message::WeekdayUnknown { value: given.clone() },
        (Some(_), None) if table.has("date") => return,
        (Some(_), None) => Message::WeekdayWithoutDate { value: given.clone() },
        (Some(day), Some(date)) if day == date.weekday() => return,
        (Some(_), Some(date)) => Message::WeekdayClash {
            given: given.clone(),
            hindi: weekday(date.weekday(), Thursday::default()).to_owned(),
            english: format!("{:?}", date.weekday()),
            date: date.to_string(),
        },
    };
    table.report("weekday", message);
}

/// `[letter]`, or with a `base` what a variant says otherwise: one numbering and one way of signing
/// are for all.
fn letter(table: &TomlTable<'_, '_>, base: Option<&LetterSpec>) -> LetterSpec {
    let defaults = LetterSpec::default();
    let pattern = |table: &TomlTable<'_, '_>, key| {
        let pattern = table.text(key)?;
        NumberPattern::parse(&pattern)
            .map_err(|error| {
                let message = match error {
                    NumberPatternError::Placeholder(found) => {
                        Message::NumberPlaceholder { found }
                    }
                    NumberPatternError::Braces => Message::NumberBraces,
                };
                table.report(key, message);
            })
            .ok()
    };
    let list = |key, own: fn(&LetterSpec) -> &Vec<String>| {
        table.or(key, TomlTable::texts, base.map(|base| own(base).clone()))
    };
    let template = || base.map_or(defaults.template, |base| base.template.clone());
    let letter = LetterSpec {
        template: table.text("template").unwrap_or_else(template),
        texts: LetterTexts::read(table, base.map(|base| &base.texts)),
        number: table.or("number", pattern, base.map(|base| base.number.clone())),
        date: table.or("date", TomlTable::date, base.map(|base| base.date)),
        body: table.or("body", TomlTable::text, base.map(|base| base.body.clone())),
        enclosures: list("enclosures", |base| &base.enclosures),
        copies: list("copies", |base| &base.copies),
        language: choice(table, "language", LANGUAGES, base.map(|base| base.language)),
        signing: base.map_or_else(
            || {
                let words = [("issuing", Signing::Issuing), ("joint", Signing::Joint)];
                table.choice("signing", &words)
            },
            |base| base.signing,
        ),
        first_serial: base.map_or_else(
            || table.number("first_serial", defaults.first_serial, 1, 999_999),
            |base| base.first_serial,
        ),
    };
    table.refuse_others();
    doubled::check_letter(table, &letter);
    letter
}

/// `[wording]`, or with a `base` what a variant says otherwise.
fn wording(table: &TomlTable<'_, '_>, base: Option<&Wording>) -> Wording {
    let digits = [("latin", Digits::Latin), ("devanagari", Digits::Devanagari)];
    let date_mark = [(".", DateMark::Dot), ("-", DateMark::Hyphen)];
    let day_parts = [("office", DayParts::Office), ("spoken", DayParts::Spoken)];
    let register = [
        ("formal", Register::Formal),
        ("warm", Register::Warm),
        ("comrade", Register::Comrade),
    ];
    let closing = [("bhavadiya", Closing::Bhavadiya), ("nivedak", Closing::Nivedak)];
    let wording = Wording {
        digits: choice(table, "digits", &digits, base.map(|base| base.digits)),
        dates: dates(table, base.map(|base| base.dates)),
        date_mark: choice(table, "date_mark", &date_mark, base.map(|base| base.date_mark)),
        day_parts: choice(table, "day_parts", &day_parts, base.map(|base| base.day_parts)),
        ji: table.or("ji", |table, key| table.switch(key, true), base.map(|base| base.ji)),
        register: choice(table, "register", &register, base.map(|base| base.register)),
        closing: choice(table, "closing", &closing, base.map(|base| base.closing)),
        texts: WordingTexts::read(table, base.map(|base| &base.texts)),
    };
    table.refuse_others();
    wording
}

fn dates(table: &TomlTable<'_, '_>, base: Option<DateStyle>) -> DateStyle {
    let months = [("anusvara", Months::Anusvara), ("panchamakshar", Months::Panchamakshar)];
    let february = [("nukta", February::Nukta), ("plain", February::Plain)];
    let thursday = [
        ("guruvar", Thursday::Guruvar),
        ("brihaspativar", Thursday::Brihaspativar),
        ("viravar", Thursday::Viravar),
    ];
    DateStyle {
        months: choice(table, "months", &months, base.map(|base| base.months)),
        february: choice(table, "february", &february, base.map(|base| base.february)),
        thursday: choice(table, "thursday", &thursday, base.map(|base| base.thursday)),
    }
}

fn choice<T: Copy + PartialEq + Default>(
    table: &TomlTable<'_, '_>,
    key: &'static str,
    words: &[(&str, T)],
    base: Option<T>,
) -> T {
    table.or(key, |table, key| table.choice(key, words), base)
}

/// `[paper]`, or each `[[paper]]`. The one without `when` comes first: it is for all others.
fn papers(root: &TomlTable<'_, '_>) -> Vec<PaperSpec> {
    let tables = root.table_or_tables("paper");
    let are_many = tables.len() > 1;
    let mut papers: Vec<PaperSpec> = Vec::new();
    for (index, table) in tables.iter().enumerate() {
        let name = if are_many { table.required_text("name") } else { table.text("name") };
        let name = name.map(|name| one_line(&name)).unwrap_or_default();
        let when = table.table("when").map(|table| condition(&table)).unwrap_or_default();
        if !name.is_empty() && papers.iter().any(|own| word_key(&own.name) == word_key(&name)) {
            table.report(
                "name",
                Message::Edition(EditionMessage::NameTwice { name: name.clone() }),
            );
        }
        papers.push(PaperSpec { key: table.key(), index, name, when, paper: paper(table) });
    }
    if let Some(first) = papers.iter().position(|own| own.when.is_empty()) {
        papers[..=first].rotate_right(1);
    } else if let Some(table) = tables.first() {
        table.report("when", Message::Edition(EditionMessage::PaperForOthersMissing));
    }
    if papers.is_empty() {
        papers.push(PaperSpec::default());
    }
    papers
}

/// `[[variant]]`: letters of some that are otherwise than those of all others.
fn variants(
    root: &TomlTable<'_, '_>,
    base: &Facts,
    of_all: &LetterSpec,
    of_event: &Wording,
) -> Vec<Variant> {
    let mut variants: Vec<Variant> = Vec::new();
    for (index, table) in root.tables("variant").iter().enumerate() {
        let name = table.required_text("name").map(|name| one_line(&name));
        let when = table.table("when").map(|table| condition(&table)).unwrap_or_default();
        let facts = table.table("event").map(|table| facts(&table, Some(base)));
        let letter = table.table("letter").map(|table| letter(&table, Some(of_all)));
        let own = table.table("wording");
        let has_digits = own.as_ref().is_some_and(|own| own.has("digits"));
        let mut wording = own.map(|own| wording(&own, Some(of_event)));
        // The event's choice of digits is one of Indian languages.
        let is_english = |of: &LetterSpec| of.language == Language::English;
        if letter.as_ref().is_some_and(is_english) && !is_english(of_all) && !has_digits {
            wording.get_or_insert_with(|| of_event.clone()).digits = Digits::Latin;
        }
        table.refuse_others();
        let Some(name) = name else { continue };
        if variants.iter().any(|own| word_key(&own.name) == word_key(&name)) {
            table.report(
                "name",
                Message::Edition(EditionMessage::NameTwice { name: name.clone() }),
            );
        }
        variants.push(Variant { index, name, when, facts, letter, wording });
    }
    variants
}

/// Columns, and what must stand in each.
fn condition(table: &TomlTable<'_, '_>) -> Condition {
    Condition(table.full_lists())
}

fn paper(table: &TomlTable<'_, '_>) -> Paper {
    let paper = Paper {
        size: table.text("size"),
        margin_top: table.text("margin_top"),
        margin_right: table.text("margin_right"),
        margin_bottom: table.text("margin_bottom"),
        margin_left: table.text("margin_left"),
        font_size: table.text("font_size"),
        folds: table.text("folds"),
        fit: table.text("fit"),
        bleed: table.text("bleed"),
        letterhead: table.choice(
            "letterhead",
            &[("drawn", Letterhead::Drawn), ("printed", Letterhead::Printed)],
        ),
        letterhead_gap: table.text("letterhead_gap"),
        underlay: table.text("underlay"),
        guide: table.text("guide"),
        underlay_pages: table.choice(
            "underlay_pages",
            &[("all", UnderlayPages::All), ("first", UnderlayPages::First)],
        ),
        colour: table.switch("colour", false),
        shift: (shift(table, "shift_x"), shift(table, "shift_y")),
    };
    table.refuse_others();
    paper
}

fn fonts(root: &TomlTable<'_, '_>) -> Vec<FontSpec> {
    let font = |(index, table): (usize, &TomlTable<'_, '_>)| {
        let file = table.required_text("file");
        let family = table.required_text("family");
        let weight = table.optional_number("weight", 100, 900);
        let weight = weight.and_then(|weight| u16::try_from(weight).ok());
        table.refuse_others();
        Some(FontSpec { index, file: file?, family: family?, weight })
    };
    root.tables("font").iter().enumerate().filter_map(font).collect()
}

fn assignment(table: &TomlTable<'_, '_>) -> Option<Assignment> {
    let field: Option<AreaField> = table.optional_choice("field", &AreaField::WORDS);
    let by = table.required_choice(
        "by",
        &[
            ("areas", Assignment::Areas(field.unwrap_or_default())),
            ("counts", Assignment::Counts),
            ("evenly", Assignment::Evenly),
            ("turns", Assignment::Turns),
        ],
    );
    if field.is_some() && by.is_some_and(|by| !matches!(by, Assignment::Areas(_))) {
        let message = AssignMessage::KeyNeedless { key: "field", by: "areas" };
        table.report("field", Message::Assign(message));
    }
    table.refuse_others();
    by
}

/// Checks that every area is one advocate's, and that what advocates say of their shares is used.
fn check_shares(
    tables: &[TomlTable<'_, '_>],
    advocates: &[Advocate],
    assignment: Option<Assignment>,
) {
    let mut areas: BTreeMap<String, &str> = BTreeMap::new();
    for (table, advocate) in tables.iter().zip(advocates) {
        let by_area = matches!(assignment, Some(Assignment::Areas(_)));
        let by_count = assignment == Some(Assignment::Counts);
        for (key, by, is_used) in [("areas", "areas", by_area), ("count", "counts", by_count)] {
            if table.has(key) && !is_used {
                table.report(key, Message::Assign(AssignMessage::KeyNeedless { key, by }));
            }
        }
        for area in &advocate.areas {
            let Some(other) = areas.insert(value_key(area), &advocate.name) else { continue };
            let (area, other) = (area.clone(), other.to_owned());
            table.report("areas", Message::Assign(AssignMessage::AreaTwice { area, other }));
        }
    }
}

/// Reports roles that nobody has, or that do not go together.
fn check_roles(
    document: &Document<'_>,
    tables: &[TomlTable<'_, '_>],
    advocates: &[Advocate],
    signing: Signing,
) {
    for (table, Advocate { name, signs, issues, .. }) in tables.iter().zip(advocates) {
        let name = name.clone();
        if !signs && !issues {
            table.report("signs", Message::Assign(AssignMessage::RoleNone { name }));
        } else if *issues && !signs && signing == Signing::Issuing {
            table.report("signs", Message::Assign(AssignMessage::IssuerSignsNot { name }));
        } else if !issues {
            if signing == Signing::Issuing {
                let name = name.clone();
                table.report("issues", Message::Assign(AssignMessage::SignsNowhere { name }));
            }
            for key in ["areas", "count"].into_iter().filter(|key| table.has(key)) {
                let name = name.clone();
                table.report(key, Message::Assign(AssignMessage::IssuesNot { name }));
            }
        }
    }
    if advocates.is_empty() {
        return;
    }
    if !advocates.iter().any(|own| own.signs) {
        document.report(Message::Assign(AssignMessage::NobodySigns));
    }
    if !advocates.iter().any(|own| own.issues) {
        document.report(Message::Assign(AssignMessage::NobodyIssues));
    }
}

fn advocates(
    document: &Document<'_>,
    root: &TomlTable<'_, '_>,
    signing: Signing,
    assignment: Option<Assignment>,
) -> Vec<Advocate> {
    let tables = root.tables("advocate");
    if root.lacks("advocate") {
        document.report(Message::AdvocatesMissing);
    }
    let mut advocates: Vec<Advocate> = Vec::new();
    let mut known: Vec<TomlTable<'_, '_>> = Vec::new();
    let mut ids: BTreeSet<String> = BTreeSet::new();
    // Whether the first of the name has an id.
    let mut names: BTreeMap<String, bool> = BTreeMap::new();
    for table in tables {
        let Some((advocate, has_id)) = advocate(&table) else { continue };
        let is_new = ids.insert(name_key(&advocate.id));
        let first_of_name = names.get(&name_key(&advocate.name)).copied();
        if !is_new {
            let key = if has_id { "id" } else { "name" };
            let value = advocate.id.clone();
            table.report(key, Message::AdvocateTwice { key: key.to_owned(), value });
        } else if let Some(first_has_id) = first_of_name
            // Two people of one name can be told apart if each has an id.
            && !(has_id && first_has_id)
        {
            let value = advocate.name.clone();
            table.report("name", Message::AdvocateTwice { key: "name".to_owned(), value });
        }
        names.entry(name_key(&advocate.name)).or_insert(has_id);
        advocates.push(advocate);
        known.push(table);
    }
    check_shares(&known, &advocates, assignment);
    check_roles(document, &known, &advocates, signing);
    if matches!(assignment, Some(Assignment::Areas(_)))
        && !advocates.is_empty()
        && advocates.iter().all(|advocate| advocate.areas.is_empty())
    {
        document.report(Message::KeyMissing { key: "advocate.areas".to_owned() });
    }
    advocates
}

fn advocate(table: &TomlTable<'_, '_>) -> Option<(Advocate, bool)> {
    let id = table.text("id").map(|id| one_line(&id));
    let name = table.required_text("name").map(|name| one_line(&name));
    let alias = table.text("alias").map(|alias| one_line(&alias));
    let show_alias = table.switch("show_alias", true);
    let prefix = table.text("prefix").map(|prefix| form_of_address(&prefix));
    let gender = table.optional_choice(
        "gender",
        &[
            ("m", Gender::M),
            ("f", Gender::F),
            ("M", Gender::M),
            ("F", Gender::F),
            ("पु", Gender::M),
            ("पुरुष", Gender::M),
            ("स्त्री", Gender::F),
            ("महिला", Gender::F),
        ],
    );
    let signs = table.switch("signs", true);
    let issues = table.switch("issues", true);
    let designation = table.text("designation");
    let court = table.text("court");
    let phone = table.text("phone");
    let areas = table.texts("areas").iter().map(|area| one_line(area)).collect();
    let count = table.optional_number("count", 0, 1_000_000);
    let signature = with_white(table, "signature", "signature_white");
    let seal = with_white(table, "seal", "seal_white");
    let english = table.table("english").map(|table| in_english(&table)).unwrap_or_default();
    table.refuse_others();

    let mut name = name?;
    let gender = gender.or(prefix.as_ref().and_then(|prefix| prefix.gender));
    let printed = prefix.and_then(|prefix| {
        if let Some(part) = &prefix.part_of_name {
            name = format!("{part} {name}");
        }
        let printed = if gender == Some(Gender::F) { prefix.feminine } else { prefix.printed };
        (!printed.is_empty()).then_some(printed)
    });
    let has_id = id.is_some();
    let advocate = Advocate {
        id: id.unwrap_or_else(|| name.clone()),
        name,
        alias,
        show_alias,
        prefix: printed,
        gender,
        signs,
        issues,
        designation,
        court,
        phone,
        areas,
        count,
        signature,
        seal,
        english,
    };
    Some((advocate, has_id))
}

fn in_english(table: &TomlTable<'_, '_>) -> InEnglish {
    let text = |key| table.text(key).map(|text| one_line(&text));
    let english = InEnglish {
        name: text("name"),
        prefix: text("prefix"),
        designation: text("designation"),
        court: text("court"),
    };
    table.refuse_others();
    english
}

fn lists(
    document: &Document<'_>,
    root: &TomlTable<'_, '_>,
    advocates: &[Advocate],
) -> Vec<ListSpec> {
    let tables = root.tables("list");
    if root.lacks("list") {
        document.report(Message::ListsMissing);
    }
    let advocate_index = AdvocateIndex::new(advocates);
    let mut lists: Vec<ListSpec> = Vec::new();
    let mut known: BTreeSet<(PathBuf, Option<String>)> = BTreeSet::new();
    for (index, table) in tables.iter().enumerate() {
        let file = table.required_text("file");
        let advocate = table.text("advocate");
        if let Some(value) = &advocate {
            let message = match advocate_index.find(value) {
                Ok(found) if advocates[found].issues => None,
                Ok(found) => {
                    let name = advocates[found].name.clone();
                    Some(Message::Assign(AssignMessage::IssuesNot { name }))
                }
                Err(_) => Some(Message::ListAdvocateUnknown {
                    value: value.clone(),
                    nearest: advocate_index.nearest(value),
                    known: advocate_index.known(),
                }),
            };
            if let Some(message) = message {
                table.report("advocate", message);
            }
        }
        let defaults = defaults(table.table("defaults"));
        if let Some(value) = defaults.get(Field::Gender.name())
            && parse_gender(&word_key(value)).is_none()
        {
            table.report("defaults", Message::GenderUnknown { value: value.clone() });
        }
        let columns = fields(table.table("columns"), |_| true, None);
        let sheet = table.text("sheet");
        let header = table.optional_number("header", 1, 1_048_576);
        let written = table.optional_choice("encoding", ENCODINGS);
        let krutidev = written.is_some_and(|(_, krutidev)| krutidev);
        let encodings = encodings(table.table("encodings"));
        // Programs that know Kruti Dev know no Unicode.
        let old = encodings.values().any(|krutidev| *krutidev).then_some(Encoding::Windows1252);
        let encoding = written.map(|(encoding, _)| encoding).or(old);
        let separator = table.optional_choice("separator", SEPARATORS);
        let hidden = table.optional_choice("hidden", HIDDEN);
        let repair = table.choices("repair", REPAIRS).into_iter().collect();
        table.refuse_others();
        let Some(file) = file else { continue };
        if !known.insert((path_parts(&file), sheet.clone())) {
            table.report("file", Message::ListTwice { path: file.clone() });
            continue;
        }
        lists.push(ListSpec {
            index,
            file,
            sheet,
            header,
            encoding,
            separator,
            hidden,
            repair,
            advocate,
            defaults,
            krutidev,
            encodings,
            columns,
        });
    }
    lists
}

/// The encoding of a list, and whether it is in Kruti Dev.
const ENCODINGS: &[(&str, (Encoding, bool))] = &[
    ("utf-8", (Encoding::Utf8, false)),
    ("utf-16le", (Encoding::Utf16Le, false)),
    ("utf-16be", (Encoding::Utf16Be, false)),
    ("windows-1252", (Encoding::Windows1252, false)),
    ("mojibake", (Encoding::Mojibake, false)),
    ("krutidev", (Encoding::Windows1252, true)),
];

/// The words for how a column is typed, and whether that is Kruti Dev.
const COLUMN_ENCODINGS: [(&str, bool); 2] = [("krutidev", true), ("unicode", false)];

/// A table of field or heading → how the column is typed.
fn encodings(table: Option<TomlTable<'_, '_>>) -> BTreeMap<String, bool> {
    let Some(table) = table else { return BTreeMap::new() };
    let entries = table.chosen_entries(&COLUMN_ENCODINGS).into_iter();
    entries.map(|(key, krutidev)| (one_line(&key), krutidev)).collect()
}

const SEPARATORS: &[(&str, u8)] = &[(",", b','), (";", b';'), ("tab", b'\t'), ("|", b'|')];

const HIDDEN: &[(&str, HiddenRows)] = &[("keep", HiddenRows::Keep), ("skip", HiddenRows::Skip)];

const REPAIRS: &[(&str, Repair)] = &[
    ("abbreviation", Repair::Abbreviation),
    ("visarga", Repair::Visarga),
    ("vowel-signs", Repair::VowelSigns),
];

/// The parts of a path that count: `list.csv` is `./list.csv`.
fn path_parts(path: &str) -> PathBuf {
    Path::new(path).components().filter(|part| *part != Component::CurDir).collect()
}

/// A table of field, or column of the list's own, → text.
fn defaults(table: Option<TomlTable<'_, '_>>) -> BTreeMap<String, String> {
    // A heading that means a field, or nearly, is a slip.
    let refused = |key: &str| {
        let meant = Field::named(key)
            .or_else(|| Field::of_heading(key))
            .or_else(|| Field::nearest(key, |_| true).map(|(field, _)| field));
        let is_several = || Field::meaning(key).is_some();
        match meant {
            Some(field) => Some(Some(field.name()).filter(|_| field.may_have_default())),
            None => is_several().then_some(None),
        }
    };
    fields(table, Field::may_have_default, Some(&refused))
}

/// A table of field → text; of other keys see [`TomlTable::entries_of`].
fn fields(
    table: Option<TomlTable<'_, '_>>,
    allowed: fn(Field) -> bool,
    refused: Option<&RefusedKey<'_>>,
) -> BTreeMap<String, String> {
    let Some(table) = table else { return BTreeMap::new() };
    let allowed = Field::ALL.iter().filter(|field| allowed(**field));
    let known: Vec<&str> = allowed.map(|field| field.name()).collect();
    let entries = table.entries_of(&known, refused).into_iter();
    entries.map(|(key, text)| (one_line(&key), one_line(&text))).collect()
}
