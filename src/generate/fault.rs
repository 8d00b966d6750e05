//! The origin of a text that cannot be printed.

use crate::compose::Origin;
use crate::diagnostic::{Diagnostic, Diagnostics, LayoutMessage, Message, Place, PrintMessage};
use crate::font::SourceError;
use crate::generate::batch::{Batch, Setting, style_place};
use crate::generate::letter::{LetterFault, Typesetter};
use crate::geom::{POINTS_PER_MM, in_mm};
use crate::input::{Edition, Invitee, Product, event_pictures};
use crate::layout::{LayoutFault, Overflow};
use crate::pdf::{EncodeError, FontError};
use crate::picture::PictureId;
use crate::shape::{Fault, WordFault};

/// The diagnostic for a fault of the letter to an invitee: at the cell of the list that is to
/// blame, else at the value of the event file or the place in the template.
pub(super) fn diagnostic(
    fault: LetterFault,
    invitee: &Invitee,
    serial: u32,
    typesetter: &mut Typesetter<'_>,
) -> Diagnostic {
    match fault {
        LetterFault::Compose(fault) => fault,
        LetterFault::Layout(fault) => of_layout(&fault, invitee, serial, typesetter),
    }
}

fn of_layout(
    fault: &LayoutFault,
    invitee: &Invitee,
    serial: u32,
    typesetter: &mut Typesetter<'_>,
) -> Diagnostic {
    let own = typesetter.own;
    match fault {
        LayoutFault::TooLong { excess, line } => {
            let whole = |number: f64| format!("{:.0}", number.ceil().max(1.0));
            let product = typesetter.batch.job.product;
            if product != Product::Letters {
                let message = PrintMessage::AddressTooLong {
                    is_label: product == Product::Labels,
                    name: invitee.shown_name().to_owned(),
                    size: in_mm(own.sheet.page.size),
                    millimetres: whole(excess.0 / POINTS_PER_MM),
                };
                return Diagnostic::at(Message::Print(message), invitee.place("name"));
            }
            let message = LayoutMessage::TooLong {
                name: invitee.shown_name().to_owned(),
                paper: invitee.field("paper").to_owned(),
                millimetres: whole(excess.0 / POINTS_PER_MM),
                lines: whole(excess.0 / line.0.max(1.0)),
            };
            Diagnostic::at(Message::Layout(message), invitee.place("name"))
        }
        LayoutFault::Word(fault) => {
            let (field, place) = origin(invitee, serial, typesetter);
            Diagnostic::at(of_word(fault, field), place)
        }
        LayoutFault::PageNumber(fault) => {
            let place = own.sheet.place("page_number");
            let message = match &**fault {
                LayoutFault::Word(fault) => of_word(fault, "page_number".to_owned()),
                LayoutFault::Overflow(Overflow::Text(text)) => {
                    Message::Layout(LayoutMessage::TextBeyond { text: text.trim().to_owned() })
                }
                other => return of_layout(other, invitee, serial, typesetter),
            };
            Diagnostic::at(message, place)
        }
        LayoutFault::TooLongForPlace { text, excess, least } => {
            let message = LayoutMessage::TooLongForPlace {
                name: invitee.name().to_owned(),
                text: text.trim().to_owned(),
                millimetres: format!("{:.1}", excess.0 / POINTS_PER_MM),
                size: format!("{}", (least.0 * 100.0).round() / 100.0),
            };
            // Of a form of address and a name it is the name that is too long; and whatever it is
            // made of, it is this row's.
            let is_other = !text.contains(invitee.name());
            let place = is_other.then(|| origin(invitee, serial, typesetter).1);
            let is_cell = |place: &Place| matches!(place, Place::Cell { .. });
            let place = place.filter(is_cell).unwrap_or_else(|| invitee.place("name"));
            Diagnostic::at(Message::Layout(message), place)
        }
        LayoutFault::TooNarrow(text) => {
            let message = LayoutMessage::TooNarrow { text: text.trim().to_owned() };
            Diagnostic::at(Message::Layout(message), origin(invitee, serial, typesetter).1)
        }
        LayoutFault::NoEffect { property, text } => {
            let message = LayoutMessage::PropertyNoEffect { property, text: text.clone() };
            let place = match *property {
                "counter" => of_counter(invitee, serial, typesetter),
                _ => style_place(own.edition),
            };
            Diagnostic::at(Message::Layout(message), place)
        }
        LayoutFault::RunningTooHigh => {
            let message = Message::Layout(LayoutMessage::RunningTooHigh);
            Diagnostic::at(message, style_place(own.edition))
        }
        LayoutFault::Overflow(overflow) => {
            let (message, place) = match overflow {
                Overflow::Text(text) => {
                    let text = text.trim().to_owned();
                    (LayoutMessage::TextBeyond { text }, origin(invitee, serial, typesetter).1)
                }
                Overflow::Picture(picture) => picture_beyond(*picture, invitee, serial, own),
                Overflow::Code => (LayoutMessage::CodeBeyond, style_place(own.edition)),
                // The words beside it only help to find it: the style is to blame.
                Overflow::Line { near } => {
                    (LayoutMessage::LineBeyond { near: near.clone() }, style_place(own.edition))
                }
            };
            Diagnostic::at(Message::Layout(message), place)
        }
    }
}

