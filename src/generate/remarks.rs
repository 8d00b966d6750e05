//! Remarks on the markup of an event and its template, before letters are made.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use crate::compose::{CleanPieces, Origin, Places, Slip};
use crate::diagnostic::{
    Diagnostic, Diagnostics, MarkupMessage, Message, Place, PrintMessage, nearest,
};
use crate::font::Chain;
use crate::generate::batch::{Batch, Setting};
use crate::generate::fault;
use crate::generate::kinds::kinds;
use crate::geom::{Edges, POINTS_PER_MM, Pt, Size};
use crate::impose::Scheme;
use crate::input::{
    Edition, Event, EventPlaces, Invitee, Job, Product, all_templates, builtin_files,
};
use crate::layout::underlay_size;
use crate::picture::Picture;
use crate::style::{Cascade, PageStyle, Style};

/// Names that parts have by what they are, and classes that the program knows.
const OWN_NAMES: [&str; 39] = [
    "letter",
    "portrait-page",
    "landscape-page",
    "small-page",
    "group",
    "heading",
    "heading1",
    "heading2",
    "heading3",
    "heading4",
    "heading5",
    "heading6",
    "paragraph",
    "list",
    "item",
    "marker",
    "table",
    "caption",
    "cell",
    "head",
    "rule",
    "quote",
    "strong",
    "emphasis",
    "link",
    "blank",
    "picture",
    "qr",
    "page-number",
    "row-heads",
    "new-page",
    "decoration",
    "ka",
    "roman",
    "bracketed",
    "devanagari",
    "latin",
    "letterhead",
    "large-picture",
];

/// Looks at a letter of every kind, at the event and at the style.
pub(super) fn remarks(batch: &Batch<'_>) -> Diagnostics {
    let known_classes: KnownClasses = LazyCell::new(known_classes);
    let mut found = of_advocates(batch.job);
    for own in &batch.settings {
        found.extend(of_texts(batch, own, &known_classes));
        found.extend(unmatched_rules(own, &known_classes));
        found.extend(weight(own));
    }
    let mut found = said(found);
    found.extend(underlays(batch));
    found.extend(edges(batch));
    found.extend(bleeds(batch));
    found.extend(guides(batch));
    found
}

/// Sheets on which something is printed, or may be, where most printers cannot.
fn edges(batch: &Batch<'_>) -> Diagnostics {
    let blank = Pt::mm(5.0);
    let mut found = Diagnostics::new();
    for Setting { edition, sheet, .. } in &batch.settings {
        let Some(form) = batch.sheets.get(&edition.key.paper) else { continue };
        let PageStyle { margin, border, .. } = &sheet.page;
        if form.scheme == Scheme::Press {
            let told = near_cut(&sheet.page, &edition.places);
            let new = told.filter(|told| !found.iter().any(|own| own == told));
            found.extend(new);
            continue;
        }
        let all = |own: Pt| Edges { top: own, right: own, bottom: own, left: own };
        let of_border =
            (border.thick > Pt::ZERO).then(|| form.grid.least_margin(all(border.margin)));
        let least = of_border.unwrap_or_else(|| form.grid.least_margin(*margin));
        // Less than a tenth of a millimetre is nobody's fault.
        if least.0 + 0.3 > blank.0 {
            continue;
        }
        let millimetres = format!("{:.1}", (least.0 / POINTS_PER_MM).max(0.0));
        let message = PrintMessage::NearEdge { millimetres, is_border: of_border.is_some() };
        let key = match batch.job.product {
            Product::Letters => "print.scheme",
            Product::Labels => "labels.sheet",
            Product::Envelopes => "envelopes.size",
        };
        let told = Diagnostic::at(Message::Print(message), edition.places.place(key));
        if !found.iter().any(|own| *own == told) {
            found.push(told);
        }
    }
    found
}

/// Text or a border so near the line of the cut that it would be seen if that were off.
fn near_cut(page: &PageStyle, places: &EventPlaces) -> Option<Diagnostic> {
    let PageStyle { margin, border, .. } = page;
    let is_border = border.thick > Pt::ZERO && !border.is_at_edge();
    let of_text = margin.top.min(margin.right).min(margin.bottom).min(margin.left);
    let least = if is_border { border.margin } else { of_text };
    let message = PrintMessage::NearCut {
        millimetres: format!("{:.1}", least.0 / POINTS_PER_MM),
        is_border,
    };
    let told = Diagnostic::at(Message::Print(message), places.place("print.scheme"));
    (least.0 + 0.3 < Pt::mm(3.0).0).then_some(told)
}

