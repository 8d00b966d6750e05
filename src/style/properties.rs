//! The properties of the parts of a letter, one entry each: what a rule may say, how it is read,
//! what comes of it, and its row of the documents.

use toml::de::DeValue;

use crate::diagnostic::StyleProblem;
use crate::font::{ChainId, Weight};
use crate::geom::{Colour, Pt, Size};
use crate::style::chains::FontChains;
use crate::style::value::{
    colour, leading, least_height, length, shift, size, switch, text, weight,
};
use crate::style::{
    Align, Columns, Corners, FillRows, FitStep, Keep, Measure, Ruled, Running, SheetPlace,
    Side, Strokes, Valign, Width,
};

/// The values of a property, for the documents.
#[derive(Clone, Copy, Debug)]
pub enum PropertyValues {
    /// A length with its unit.
    Measure,
    /// `true` or `false`.
    Switch,
    /// One of these words.
    Words(&'static [&'static str]),
    /// These words, in Hindi and in English.
    Said([&'static str; 2]),
}

/// A property as the documents show it.
#[derive(Clone, Copy, Debug)]
pub struct PropertyEntry {
    /// Its key in `style.toml`.
    pub name: &'static str,
    /// Its values.
    pub values: PropertyValues,
    /// Its value if no rule says it, in Hindi and in English.
    pub initial: [&'static str; 2],
    /// True if a part has it from the part around.
    pub is_inherited: bool,
    /// Its effect, in Hindi and in English; one line if the entry before says it.
    pub lines: &'static [&'static str],
}

/// The same for all parts of a letter, and a thing that their values depend on.
#[derive(Clone, Copy, Debug)]
pub(super) struct LetterContext<'a> {
    pub(super) chains: &'a FontChains,
    /// True if colours are printed.
    pub(super) colour: bool,
    pub(super) step: FitStep,
    /// The height between the margins of a page.
    pub(super) page: Pt,
}

/// Values that the value of a part depends on besides what a rule says.
struct PartContext<'a> {
    letter: LetterContext<'a>,
    parent: &'a Style,
    /// The size of the part's own type.
    size: Pt,
}