/// The message on a word of a field.
fn of_word(fault: &WordFault, field: String) -> Message {
    match &fault.fault {
        Fault::Missing(character) => Message::MissingGlyph { field, character: *character },
        Fault::Broken(text) => Message::BrokenCluster { field, text: text.to_string() },
    }
}

/// A picture beyond the edge of the sheet, at its key of the event file, else where it is named.
fn picture_beyond(
    picture: PictureId,
    invitee: &Invitee,
    serial: u32,
    own: &Setting<'_>,
) -> (LayoutMessage, Place) {
    let Edition { event, pictures, places, .. } = own.edition;
    let key = pictures.name_of(picture).unwrap_or_default();
    if let Some((_, found)) = event_pictures(event).into_iter().find(|own| own.0 == key) {
        return (LayoutMessage::PictureBeyond { name: found.file }, places.place(key));
    }
    let origin = own.composer.origin_of_picture(invitee, serial, key);
    let place = origin.map_or_else(
        || Place::file(&places.source().file),
        |origin| own.composer.place(&origin, invitee),
    );
    (LayoutMessage::PictureBeyond { name: key.to_owned() }, place)
}

/// The heading (or the field, where it has none; else the file) and place of the text that is
/// to blame for the fault of a letter. The letter is made once more with characters that tell
/// where they came from.
fn origin(invitee: &Invitee, serial: u32, typesetter: &mut Typesetter<'_>) -> (String, Place) {
    let own = typesetter.own;
    let file = &own.edition.places.source().file;
    let traced = own.composer.trace(invitee, serial);
    let origin = traced.as_ref().and_then(|traced| match typesetter.fault_of(traced)? {
        LayoutFault::Word(WordFault { word, at, .. }) => {
            let plain = traced.plain(&word);
            let count = |range| plain.get(range).map_or(0, |part: &str| part.chars().count());
            let (before, length) = (count(0..at.start), count(at));
            let part: String = word.chars().skip(before).take(length).collect();
            traced.of_cluster(&part)
        }
        LayoutFault::TooNarrow(text)
        | LayoutFault::TooLongForPlace { text, .. }
        | LayoutFault::Overflow(Overflow::Text(text)) => traced.of_text(&text),
        _ => None,
    });
    let Some(origin) = origin else { return (file.clone(), Place::file(file)) };
    let named = match &origin {
        Origin::Event { .. } => file.clone(),
        Origin::Cell(field) => invitee.heading(field).unwrap_or(field).to_owned(),
        Origin::Template { file, .. } => file.clone(),
    };
    (named, own.composer.place(&origin, invitee))
}

/// The place of a counter that does nothing, by the text around it; else the template's letter.
fn of_counter(invitee: &Invitee, serial: u32, typesetter: &mut Typesetter<'_>) -> Place {
    let composer = &typesetter.own.composer;
    let traced = composer.trace(invitee, serial);
    let origin = traced.as_ref().and_then(|traced| match typesetter.fault_of(traced)? {
        LayoutFault::NoEffect { text, .. } => traced.of_text(&text),
        _ => None,
    });
    origin.map_or_else(|| composer.unknown_place(), |origin| composer.place(&origin, invitee))
}

/// True if the fault is one of this row and not of the event.
pub(super) fn is_of_row(diagnostic: &Diagnostic) -> bool {
    matches!(diagnostic.place(), Place::Cell { .. })
}

/// The reason why the fonts of a batch cannot be made.
pub(super) fn of_font(batch: &Batch<'_>, error: FontError) -> Diagnostic {
    Diagnostic::new(match error {
        FontError::TooManyCodes(_) => Message::TooManyGlyphs,
        FontError::Damaged(face) => {
            Message::FontInvalid { detail: batch.library.face(face).name.clone() }
        }
    })
}

impl From<SourceError> for Diagnostic {
    fn from(error: SourceError) -> Self {
        Self::new(Message::FontInvalid { detail: error.to_string() })
    }
}

impl From<EncodeError> for Diagnostic {
    fn from(error: EncodeError) -> Self {
        Self::new(Message::PdfWrite { detail: error.to_string() })
    }
}

impl From<EncodeError> for Diagnostics {
    fn from(error: EncodeError) -> Self {
        Diagnostic::from(error).into()
    }
}