/// Borders and pictures that reach the edges of pages for the press without running over them, and
/// bleeds of which nothing makes use.
fn bleeds(batch: &Batch<'_>) -> Diagnostics {
    let mut found = Diagnostics::new();
    for Setting { edition, sheet, .. } in &batch.settings {
        let PageStyle { border, bleed, underlay, .. } = &sheet.page;
        let of_event = edition.event.paper().bleed.is_some();
        let is_given = of_event || sheet.place("bleed") != Place::None;
        let form = batch.sheets.get(&edition.key.paper);
        let is_press = form.is_some_and(|own| own.scheme == Scheme::Press);
        let hidden = form.filter(|own| own.grid.bleed() < *bleed);
        let (key, message) = match (border.is_at_edge(), underlay.is_some()) {
            (false, false) if of_event && *bleed > Pt::ZERO => {
                ("paper.bleed", PrintMessage::BleedNeedless)
            }
            (is_border, is_picture) if (is_border || is_picture) && hidden.is_some() => {
                let is_single = hidden.is_some_and(|own| own.grid.slots() == 1);
                ("print.scheme", PrintMessage::BleedHidden { is_single })
            }
            // Whoever writes that there is none knows it.
            (is_border, is_picture)
                if (is_border || is_picture) && is_press && *bleed <= Pt::ZERO && !is_given =>
            {
                ("print.scheme", PrintMessage::NoBleed { is_border })
            }
            _ => continue,
        };
        let told = Diagnostic::at(Message::Print(message), edition.places.place(key));
        if !found.iter().any(|own| *own == told) {
            found.push(told);
        }
    }
    found
}

/// Pictures of printed cards that are not cut to the card; proportions that differ by so much are
/// alike.
fn guides(batch: &Batch<'_>) -> Diagnostics {
    const ALIKE: f64 = 0.02;
    let mut found = Diagnostics::new();
    for Setting { edition, sheet, .. } in &batch.settings {
        let Some(path) = &edition.event.paper().guide else { continue };
        let picture = edition.pictures.find("paper.guide");
        let Some(picture) = picture.and_then(|id| edition.pictures.get(id)) else { continue };
        let (own, paper) = (picture.natural_size(), sheet.page.size);
        let shape = |size: Size| size.width.0 / size.height.0.max(0.01);
        let message = Message::GuideShape {
            path: path.clone(),
            own: format!("{:.2} : 1", shape(own)),
            paper: format!("{:.2} : 1", shape(paper)),
        };
        let told = Diagnostic::at(message, edition.places.place("paper.guide"));
        if (shape(own) / shape(paper) - 1.0).abs() > ALIKE
            && !found.iter().any(|own| *own == told)
        {
            found.push(told);
        }
    }
    found
}

/// Letterheads whose page is not as large as the paper; a difference of so many points is none.
fn underlays(batch: &Batch<'_>) -> Diagnostics {
    const ALIKE: f64 = 6.0;
    let mut told = BTreeSet::new();
    let mut found = Diagnostics::new();
    for Setting { edition, sheet, .. } in &batch.settings {
        let (Some(underlay), Some(path)) =
            (&sheet.page.underlay, &edition.event.paper().underlay)
        else {
            continue;
        };
        let picture = edition.pictures.get(underlay.picture);
        let Some(own) = picture.and_then(Picture::page_size) else { continue };
        // With a bleed it is to be as much larger.
        let (page, bleed) = (sheet.page.size, sheet.page.bleed * 2.0);
        let paper = Size { width: page.width + bleed, height: page.height + bleed };
        let is_alike = (own.width.0 - paper.width.0).abs() < ALIKE
            && (own.height.0 - paper.height.0).abs() < ALIKE;
        let printed = underlay_size(own, page, sheet.page.bleed);
        let percent =
            (printed.width.0 / own.width.0).min(printed.height.0 / own.height.0) * 100.0;
        let message = Message::UnderlaySize {
            path: path.clone(),
            own: millimetres(own),
            paper: millimetres(paper),
            percent: format!("{percent:.0}"),
            has_bleed: bleed > Pt::ZERO,
        };
        let place = edition.places.place("paper.underlay");
        if !is_alike && told.insert((path.clone(), millimetres(paper), line_of(&place))) {
            found.push(Diagnostic::at(message, place));
        }
    }
    found
}