/// Writes [`Properties`], [`Style`] and [`PROPERTIES`] from one table.
///
/// An entry says `name: what a rule gives as what a part has, inherited or own`; `read` makes
/// the first of a value in TOML, `compute` the second of the first. `initial` holds where no
/// rule says otherwise, `shown` is that for the documents. Its doc comment is its row there, in
/// Hindi and in English; one line alone belongs to the row of the entry before.
macro_rules! properties {
    ($(
        $(#[doc = $line:literal])+
        $name:ident: $specified:ty as $computed:ty, $inheritance:ident,
        read: $read:expr, values: $values:expr, initial: $initial:expr, shown: $shown:expr,
        compute: $compute:expr;
    )+) => {
        /// The properties that one rule sets; `None` leaves one as it is.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Properties {
            $($(#[doc = $line])+ pub $name: Option<$specified>,)+
        }

        /// All properties in the order of the table.
        pub const PROPERTIES: &[PropertyEntry] = {
            use PropertyValues::{Measure, Said, Switch, Words};
            &[$(PropertyEntry {
                name: stringify!($name),
                values: $values,
                initial: $shown,
                is_inherited: inherits!($inheritance),
                lines: &[$($line),+],
            }),+]
        };

        impl Properties {
            /// Takes over what another rule says.
            pub(super) fn overlay(&mut self, other: &Self) {
                $(if other.$name.is_some() { self.$name.clone_from(&other.$name); })+
            }

            /// Sets a property by its key, if there is one of this name.
            pub(super) fn set(
                &mut self,
                name: &str,
                value: &DeValue<'_>,
            ) -> Option<Result<(), StyleProblem>> {
                $(if name == stringify!($name) {
                    return Some($read(value).map(|read| self.$name = Some(read)));
                })+
                None
            }
        }

        /// The values of one part. Lengths in points.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Style {
            /// The faces that font and weight come to.
            pub chain: ChainId,
            /// True if it is as wide as what is in it.
            pub shrinks_to_fit: bool,
            $($(#[doc = $line])+ pub $name: $computed,)+
        }

        impl Style {
            /// The values around the whole letter, before any rule.
            pub(super) fn initial(letter: LetterContext<'_>) -> Self {
                let mut style = Self { chain: ChainId(0), shrinks_to_fit: false, $($name: $initial),+ };
                (style.font, style.weight) = letter.chains.first();
                style.chain = letter.chains.id(&style.font, style.weight);
                style.size = letter.step.size(style.size);
                style.leading = letter.step.leading(style.leading);
                style
            }

            /// The values of a part of which rules say this, inside another.
            pub(super) fn of(
                properties: &Properties,
                parent: &Self,
                letter: LetterContext<'_>,
            ) -> Self {
                let mut context = PartContext { letter, parent, size: parent.size };
                if let Some(size) = properties.size {
                    context.size = type_size(size, &context);
                }
                let mut style = Self {
                    chain: parent.chain,
                    shrinks_to_fit: properties.width == Some(Width::Content),
                    $($name: match properties.$name.clone() {
                        Some(own) => $compute(own, &context),
                        None => unsaid!($inheritance, parent.$name.clone(), $initial),
                    },)+
                };
                style.chain = letter.chains.id(&style.font, style.weight);
                style
            }
        }
    };
}

/// True for a property that is inherited.
macro_rules! inherits {
    (inherited) => {
        true
    };
    (own) => {
        false
    };
}

/// The value of a property of which no rule says anything.
macro_rules! unsaid {
    (inherited, $parent:expr, $initial:expr) => {
        $parent
    };
    (own, $parent:expr, $initial:expr) => {
        $initial
    };
}

properties! {
    /// कौन-से परिवार
    /// which families
    font: String as String, inherited,
        read: text, values: Said(["`[fonts]` की कुंजी", "a key of `[fonts]`"]),
        initial: String::new(), shown: ["पहली कुंजी", "the first key"],
        compute: same;

    /// सबसे पास की मोटाई का फ़ॉन्ट लिया जाता है
    /// the face nearest in weight is taken
    weight: u16 as u16, inherited,
        read: weight, values: Said(["`\"regular\"`, `\"bold\"`, या 100 से 900 की संख्या", "`\"regular\"`, `\"bold\"`, or a number from 100 to 900"]),
        initial: Weight::REGULAR.0, shown: ["`\"regular\"`; `strong` का `\"bold\"`", "`\"regular\"`; of `strong` `\"bold\"`"],
        compute: same;

    /// अक्षरों का आकार
    /// size of the type
    size: Measure as Pt, inherited,
        read: size, values: Said(["माप, 4pt–200pt या 0.2em–10em", "measure, 4pt–200pt or 0.2em–10em"]),
        initial: Pt(12.0), shown: ["`\"12pt\"`"; 2],
        compute: type_size;

    /// पंक्तियों की दूरी, आकार का कितना गुना
    /// distance of baselines, times the size
    leading: f64 as f64, inherited,
        read: leading, values: Said(["0.8 से 5 की संख्या", "number from 0.8 to 5"]),
        initial: 1.5, shown: ["`1.5`"; 2],
        compute: fitted_leading;

    /// पंक्तियाँ दोनों किनारों तक, बाएँ, बीच में या दाएँ
    /// how lines fill their measure
    align: Align as Align, inherited,
        read: Align::read, values: Words(Align::WORDS),
        initial: Align::Justify, shown: ["`\"justify\"`"; 2],
        compute: same;

    /// अनुच्छेद की पहली पंक्ति कितनी भीतर से
    /// indent of a paragraph's first line
    first_indent: Measure as Pt, inherited,
        read: shift, values: Measure, initial: Pt::ZERO, shown: ["0"; 2], compute: resolved;

    /// पहली को छोड़ बाक़ी पंक्तियाँ कितनी भीतर से
    /// indent of all lines but the first
    hang: Measure as Pt, own,
        read: length, values: Said(["माप, ऋण नहीं", "measure, not negative"]),
        initial: Pt::ZERO, shown: ["0"; 2],
        compute: resolved;

    /// दोनों किनारों तक और दाईं ओर के पाठ में पंक्ति के अंत के । , . आदि थोड़े बाहर निकलें, ताकि किनारा सीधा दिखे
    /// in justified and right-aligned text, whether । , . and other marks at the end of a line hang over the edge by a part of their width, so that the edge looks straighter
    hang_punctuation: bool as bool, inherited,
        read: switch, values: Switch, initial: false, shown: ["`false`"; 2], compute: same;

    /// बाहर के भाग के किनारों से दूरी
    /// distance from the edges of the part around
    indent_left: Measure as Pt, own,
        read: shift, values: Measure, initial: Pt::ZERO, shown: ["0"; 2], compute: resolved;

    /// The other of the two, see `indent_left`.
    indent_right: Measure as Pt, own,
        read: shift, values: Measure, initial: Pt::ZERO, shown: ["0"; 2], compute: resolved;

    /// ऊपर और नीचे वाले से कम से कम दूरी; दो मिलें तो बड़ी चलती है; पन्ने के ऊपर छूट जाती है
    /// least distance to what stands above and below; of two that meet the larger counts; dropped at the top of a page
    space_before: Measure as Pt, own,
        read: length, values: Measure, initial: Pt::ZERO, shown: ["0"; 2], compute: fitted_space;

    /// The other of the two, see `space_before`.
    space_after: Measure as Pt, own,
        read: length, values: Measure, initial: Pt::ZERO, shown: ["0"; 2], compute: fitted_space;

    /// ऊपर और नीचे की रेखा की मोटाई
    /// thickness of a rule above, below
    rule_above: Measure as Pt, own,
        read: length, values: Measure, initial: Pt::ZERO, shown: ["0"; 2], compute: resolved;

    /// The other of the two, see `rule_above`.
    rule_below: Measure as Pt, own,
        read: length, values: Measure, initial: Pt::ZERO, shown: ["0"; 2], compute: resolved;

    /// चारों ओर के घेरे की मोटाई; घेरे का भाग न समाए तो अगले पन्ने पर जाता है; पन्ने से ऊँचा हो तो बँटता है, और घेरा वहाँ खुला रहता है
    /// thickness of a frame around; what is framed moves to the next page if it does not fit; taller than a page it is parted, and the frame is open at the break
    frame: Measure as Pt, own,
        read: length, values: Measure, initial: Pt::ZERO, shown: ["0"; 2], compute: resolved;

    /// तालिका की रेखाओं की मोटाई; `rule` में उसकी अपनी, कम से कम 0.4pt
    /// of a table: thickness of its rules; of a `rule`: its thickness, 0.4pt at least
    rules: Measure as Pt, own,
        read: length, values: Measure, initial: Pt::ZERO, shown: ["0"; 2], compute: resolved;

    /// घेरे के भीतर की जगह, ऊपर या नीचे की रेखा और पाठ के बीच, तालिका के खानों में (ऊपर-नीचे आधी; बग़ल में रेखाएँ न हों तो बाहरी किनारों पर नहीं, ताकि पाठ रेखाओं की सीध में रहे), और `cut` की रेखा के नीचे
    /// room inside a frame, between a rule above or below and the text, in the cells of a table (half of it above and below; without rules down the sides none at the outer edges, so that text is flush with the rules), and below the line of a `cut`
    padding: Measure as Pt, own,
        read: length, values: Measure, initial: Pt::ZERO, shown: ["0"; 2], compute: resolved;

    /// समूह के कितने भाग साथ-साथ हों, पंक्ति-पंक्ति पढ़े जाते हुए; `"auto"` चार तक को एक पंक्ति में रखता है यदि उनकी कोई पंक्ति न टूटे, नहीं तो सबको दो स्तंभों में, जैसा हस्ताक्षरों में चाहिए; `"row"` सबको एक पंक्ति में रखता है, चाहे उनकी पंक्तियाँ टूटें
    /// how many parts of a group stand side by side, read row by row; `"auto"` puts up to four into one row if no line of theirs need be broken for it, else all into two columns, as signatures want it; `"row"` puts all into one row, even if lines of theirs are broken for it
    columns: Columns as Columns, own,
        read: Columns::read, values: Said(["1 से 12, `\"auto\"`, `\"row\"`", "number from 1 to 12, `\"auto\"`, `\"row\"`"]),
        initial: Columns::Count(1), shown: ["1"; 2],
        compute: same;

    /// स्तंभों के बीच की जगह, और सूची के क्रमांक और पाठ के बीच की
    /// room between columns, and between a list's numbers and text
    gap: Measure as Pt, own,
        read: length, values: Measure, initial: Pt::ZERO, shown: ["0"; 2], compute: resolved;

    /// अपनी चौड़ाई; `"auto"` भीतर के पाठ जितनी; स्तंभों में स्तंभ की चौड़ाई, और जिनकी न हो वे बाक़ी बाँटते हैं; खाने की: उसके स्तंभ की; जिस तालिका की हो वह उतनी चौड़ी बनती है, अंतिम बिना `width` वाले स्तंभ से; `blank` की: लंबाई; चलते पाठ की: कम से कम इतनी जगह, ताकि आगे का पाठ सीध में आए, जैसे `[*विषय :* ]{.label}`
    /// own width; `"auto"` is that of its content; in columns it is the width of the column, and those without one share what is left; of a cell: the width of its column; a table that has one is filled up to it, by its last column without a width; of a `blank`: its length; of running text: room that it fills at least, so that what follows lines up, as with `[*विषय :* ]{.label}`
    width: Width as Option<Measure>, own,
        read: Width::read, values: Said(["माप, जगह का `%`, या `\"auto\"`", "measure, `%` of the room, or `\"auto\"`"]),
        initial: None, shown: ["पूरी जगह", "fills the room"],
        compute: own_width;

    /// चित्र की ऊँचाई
    /// of a picture: its height
    height: Measure as Pt, own,
        read: length, values: Measure,
        initial: Pt::ZERO, shown: ["अपनी", "its own"],
        compute: resolved;

    /// जो भाग पूरी जगह न भरे वह कहाँ खड़ा हो
    /// where a part stands that does not fill its room
    place: Side as Side, own,
        read: Side::read, values: Words(Side::WORDS),
        initial: Side::Left, shown: ["`\"left\"`"; 2],
        compute: same;

    /// ऊँची पंक्ति में खाना या स्तंभ का भाग कहाँ खड़ा हो; `letter` का: एक पृष्ठ के पत्र का पाठ अपने पृष्ठ पर, पृष्ठ के पाँव के भागों के ऊपर
    /// where a cell, or a part in columns, stands in a row that is higher; of `letter`: where the text of a letter of one page stands on it, above what is at its foot
    valign: Valign as Valign, own,
        read: Valign::read, values: Words(Valign::WORDS),
        initial: Valign::Top, shown: ["`\"top\"`"; 2],
        compute: same;

    /// तालिका में कौन-सी रेखाएँ हों: सब खानों के चारों ओर; हर पंक्ति के ऊपर-नीचे; शीर्षक के ऊपर-नीचे और अंत में
    /// which rules a table has: around all cells; above and below each row; above and below its heading and at its end
    ruled: Ruled as Ruled, own,
        read: Ruled::read, values: Words(Ruled::WORDS),
        initial: Ruled::All, shown: ["`\"all\"`"; 2],
        compute: same;

    /// घेरे की रेखाएँ, बाहर से; `***`, `rule_above` और `rule_below` की, ऊपर से; दो में से मोटी की मोटाई वह है जो लिखी गई
    /// strokes of the frame, from outside, and of the rules of `***`, `rule_above` and `rule_below`, from above; of two strokes the thick one has the thickness given
    rule_style: Strokes as Strokes, own,
        read: Strokes::read, values: Words(Strokes::WORDS),
        initial: Strokes::Single, shown: ["`\"single\"`"; 2],
        compute: same;

    /// The other of the two, see `rule_style`.
    frame_style: Strokes as Strokes, own,
        read: Strokes::read, values: Words(Strokes::WORDS),
        initial: Strokes::Single, shown: ["`\"single\"`"; 2],
        compute: same;

    /// घेरे के कोने: सीधे, गोल, या भीतर की ओर कटे
    /// corners of the frame: right angles, rounded, or cut out in a quarter of a circle
    frame_corners: Corners as Corners, own,
        read: Corners::read, values: Words(Corners::WORDS),
        initial: Corners::Square, shown: ["`\"square\"`"; 2],
        compute: same;

    /// काटने की पर्ची: उसके ऊपर काग़ज़ के आर-पार कैंची वाली टूटी रेखा, और पर्ची एक ही पन्ने पर; केवल उन भागों के लिए जो स्तंभ, घेरे या तालिका में नहीं (नहीं तो A0417)
    /// a slip to be cut off: a dashed line with scissors goes across the sheet above it, and it stays on one page; for parts that are in no columns, frame or table (else A0417)
    cut: bool as bool, own,
        read: switch, values: Switch, initial: false, shown: ["`false`"; 2], compute: same;

    /// कम से कम ऊँचाई; इससे खाली भाग भी रहता है, जैसे हस्ताक्षर की जगह; `%` पन्ने के हाशियों के बीच की ऊँचाई का; खाने की: उसकी पंक्ति की, `padding` समेत
    /// least height; with it an empty part is kept, as room to sign; `%` is of the height between the margins of the page; of a cell: that of its row, `padding` included
    min_height: Measure as Pt, own,
        read: least_height, values: Said(["माप या `%`", "measure or `%`"]),
        initial: Pt::ZERO, shown: ["0"; 2],
        compute: of_page;

    /// पन्ना बदलते समय क्या न टूटे: कुछ नहीं; यह भाग; यह और अगला; यह और उसके पहले की दो पंक्तियाँ। शीर्षक नियम न हो तो `"with-next"` है
    /// what a page break may not part: nothing; this part; this part and what follows; this part and the last two lines before it. A heading is `"with-next"` until a rule says otherwise
    keep: Keep as Keep, own,
        read: Keep::read, values: Words(Keep::WORDS),
        initial: Keep::None, shown: ["`\"none\"`"; 2],
        compute: same;

    /// यह भाग नए पन्ने से शुरू होता है; केवल उन भागों के लिए जो स्तंभ, घेरे, तालिका या पैर में नहीं, और `fit = "page"` न हो (नहीं तो A0417)। वर्ग `new-page` में यह `true` है
    /// the part begins a new page; for parts that are in no columns, frame, table or foot, and not with `fit = "page"` (else A0417). Parts of the class `new-page` have it
    new_page: bool as bool, own,
        read: switch, values: Switch, initial: false, shown: ["`false`"; 2], compute: same;

    /// अंतिम पन्ने के पैर में छपता है, कई हों तो अपने क्रम से, और सबसे अंत में पढ़ा जाता है, `letter.dj` में कहीं भी हो; केवल उन भागों के लिए जो किसी समूह में नहीं (नहीं तो A0417)
    /// stands at the foot of the last page, several in their order, and is read last, wherever it is in `letter.dj`; for parts that are in no group (else A0417)
    foot: bool as bool, own,
        read: switch, values: Switch, initial: false, shown: ["`false`"; 2], compute: same;

    /// हर पन्ने पर पाठ से बाहर छपता है, उसके लिए जगह छोड़कर: `"head"` दूसरे पन्ने से ऊपर, `"foot"` हर पन्ने पर नीचे; गिनतियाँ छाप सकता है, जैसे `[]{counter=page}`; केवल उन भागों के लिए जो किसी समूह में नहीं (नहीं तो A0417)
    /// stands on pages outside the text, room kept for it: `"head"` above it from the second page on, `"foot"` below it on every page; can print counters such as `[]{counter=page}`; for parts that are in no group (else A0417)
    running: Running as Running, own,
        read: Running::read, values: Words(Running::WORDS),
        initial: Running::None, shown: ["`\"none\"`"; 2],
        compute: same;

    /// पहले पन्ने पर नापी हुई जगह, काग़ज़ के बाएँ और ऊपरी किनारे से: पाठ की पहली पंक्ति वहीं से शुरू होकर उसी रेखा पर बैठती है (छपे काग़ज़ पर बिंदुओं वाली रेखा का बायाँ सिरा); चित्र या घेरे का ऊपरी बायाँ कोना। भाग पाठ में कोई जगह नहीं लेता और `letter.dj` के क्रम से पढ़ा जाता है; `width` न हो तो दाएँ हाशिये तक जाता है। केवल उन भागों के लिए जो किसी समूह में नहीं, और जिन्हें `foot`, `running`, `cut` या `new_page` नहीं मिला (नहीं तो A0417)
    /// a measured place on the first page, from the left and the upper edge of the sheet: the first line of a text begins there and stands on that line (of a dotted line on printed paper, its left end); of a picture or frame the upper left corner. The part takes no room in the text, and is read in the order of `letter.dj`; without a `width` it goes as far as the right margin. For parts that are in no group, and have no `foot`, `running`, `cut` or `new_page` (else A0417)
    at: SheetPlace as Option<SheetPlace>, own,
        read: SheetPlace::read, values: Said(["`[\"62mm\", \"81mm\"]` जैसी दो माप", "two measures, such as `[\"62mm\", \"81mm\"]`"]),
        initial: None, shown: ["पाठ में", "in the text"],
        compute: given;

    /// जिस भाग को `at` मिला हो उसमें: जो पंक्ति `width` से लंबी हो वह छोटी की जाती है, पर इससे छोटी नहीं; तब भी न समाए तो उस पंक्ति के पत्र में ग़लती (A0429)। ऐसे भाग की पंक्तियाँ कभी टूटती नहीं
    /// of a part that has `at`: a line that is longer than its `width` is set smaller, but no smaller than this; what is too long even then is an error of its row (A0429). Lines of such a part are never broken
    least_size: Measure as Option<Pt>, own,
        read: size, values: Said(["माप, 4pt–200pt या 0.2em–10em", "measure, 4pt–200pt or 0.2em–10em"]),
        initial: None, shown: ["अपना आकार", "its size"],
        compute: least_type_size;

    /// तालिका की पंक्तियाँ `[]{counter=rows}` की गिनती में आएँ; शीर्षक, पूरी चौड़ाई की और भरी गई खाली पंक्तियाँ कभी नहीं आतीं
    /// whether the rows of a table count for `[]{counter=rows}`; headings, rows across all columns and rows filled in never do
    counted: bool as bool, own,
        read: switch, values: Switch, initial: false, shown: ["`false`"; 2], compute: same;

    /// तालिका के अंतिम पन्ने की बाक़ी जगह खाली पंक्तियों से भरी जाए, उसके बाद वाले की जगह छोड़कर; संख्या हो तो कम से कम इतनी खाली पंक्तियाँ, चाहे और पन्ने लगें; केवल उन तालिकाओं के लिए जो स्तंभ, घेरे, तालिका या पैर में नहीं (नहीं तो A0417)
    /// fills the rest of a table's last page with empty rows, leaving room for what follows; a number asks for at least so many, over further pages if need be; for tables that are in no columns, frame, table or foot (else A0417)
    fill_rows: FillRows as FillRows, own,
        read: FillRows::read, values: Said(["`true`, `false`, या 1 से 999 की संख्या", "`true`, `false`, or a number from 1 to 999"]),
        initial: FillRows::No, shown: ["`false`"; 2],
        compute: same;

    /// पाठ और रेखाओं का रंग; तभी छपता है जब आयोजन के `[paper]` में `colour = true` हो, नहीं तो सब काला
    /// colour of text and rules; printed only if the event file says `colour = true` under `[paper]`, else all is black
    colour: Colour as Option<Colour>, inherited,
        read: colour, values: Said(["`\"#7a1f1f\"` जैसा रंग: लाल, हरा, नीला, `00` से `ff`", "a colour such as `\"#7a1f1f\"`: red, green and blue from `00` to `ff`"]),
        initial: None, shown: ["काला", "black"],
        compute: printed_colour;
}

fn same<T>(value: T, _: &PartContext<'_>) -> T {
    value
}

#[expect(clippy::unnecessary_wraps, reason = "a property that no rule gives is none")]
fn given<T>(value: T, _: &PartContext<'_>) -> Option<T> {
    Some(value)
}

/// An em is the size of the part's own type.
#[expect(clippy::unnecessary_wraps, reason = "a property that no rule gives is none")]
fn least_type_size(least: Measure, context: &PartContext<'_>) -> Option<Pt> {
    Some(least.resolve(context.size, Pt::ZERO))
}

/// A length at the size of the part's type.
fn resolved(measure: Measure, context: &PartContext<'_>) -> Pt {
    measure.resolve(context.size, Pt::ZERO)
}

/// A length, or a share of the page.
fn of_page(measure: Measure, context: &PartContext<'_>) -> Pt {
    measure.resolve(context.size, context.letter.page)
}

/// Room above or below, which may be taken up to bring a letter onto one page.
fn fitted_space(measure: Measure, context: &PartContext<'_>) -> Pt {
    context.letter.step.space(resolved(measure, context))
}

fn type_size(size: Measure, context: &PartContext<'_>) -> Pt {
    match size {
        // That of the part around is of this step already.
        Measure::Em(factor) => context.parent.size * factor,
        size => context.letter.step.size(size.resolve(context.parent.size, Pt::ZERO)),
    }
}

fn fitted_leading(leading: f64, context: &PartContext<'_>) -> f64 {
    context.letter.step.leading(leading)
}

fn own_width(width: Width, _: &PartContext<'_>) -> Option<Measure> {
    match width {
        Width::Own(measure) => Some(measure),
        Width::Content => None,
    }
}

/// Letters are black unless the event wants the template's colours.
fn printed_colour(colour: Colour, context: &PartContext<'_>) -> Option<Colour> {
    if context.letter.colour { Some(colour) } else { context.parent.colour }
}

impl Style {
    /// The size of a picture: that of its style, else its own, never wider than its room. It
    /// keeps its proportions; with width and height given it fits into both.
    pub fn picture_size(&self, natural: Size, room: Pt) -> Size {
        let width = self.width.map(|width| width.resolve(self.size, room));
        let height = Some(self.height).filter(|&height| height > Pt::ZERO);
        let scale =
            |wanted: Option<Pt>, own: Pt| wanted.map(|wanted| wanted.0 / own.0.max(0.01));
        match (scale(width, natural.width), scale(height, natural.height)) {
            (Some(by_width), Some(by_height)) => natural * by_width.min(by_height),
            (one, other) => natural * one.or(other).unwrap_or(1.0),
        }
    }

    /// Distance from one baseline to the next.
    pub fn line_height(&self) -> Pt {
        self.size * self.leading
    }
}
