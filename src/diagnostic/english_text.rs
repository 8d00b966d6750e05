use super::character::{Sort, code_point, printable, sort};
use super::{Kind, Lang, Message, StyleProblem, TemplateLimit};

pub(super) fn text(message: &Message) -> String {
    use Message as M;
    match message {
        M::TomlSyntax { detail, .. } => {
            format!("the file cannot be read from this point on ({detail})")
        }
        M::VersionMissing => "the event file does not say which version it is".to_owned(),
        M::VersionUnknown { found } => {
            format!("version {found} of the event file is not known to this program")
        }
        M::UnknownKey { key, table, .. } if table.is_empty() => {
            format!("`{key}` means nothing here")
        }
        M::UnknownKey { key, table, .. } => format!("`{key}` means nothing in {table}"),
        M::WrongKind { key, expected, found } => {
            format!("`{key}` should be {}, but it is {}", kind(*expected), kind(*found))
        }
        M::WrongChoice { key, value, .. } => format!("`{key}` cannot be \"{value}\""),
        M::NumberRange { key, least, most } => {
            format!("`{key}` should be a number from {least} to {most}")
        }
        M::KeyMissing { key } => format!("`{key}` is missing"),
        M::ValueEmpty { key } => format!("`{key}` is empty"),
        M::DateInvalid { key } => {
            format!("`{key}` is not a day of the calendar or an hour of the day")
        }
        M::WeekdayUnknown { value } => format!("\"{value}\" is not the name of a weekday"),
        M::WeekdayClash { given, english, date, .. } => {
            format!("{date} is a {english}, not \"{given}\"")
        }
        M::WeekdayWithoutDate { value } => {
            format!("the weekday {value} is given, but no date")
        }
        M::EndBeforeStart => "the event ends before it begins".to_owned(),
        M::EndWithoutStart => {
            "`end` is given, but no `start`: no hour will be printed".to_owned()
        }
        M::EndDateWithoutDate => {
            "`end_date` is given, but no `date`: no day will be printed".to_owned()
        }
        M::NumberPlaceholder { found } => {
            format!("the letter number's pattern has {{{found}}}, which is not known")
        }
        M::NumberBraces => {
            "the letter number's pattern has a brace without its partner".to_owned()
        }
        M::AdvocatesMissing => "the event file names nobody who issues the letters".to_owned(),
        M::AdvocateTwice { key, value } => {
            format!("two advocates have the same {key}: \"{value}\"")
        }
        M::FileNotUtf8 => "the file is not text in UTF-8".to_owned(),
        M::FileMissing { path, .. } => format!("there is no file {path}"),
        M::FileIsFolder { path } => format!("{path} is a folder, not a file"),
        M::FileRead { path, detail } => format!("{path} cannot be read ({detail})"),
        M::ListsMissing => "the event file names no list of invitees".to_owned(),
        M::InviteesMissing => "the lists contain not a single invitee".to_owned(),
        M::ListAdvocateUnknown { value, .. } | M::AdvocateUnknown { value, .. } => {
            format!("the event file has no advocate \"{value}\"")
        }
        M::Ledger(message) => message.text(Lang::En),
        M::Reading(message) => message.text(Lang::En),
        M::Selection(message) => message.text(Lang::En),
        M::Duplicate(message) => message.text(Lang::En),
        M::Assign(message) => message.text(Lang::En),
        M::Layout(message) => message.text(Lang::En),
        M::Markup(message) => message.text(Lang::En),
        M::List(message) => message.text(Lang::En),
        M::Sheet(message) => message.text(Lang::En),
        M::ListFormat { path } => format!("{path} is of a kind that is not read"),
        M::ListTwice { path } => format!("the list {path} is given twice"),
        M::ListNotUtf8 => {
            "this row is not in UTF-8, so its letters cannot be made out".to_owned()
        }
        M::ListEmpty => "the list is empty: it has not even a row of headings".to_owned(),
        M::QuoteOpen => "a quote mark opens a cell in this row, and none closes it".to_owned(),
        M::QuoteInside => {
            "a quote mark opens a cell in this row, and where the next one closes \
             it, other text follows"
                .to_owned()
        }
        M::NameColumnMissing { headers, .. } => {
            format!(
                "the list has no column for the invitee's name; its headings are: {headers}"
            )
        }
        M::HeaderTwice { header } => format!("two columns have the same heading \"{header}\""),
        M::FieldTwice { field, first, second } => {
            format!("the columns \"{first}\" and \"{second}\" both mean `{field}`")
        }
        M::FieldUnknown { field, .. } => format!("`{field}` is not a field of an invitee"),
        M::ColumnMissing { header, headers, .. } => {
            format!("the list has no column \"{header}\"; its headings are: {headers}")
        }
        M::Cell(message) => message.text(Lang::En),
        M::Script(message) => message.text(Lang::En),
        M::RowRagged { found, expected } => {
            format!("this row has {found} cells, but there are {expected} headings")
        }
        M::NameEmpty => "this row has no name".to_owned(),
        M::AdvocateAmbiguous { value, first, second } => {
            format!("\"{value}\" may be \"{first}\" or \"{second}\"")
        }
        M::AdvocateNotGiven => {
            "this row does not say which advocate issues the letter".to_owned()
        }
        M::GenderUnknown { value } => format!("\"{value}\" does not say whether man or woman"),
        M::GenderClash { gender, prefix } => {
            format!("the gender is \"{gender}\", but \"{prefix}\" is not said of one")
        }
        M::HusbandOfMan { husband } => {
            format!("a husband ({husband}) is given, but the invitee is a man")
        }
        M::CellTooLong { length, most } => {
            format!("this cell has {length} characters; it may have {most}")
        }
        M::NumberShortened { value } => {
            format!("the last digits of this number are lost: {value}")
        }
        M::CellIsDate { value } => {
            format!("no date belongs here, but Excel has made one of this cell: {value}")
        }
        M::CellIsDitto { value } => {
            format!("this cell has a mark for \"as above\" in place of a text: {value}")
        }
        M::CellHasError { value } => format!("the formula of this cell fails: {value}"),
        M::TemplateUnknown { name, .. } => format!("there is no template \"{name}\""),
        M::TemplateExtends { name, .. } => {
            format!("the template extends \"{name}\", which is not a built-in template")
        }
        M::TemplateLetterMissing { name } => {
            format!("the template \"{name}\" has no letter.dj")
        }
        M::TemplateNeeds { template, key } => {
            format!("the template \"{template}\" needs `{key}`, which is not given")
        }
        M::TemplateLanguage { template, of_template, of_letter } => {
            let [own, other] = [*of_template, *of_letter].map(language);
            format!(
                "the words of the template \"{template}\" are {own}, but the letters of this event are {other}: dates, hours, salutation and closing will be {other}"
            )
        }
        M::TemplateSyntax { detail } => format!("the template is wrong here ({detail})"),
        M::UnseenTaken { characters } => {
            format!("invisible characters were left out here: {characters}")
        }
        M::DottedCircle { places } => format!(
            "a dotted circle (◌, U+25CC) is printed as it was typed{}",
            if *places > 1 { format!("; it stands in {places} cells") } else { String::new() }
        ),
        M::TemplateUnclosed { tag, end } => {
            format!("`{tag}` begins here and is never closed: `{end}` is lacking")
        }
        M::TemplateRender { detail } => format!("the template cannot be filled in ({detail})"),
        M::TemplateTooMuch { limit } => match limit {
            TemplateLimit::Text => "the template makes too long a text for one letter",
            TemplateLimit::Numbers => {
                "the template takes too many numbers of `range` for one letter"
            }
            TemplateLimit::Turns => {
                "the `for` loops of the template take too many turns for one letter"
            }
        }
        .to_owned(),
        M::UnsafeFilter => {
            "the filter `safe` is not allowed: what stands in a list must never become markup"
                .to_owned()
        }
        M::MarkupUnsupported { what } => {
            format!("a letter cannot have {}", what.text(Lang::En))
        }
        M::BodyTemplateCode { found } => {
            format!("`letter.body` has `{found}`, which only a template may have")
        }
        M::StyleInvalid { key, problem } => {
            format!("the style `{key}` is wrong: {}", problem.text(Lang::En))
        }
        M::StyleUnknownKey { key, .. } => format!("the style `{key}` means nothing"),
        M::PictureInvalid { path, problem } => {
            format!("the picture {path} cannot be printed: {}", problem.text(Lang::En))
        }
        M::LanguageUnknown { code, .. } => format!("`lang` has no language `{code}`"),
        M::PictureUnknown { name } => {
            format!("neither the template nor the event has a picture \"{name}\"")
        }
        M::PictureWithoutText { name } => {
            format!("the picture \"{name}\" has no words for those who cannot see it")
        }
        M::QrTooLong { text } => {
            format!("this is too long for a QR code: \"{}…\"", text.trim())
        }
        M::MissingGlyph { field, character } => format!(
            "{field} has {}{}: {}, which no font here can print",
            printable(*character).map(|c| format!("\"{c}\" ")).unwrap_or_default(),
            code_point(*character),
            sort_name(sort(*character)),
        ),
        M::BrokenCluster { field, text } => {
            format!("{field}: in \"{text}\" a vowel sign or mark has no letter to stand on")
        }
        M::FontInvalid { detail } => format!("the font cannot be used ({detail})"),
        M::OwnFont { file, problem } => {
            format!("the font {file} cannot be used: {}", problem.text(Lang::En))
        }
        M::TooManyGlyphs => {
            "the letters use more different signs than one font of a PDF can hold".to_owned()
        }
        M::PdfWrite { detail } => format!("the PDF could not be put together ({detail})"),
        M::InTheWay { path, is_folder: true } => {
            format!("{path} is a folder, but a file is to be written there")
        }
        M::InTheWay { path, is_folder: false } => {
            format!("{path} is a file, but a folder is wanted there")
        }
        M::FileWrite { path, detail } => format!("{path} could not be written ({detail})"),
        M::PathUnsafe { path } => format!("\"{path}\" would lie outside the output folder"),
        M::FileExists { path } => format!("{path} exists already and is left as it is"),
        M::RowsHeld { count: 1 } => "one row has errors, so nothing was made".to_owned(),
        M::RowsHeld { count } => format!("{count} rows have errors, so nothing was made"),
        M::OutputIsInput { path } => {
            format!("{path} is read for the letters, and making them would write over it")
        }
        M::OutputNotFolder { path } => {
            format!("the letters go into a folder, but {path} is a file")
        }
        M::WritingStopped { files: 1 } => {
            "1 file was already written when this happened; it is whole".to_owned()
        }
        M::WritingStopped { files } => {
            format!("{files} files were already written when this happened; they are whole")
        }
        M::Output(message) => message.text(Lang::En),
        M::FileSplit { first, files } => format!(
            "the letters are too many for one PDF/A file: there are {files} files, from {first} on"
        ),
        M::AllRowsHeld => "every row has errors: there is no letter to make".to_owned(),
    }
}