/// A size as it is said.
fn millimetres(size: Size) -> String {
    let side = |side: Pt| side.0 / POINTS_PER_MM;
    format!("{:.0} × {:.0} mm", side(size.width), side(size.height))
}

/// Names that most events have no need of.
type KnownClasses = LazyCell<BTreeSet<String>>;

/// Remarks on the texts of the event and the template.
fn of_texts(
    batch: &Batch<'_>,
    own: &Setting<'_>,
    known_classes: &KnownClasses,
) -> Vec<(Place, MarkupMessage)> {
    let named: BTreeSet<&str> = own.sheet.selectors().flat_map(|(names, _)| names).collect();
    let is_known = |class: &str| {
        named.contains(class) || OWN_NAMES.contains(&class) || known_classes.contains(class)
    };
    let mut clean = CleanPieces::default();
    let mut found: Vec<(Place, MarkupMessage)> = Vec::new();
    for (invitee, serial) in kinds_of(batch, own) {
        let mut places = Places::new(&own.composer, invitee);
        for slip in own.composer.slips(invitee, serial, &is_known, &mut clean) {
            let Some(place) = place(own, &mut places, &slip) else { continue };
            let message = match slip {
                Slip::Found { message, .. } => message,
                Slip::Class { name: class, .. } => {
                    let nearest = nearest(&class, named.iter().copied());
                    MarkupMessage::ClassUnknown { class, nearest }
                }
            };
            found.push((place, message));
        }
    }
    found.extend(of_plain_texts(own.edition));
    found.extend(taken_breaks(own.edition));
    found
}

/// An invitee of each kind in an edition.
fn kinds_of<'b>(
    batch: &'b Batch<'_>,
    own: &Setting<'_>,
) -> impl Iterator<Item = (&'b Invitee, u32)> + use<'b> {
    let editions = batch.job.editions.iter();
    let edition = editions.take_while(|edition| edition.key != own.edition.key).count();
    kinds(batch.job, edition, &own.composer)
}

fn said(mut found: Vec<(Place, MarkupMessage)>) -> Diagnostics {
    // Of the same on a line the first is said.
    let mut said = BTreeSet::new();
    found.retain(|(place, message)| said.insert((line_of(place), message.clone())));
    let said = found.into_iter();
    said.map(|(place, message)| Diagnostic::at(Message::Markup(message), place)).collect()
}

/// The faults for which no letters are made, with all else that is known of the texts if markup
/// is to blame: else that would come to light only by and by.
pub(super) fn with_faults(batch: &Batch<'_>, mut faults: Diagnostics) -> Diagnostics {
    let is_of_markup = |fault: &Diagnostic| {
        matches!(
            fault.message(),
            Message::MarkupUnsupported { .. }
                | Message::PictureUnknown { .. }
                | Message::PictureWithoutText { .. }
                | Message::LanguageUnknown { .. }
                | Message::QrTooLong { .. }
        )
    };
    if !faults.iter().any(|fault| is_of_markup(fault) && !fault::is_of_row(fault)) {
        return faults;
    }
    let place = |fault: &Diagnostic| match fault.place() {
        Place::Text { file, line, column, .. } => {
            Some((fault.code(), file.clone(), *line, *column))
        }
        _ => None,
    };
    let mut told: BTreeSet<_> = faults.iter().filter_map(place).collect();
    let mut more = Vec::new();
    let mut texts = of_advocates(batch.job);
    for own in &batch.settings {
        for (invitee, serial) in kinds_of(batch, own) {
            more.extend(own.composer.markup_faults(invitee, serial));
        }
        texts.extend(of_texts(batch, own, &KnownClasses::new(known_classes)));
    }
    more.retain(|fault| place(fault).is_some_and(|place| told.insert(place)));
    faults.extend(more);
    faults.extend(said(texts));
    faults
}

/// The file and the line of a place.
fn line_of(place: &Place) -> (String, usize) {
    match place {
        Place::Text { file, line, .. } => (file.clone(), *line),
        Place::File { file } => (file.clone(), 0),
        Place::None | Place::Cell { .. } => Default::default(),
    }
}

/// The place in the event or the template that has a slip; a row is never to blame for markup.
fn place(own: &Setting<'_>, places: &mut Places<'_>, slip: &Slip) -> Option<Place> {
    let (Slip::Found { origin, .. } | Slip::Class { origin, .. }) = slip;
    match origin {
        Some(Origin::Cell(_)) => None,
        Some(origin) => Some(places.of(origin)),
        None => Some(own.composer.unknown_place()),
    }
}

/// Keys of the event file whose texts are printed as they are.
fn of_plain_texts(edition: &Edition) -> Vec<(Place, MarkupMessage)> {
    let Event { facts, letter, wording, extra, envelopes, .. } = &edition.event;
    let mut texts: Vec<(String, &str)> = vec![("event.name".to_owned(), &facts.name)];
    let single = facts.texts.all().chain(letter.texts.all()).chain(wording.texts.all());
    texts.extend(single.filter_map(|(key, text)| Some((key.to_owned(), text?))));
    let none = Vec::new();
    for (key, list) in [
        ("event.contact", &facts.contact),
        ("event.agenda", &facts.agenda),
        ("letter.enclosures", &letter.enclosures),
        ("letter.copies", &letter.copies),
        ("envelopes.sender", envelopes.as_ref().map_or(&none, |own| &own.sender)),
    ] {
        texts
            .extend(list.iter().enumerate().map(|(at, text)| (format!("{key}.{at}"), &**text)));
    }
    let mut of_extra: Vec<(String, String)> = Vec::new();
    extra.each_text("extra", &mut |key, text| of_extra.push((key.to_owned(), text.to_owned())));
    texts.extend(of_extra.iter().map(|(key, text)| (key.clone(), &**text)));
    with_markup(texts, &edition.places)
}

/// The same of the advocates, who are those of all editions.
fn of_advocates(job: &Job) -> Vec<(Place, MarkupMessage)> {
    let mut texts = Vec::new();
    for (index, own) in job.event.advocates.iter().enumerate() {
        for (key, text) in [("designation", &own.designation), ("court", &own.court)] {
            texts.extend(text.as_deref().map(|text| (format!("advocate.{index}.{key}"), text)));
        }
    }
    with_markup(texts, &job.base().places)
}

/// Those of some texts, each with its key, that look like markup.
fn with_markup(
    texts: Vec<(String, &str)>,
    places: &EventPlaces,
) -> Vec<(Place, MarkupMessage)> {
    let marked = texts.into_iter().filter(|(_, text)| crate::compose::has_markup(text));
    let told = |(key, _): (String, &str)| {
        let place = places.text_places(&key).place(0);
        let is_number = |at: &str| at.parse::<usize>().is_ok();
        let own = key.rsplit_once('.').filter(|(_, at)| is_number(at));
        let key = own.map_or(&*key, |(list, _)| list).to_owned();
        (place, MarkupMessage::PlainText { key })
    };
    marked.map(told).collect()
}

/// In a text in `"""` TOML takes a backslash before a line end for its own.
fn taken_breaks(edition: &Edition) -> impl Iterator<Item = (Place, MarkupMessage)> {
    let taken = edition.places.taken_breaks("letter.body").into_iter();
    taken.map(|place| (place, MarkupMessage::BreakTaken))
}

/// Names that parts have, and the classes of the templates that the program brings: they may
/// be left without a rule.
fn known_classes() -> BTreeSet<String> {
    let files = all_templates().into_iter().flat_map(|name| builtin_files(&name));
    let letters = files.filter(|(file, _)| file == "letter.dj");
    let classes = letters.flat_map(|(_, bytes)| classes_in(&String::from_utf8_lossy(&bytes)));
    classes.chain(OWN_NAMES.map(str::to_owned)).collect()
}

/// Rules that name no part.
fn unmatched_rules(
    own: &Setting<'_>,
    known_classes: &KnownClasses,
) -> Vec<(Place, MarkupMessage)> {
    let edition = own.edition;
    let sources = || edition.template.layers.iter().filter_map(|layer| layer.letter.as_ref());
    let mut found: Vec<(Place, MarkupMessage)> = Vec::new();
    // A class that is made of data may be any.
    let is_made = |text: &str| text.contains(".{{") || text.contains("::: {{");
    if sources().any(|source| is_made(&source.text)) {
        return found;
    }
    let built_in: Vec<String> =
        all_templates().iter().map(|name| format!("{name}/style.toml")).collect();
    let is_built_in = |place: &Place| match place {
        Place::Text { file, .. } => built_in.contains(file),
        _ => true,
    };
    let body = edition.event.letter.body.as_deref().unwrap_or_default();
    let mut parts: BTreeSet<String> = classes_in(body).into_iter().collect();
    parts.extend(sources().flat_map(|source| classes_in(&source.text)));
    parts.extend(OWN_NAMES.map(str::to_owned));
    let is_part =
        |name: &&str| parts.contains(*name) || is_column(name) || known_classes.contains(*name);
    for (names, place) in own.sheet.selectors().filter(|(_, place)| !is_built_in(place)) {
        if let Some(name) = names.iter().find(|name| !is_part(name)) {
            let known: BTreeSet<&String> = parts.iter().chain(known_classes.iter()).collect();
            let nearest = nearest(name, known.into_iter().map(String::as_str));
            let name = (*name).to_owned();
            found.push((place.clone(), MarkupMessage::SelectorUnmatched { name, nearest }));
        }
    }
    found
}

fn is_column(name: &str) -> bool {
    name.strip_prefix("column").is_some_and(|number| number.parse::<u32>().is_ok())
}

/// The classes that a source writes out: `{.name}` and `::: name`.
fn classes_in(source: &str) -> Vec<String> {
    let is_name = |c: char| !(c.is_whitespace() || matches!(c, '}' | '{' | '.' | '#' | '='));
    let mut found = Vec::new();
    for line in source.lines() {
        let line = line.trim_start_matches(|c: char| c == '>' || c == '-' || c.is_whitespace());
        let name = line.trim_start_matches(':');
        if line.len() - name.len() >= 3 {
            found.extend(name.split_whitespace().map(str::to_owned));
        }
    }
    for (at, _) in source.match_indices('.') {
        let before = source[..at].chars().next_back();
        if matches!(before, Some('{' | ' ')) {
            let name: String = source[at + 1..].chars().take_while(|c| is_name(*c)).collect();
            found.push(name);
        }
    }
    for (at, found_at) in source.match_indices("class=") {
        let rest = source[at + found_at.len()..].trim_start_matches('"');
        let value = rest.split(['"', '}']).next().unwrap_or_default();
        found.extend(value.split_whitespace().map(str::to_owned));
    }
    found
}

/// Strong text that is drawn with the same face as the text around it, in the letter's own
/// text or in a template of one's own.
fn weight(of: &Setting<'_>) -> Option<(Place, MarkupMessage)> {
    let Edition { event, template, places, .. } = of.edition;
    let body = event.letter.body.as_deref().unwrap_or_default();
    let built_in = all_templates();
    let layers = template.layers.iter();
    let own = layers.filter(|layer| !built_in.contains(&layer.name));
    let is_used = |text: &str| text.contains('*');
    let in_template =
        own.filter_map(|layer| layer.letter.as_ref()).any(|source| is_used(&source.text));
    let mut cascade = Cascade::new(&of.sheet);
    let around = if is_used(body) {
        cascade.child(Cascade::LETTER, ["group", "body"])
    } else if in_template {
        Cascade::LETTER
    } else {
        return None;
    };
    let paragraph = cascade.child(around, ["paragraph"]);
    let strong = cascade.child(paragraph, ["strong"]);
    let (around, own) = (cascade.style(paragraph), cascade.style(strong));
    let face =
        |style: &Style| of.sheet.chains().get(usize::from(style.chain.0)).map(Chain::main);
    let is_same = own.weight > around.weight
        && own.font == around.font
        && own.colour == around.colour
        && (own.size.0 - around.size.0).abs() < f64::EPSILON
        && face(own) == face(around);
    let font = own.font.clone();
    let of_event = [format!("fonts.{font}"), "fonts.all".to_owned()];
    let place = match of_event.iter().find(|key| places.gives(key)) {
        Some(key) => places.place(key),
        None => of.sheet.font_place(&font),
    };
    is_same.then_some((place, MarkupMessage::WeightMissing { font }))
}