pub(super) fn hint(message: &Message) -> Option<String> {
    use Message as M;
    let hint = match message {
        M::Cell(message) => message.hint(Lang::En),
        M::Script(message) => return message.hint(Lang::En),
        M::TomlSyntax { .. } => {
            "Often a quote mark or a bracket is missing here or in the line above.".to_owned()
        }
        M::VersionMissing | M::VersionUnknown { .. } => {
            "Write `version = 1` as the first line.".to_owned()
        }
        M::UnknownKey { nearest, .. } | M::StyleUnknownKey { nearest, .. } | M::FieldUnknown { nearest, .. } => {
            return nearest.as_ref().map(|key| format!("Did you mean `{key}`?"));
        }
        M::ColumnMissing { nearest, .. } => return did_you_mean(nearest.as_deref()),
        M::WrongKind { expected, .. } => format!("Write it like this: {}", example(*expected)),
        M::WrongChoice { allowed, .. } => format!("It can be: {allowed}"),
        M::NumberRange { .. } => return None,
        M::EndBeforeStart => {
            "Mend whichever is wrong. Past midnight, give the last day as `end_date`, too."
                .to_owned()
        }
        M::EndWithoutStart => "Give `start`, too, or remove `end`.".to_owned(),
        M::EndDateWithoutDate => "Give `date`, too, or remove `end_date`.".to_owned(),
        M::TemplateRender { .. } => "Often a name is misspelt, or what it names is not given: \
             docs/en/templates.md lists all names."
            .to_owned(),
        M::TemplateTooMuch { limit } => match limit {
            TemplateLimit::Text => "A letter may have 1 MB of text: look at its `for` loops.",
            TemplateLimit::Numbers => {
                "A letter may have 10,000 numbers of `range`, in all calls together."
            }
            TemplateLimit::Turns => {
                "All loops of a letter together may take 100,000 turns; loops inside each other \
                 multiply: three of 50 take 127,550."
            }
        }
        .to_owned(),
        M::MarkupUnsupported { .. } => {
            "Remove it. To print a character of markup as it is, put \\ before it.".to_owned()
        }
        M::StyleInvalid { problem: StyleProblem::FamilyUnknown { .. }, .. } => {
            "`aamantran fonts` lists the families; [[font]] adds one of your own.".to_owned()
        }
        M::StyleInvalid { problem: StyleProblem::ChoiceUnknown { .. }, .. } => {
            "Write one of these in [fonts]; `all` stands for the whole letter.".to_owned()
        }
        M::StyleInvalid { .. } => {
            "docs/en/templates.md shows what it can be; measures have units, such as 20mm or 12pt."
                .to_owned()
        }
        M::FontInvalid { .. } => "Choose another font; `aamantran fonts` lists them.".to_owned(),
        M::OwnFont { problem, .. } => problem.hint(Lang::En).to_owned(),
        M::ListTwice { .. } => "Remove one of the two [[list]].".to_owned(),
        M::PathUnsafe { .. } => {
            "Give the file a name without folders, `..` or `:`.".to_owned()
        }
        M::KeyMissing { key } => format!("Add a line that begins with `{} =`.", last(key)),
        M::ValueEmpty { .. } => "Write something, or remove the line.".to_owned(),
        M::DateInvalid { .. } => {
            "Write a date like 2025-09-21 and a time like 10:30, without quotes.".to_owned()
        }
        M::WeekdayUnknown { .. } => {
            "Write for instance रविवार or Sunday, or remove the line: the program knows it."
                .to_owned()
        }
        M::WeekdayClash { .. } => "Mend the date or the weekday.".to_owned(),
        M::WeekdayWithoutDate { .. } => "Give the date, too.".to_owned(),
        M::NumberPlaceholder { .. } => {
            "Only {serial} and, with leading zeros, {serial:03} are known.".to_owned()
        }
        M::NumberBraces => "To print a brace itself, double it: {{ or }}.".to_owned(),
        M::AdvocatesMissing => "Add [[advocate]] and under it `name = \"…\"`.".to_owned(),
        M::AdvocateTwice { .. } => "Give each an `id` of its own.".to_owned(),
        M::FileNotUtf8 => "Save it as UTF-8 in the editor.".to_owned(),
        M::FileMissing { is_on_command_line: true, .. } => {
            "Look at the spelling. A path is taken from the folder in which the command is run."
                .to_owned()
        }
        M::FileMissing { .. } => {
            "Look at the spelling. A path is taken from the folder of the event file.".to_owned()
        }
        M::FileIsFolder { .. } => {
            "Give the path of the file in it, such as folder/event.toml.".to_owned()
        }
        M::FileRead { .. } => "Is it open in another program, or locked?".to_owned(),
        M::ListsMissing => "Add [[list]] and under it `file = \"list.csv\"`.".to_owned(),
        M::InviteesMissing => {
            "Write one invitee in each row under the headings.".to_owned()
        }
        M::ListAdvocateUnknown { nearest, known, .. }
        | M::AdvocateUnknown { nearest, known, .. } => {
            return Some(did_you_mean(nearest.as_deref()).unwrap_or_else(|| {
                format!("The advocates in the event file are: {known}")
            }));
        }
        M::Ledger(message) => message.hint(Lang::En),
        M::Reading(message) => message.hint(Lang::En),
        M::Selection(message) => message.hint(Lang::En),
        M::Duplicate(message) => message.hint(Lang::En).to_owned(),
        M::Assign(message) => message.hint(Lang::En),
        M::Layout(message) => message.hint(Lang::En),
        M::Markup(message) => message.hint(Lang::En),
        M::List(message) => return message.hint(Lang::En),
        M::Sheet(message) => return message.hint(Lang::En),
        M::ListFormat { .. } => {
            "These are read: xlsx, xls, ods, csv, tsv, json, toml, vcf.".to_owned()
        }
        M::ListNotUtf8 => "In Excel: File > Save As > \"CSV UTF-8 (Comma delimited)\". If it \
                           has Latin letters only (windows-1252), write `encoding = \
                           \"windows-1252\"` in [[list]]; if it is in Kruti Dev, \
                           `encoding = \"krutidev\"`."
            .to_owned(),
        M::ListEmpty => "The first row must hold headings, such as नाम or Name.".to_owned(),
        M::QuoteOpen => "Remove the quote mark, or close it at the end of the cell.".to_owned(),
        M::QuoteInside => "Close the quote mark at the end of its own cell, or remove it; to \
             print one, double it."
            .to_owned(),
        M::NameColumnMissing { nearest, .. } => match nearest {
            Some(nearest) => format!("Is it \"{nearest}\"? Then change that heading to नाम."),
            None => "Give the column of names the heading नाम or Name.".to_owned(),
        },
        M::HeaderTwice { .. } => "Rename or remove one of them.".to_owned(),
        M::FieldTwice { .. } => {
            "Rename one heading, or say under `columns` of [[list]] which one counts.".to_owned()
        }
        M::RowRagged { .. } => {
            "Perhaps a comma stands in a cell that is not in quotes; saving from Excel mends it."
                .to_owned()
        }
        M::NameEmpty => "Write the name, or remove the row.".to_owned(),
        M::AdvocateAmbiguous { .. } => "Write the advocate's `id` or full name.".to_owned(),
        M::AdvocateNotGiven => {
            "Fill in the column अधिवक्ता, or give `advocate` under [[list]], or share the \
             rows out with [assign]."
                .to_owned()
        }
        M::GenderUnknown { .. } => "Write पु or स्त्री, or M or F, or nothing.".to_owned(),
        M::GenderClash { .. } | M::HusbandOfMan { .. } => "Mend one of the two.".to_owned(),
        M::CellTooLong { .. } => "Make the text shorter.".to_owned(),
        M::NumberShortened { .. } | M::CellIsDate { .. } => {
            "In Excel choose the column, Format Cells > Text, then type the cell again."
                .to_owned()
        }
        M::CellIsDitto { .. } => {
            "Copy the cell above into this one (Ctrl+D in Excel), or leave it empty.".to_owned()
        }
        M::CellHasError { .. } => "Mend the formula, or write the value.".to_owned(),
        M::TemplateUnknown { nearest, known, .. } | M::TemplateExtends { nearest, known, .. } => {
            return Some(did_you_mean(nearest.as_deref()).unwrap_or_else(|| {
                format!("Built-in templates: {known}. Your own is given as a path, ./name.")
            }));
        }
        M::TemplateLetterMissing { .. } => {
            "Write one, or say in template.toml which built-in template it extends.".to_owned()
        }
        M::TemplateNeeds { key, .. } => format!("Give `{key}` in the event file."),
        M::TemplateLanguage { of_template, .. } => format!(
            "Write `language = \"{of_template}\"` under [letter], or choose another template."
        ),
        M::UnseenTaken { .. } => "Type the text anew if it is not as it was meant.".to_owned(),
        M::DottedCircle { .. } => {
            "Delete it, and type the letter that the sign is to stand on.".to_owned()
        }
        M::TemplateUnclosed { end, .. } if end.starts_with("end") => {
            format!("Write {{% {end} %}} where it is to end.")
        }
        M::TemplateUnclosed { end, .. } => format!("Write {end} where it is to end."),
        M::TemplateSyntax { .. } => "docs/en/templates.md shows how to write one.".to_owned(),
        M::UnsafeFilter => "Remove `| safe`.".to_owned(),
        M::PictureInvalid { problem, .. } => problem.remedy(Lang::En),
        M::LanguageUnknown { known, .. } => format!("Write one of these: {known}."),
        M::PictureUnknown { .. } => "Put the PNG, JPEG or SVG file into the folder of the \
             template or of the event file, and write its name as it is. What stands in a list \
             never names a picture."
            .to_owned(),
        M::PictureWithoutText { .. } => "Write them between the brackets, as in \
             ![seal of the court](seal.png), or give a mere ornament the class {.decoration}."
            .to_owned(),
        M::QrTooLong { .. } => {
            "Print a short link instead; a QR code holds about 700 Hindi letters.".to_owned()
        }
        M::MissingGlyph { .. } => "Remove the character, or type it another way.".to_owned(),
        M::BrokenCluster { .. } => "Type the word again.".to_owned(),
        M::TooManyGlyphs => "Make the letters in several smaller lots.".to_owned(),
        M::PdfWrite { .. } => {
            "This should not happen. Please report it with the event file.".to_owned()
        }
        M::InTheWay { .. } => "Move it away or give it another name, and run the same command \
                                again."
            .to_owned(),
        M::FileWrite { .. } => {
            "Is the file open in another program? Is there space, and may you write there?"
                .to_owned()
        }
        M::FileExists { .. } => "Choose another folder, or remove the file.".to_owned(),
        M::BodyTemplateCode { .. } => {
            "Write plain text; what differs from letter to letter belongs in a template."
                .to_owned()
        }
        M::OutputIsInput { .. } | M::OutputNotFolder { .. } => {
            "Give another folder after -o; nothing was written.".to_owned()
        }
        M::WritingStopped { .. } => {
            "Mend the cause and run the same command again: it goes on where it stopped.".to_owned()
        }
        M::Output(message) => message.hint(Lang::En).to_owned(),
        M::FileSplit { .. } => "Print them one after the other.".to_owned(),
        M::AllRowsHeld => "Mend the rows, then make the letters.".to_owned(),
        M::RowsHeld { count: 1 } => {
            "Mend it, or use --hold-back to make the other letters now.".to_owned()
        }
        M::RowsHeld { .. } => {
            "Mend them, or use --hold-back to make the other letters now.".to_owned()
        }
    };
    Some(hint)
}

fn did_you_mean(nearest: Option<&str>) -> Option<String> {
    nearest.map(|nearest| format!("Did you mean \"{nearest}\"?"))
}

/// The last part of a dotted key.
fn last(key: &str) -> &str {
    key.rsplit('.').next().unwrap_or(key)
}

/// A language by its code (BCP 47).
fn language(code: &str) -> &str {
    match code {
        "hi" => "Hindi",
        "en" => "English",
        "mr" => "Marathi",
        "bho" => "Bhojpuri",
        "mai" => "Maithili",
        other => other,
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text in quotes",
        Kind::Number => "a whole number",
        Kind::Fraction => "a number with a fraction",
        Kind::Switch => "true or false",
        Kind::Date => "a date",
        Kind::Time => "a time",
        Kind::DateTime => "a date and time together",
        Kind::List => "a list in square brackets",
        Kind::Table => "a table",
        Kind::TableList => "a list of tables",
    }
}

fn example(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "\"…\"",
        Kind::Number => "25",
        Kind::Fraction => "1.5",
        Kind::Switch => "true",
        Kind::Date => "2025-09-21 (without quotes)",
        Kind::Time => "10:30 (without quotes)",
        Kind::DateTime => "2025-09-21 10:30 (without quotes)",
        Kind::List => "[\"…\", \"…\"]",
        Kind::Table => "[name]",
        Kind::TableList => "[[name]]",
    }
}

fn sort_name(sort: Sort) -> &'static str {
    match sort {
        Sort::Control => "a control character",
        Sort::Invisible => "an invisible character",
        Sort::Symbol => "an emoji or symbol",
        Sort::Private => "a character of somebody's private font",
        Sort::Broken => "a mark for text that was lost",
        Sort::Letter => "a letter or sign of another script",
    }
}
