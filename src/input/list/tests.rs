use crate::diagnostic::{Diagnostic, Diagnostics, Lang, ListMessage, Message, Place};
use crate::hindi::Gender;
use crate::input::Event;
use crate::input::event::list_event::ListEvent;
use crate::input::event::read::read_event;
use crate::input::file::budget::Budget;
use crate::input::file::read::FileBytes;
use crate::input::list::read::{List, read_list};
use crate::input::list::repair::corrections::Corrections;
use crate::input::list::repair::name_book::NameBook;
use crate::input::list::row::invitee::Invitee;
use crate::input::list::row::rejected::RejectedRow;
use crate::support::case::Case;

/// An event of two advocates and one list.
fn event(letter: &str, list: &str) -> Event {
    let case = Case::bare().letter(letter).list_keys(list).advocates(
        "[[advocate]]\nid = \"ram\"\nname = \"राम सिंह\"\nalias = \"मंटू\"\n\
         [[advocate]]\nname = \"लखन राय\"",
    );
    let (event, _, faults) = read_event("event.toml", &case.event_file());
    assert!(faults.is_empty(), "{faults}");
    event.unwrap()
}

fn read_with(letter: &str, list: &str, csv: &[u8]) -> Result<List, Diagnostics> {
    let event = event(letter, list);
    let budget = Budget::new();
    let list = FileBytes::copied("l.csv", csv, usize::MAX, &budget).unwrap();
    read_list(
        list,
        &event.lists[0],
        &ListEvent::of(&event),
        (&NameBook::default(), &mut Corrections::default()),
        &budget,
        false,
    )
}

/// Reads a list whose rows all go to the first advocate unless they say otherwise.
fn read(csv: &str) -> List {
    read_with("", "advocate = \"ram\"", csv.as_bytes()).unwrap_or_else(|f| panic!("{f}"))
}

fn only(csv: &str) -> Invitee {
    let list = read(csv);
    assert!(list.rejected.is_empty(), "{}", list.rejected[0].diagnostics);
    assert_eq!(list.invitees.len(), 1);
    list.invitees.into_iter().next().unwrap()
}

fn rejected(csv: &str) -> RejectedRow {
    let list = read(csv);
    assert_eq!((list.invitees.len(), list.rejected.len()), (0, 1));
    list.rejected.into_iter().next().unwrap()
}

fn message(row: &RejectedRow) -> &Message {
    assert_eq!(row.diagnostics.len(), 1, "{}", row.diagnostics);
    row.diagnostics.iter().next().unwrap().message()
}

fn fatal(csv: &[u8]) -> (Place, Message) {
    let faults = read_with("", "advocate = \"ram\"", csv).unwrap_err();
    assert_eq!(faults.len(), 1, "{faults}");
    let fault = faults.iter().next().unwrap();
    (fault.place().clone(), fault.message().clone())
}

#[test]
fn a_column_of_two_fields_is_read_for_both() {
    let columns = "[list.columns]\nphone = \"मोबाइल\"\nid = \"मोबाइल\"\nvillage = \"पता\"\nblock = \"पता\"";
    let list = format!("advocate = \"ram\"\n{columns}");
    let read = read_with("", &list, "नाम,मोबाइल,पता\nराधा,9800000001,बेला\n".as_bytes());
    let invitee = &read.unwrap_or_else(|faults| panic!("{faults}")).invitees[0];
    assert_eq!((invitee.phone(), invitee.id()), (Some("9800000001"), Some("9800000001")));
    assert_eq!((invitee.village(), invitee.block()), (Some("बेला"), Some("बेला")));
}

#[test]
fn with_and_without_byte_order_mark() {
    assert_eq!(only("\u{FEFF}नाम\nराधा\n").name(), "राधा");
    assert_eq!(only("नाम\r\nराधा").name(), "राधा");
}

#[test]
fn all_fields_and_the_lists_own_columns() {
    let invitee = only(
        "क्रमांक,Name,उर्फ,उपाधि,लिंग,पिता,पद,गाँव,Ward,पंचायत,ब्लॉक,ज़िला,PIN,फोन,Remarks,id,रंग\n\
         7,राधा,गुड्डी,Sushri,म,राम,मुखिया,बेला,3,पं,प्र,जि,802301,98,ध्यान,x1,नीला\n",
    );
    assert_eq!(invitee.prefix(), Some("सुश्री"));
    assert_eq!(invitee.gender, Some(Gender::F));
    let fields: Vec<_> = invitee.fields().collect();
    for pair in [
        ("name", "राधा"),
        ("alias", "गुड्डी"),
        ("father", "राम"),
        ("post", "मुखिया"),
        ("village", "बेला"),
        ("ward", "3"),
        ("panchayat", "पं"),
        ("block", "प्र"),
        ("district", "जि"),
        ("pin", "802301"),
        ("phone", "98"),
        ("note", "ध्यान"),
        ("id", "x1"),
        ("क्रमांक", "7"),
        ("रंग", "नीला"),
    ] {
        assert!(fields.contains(&pair), "{pair:?}");
    }
    assert_eq!(invitee.columns().map(|(own, _)| own).collect::<Vec<_>>(), ["क्रमांक", "रंग"]);
    let place = |column: &str, value: &str| Place::Cell {
        file: "l.csv".into(),
        sheet: None,
        row: 2,
        column: Some(column.into()),
        value: Some(value.into()),
    };
    assert_eq!(invitee.place("village"), place("गाँव", "बेला"));
    assert_eq!(invitee.place("रंग"), place("रंग", "नीला"));
}

#[test]
fn cells_are_one_line_in_nfc_and_the_rows_keep_their_numbers() {
    let list = read("नाम,पता\n\"राधा\n\t देवी\", \u{958} \n,\n\nश्यामा,\n");
    assert_eq!(list.empty_rows, 2);
    assert_eq!(list.invitees[0].name(), "राधा देवी");
    assert_eq!(list.invitees[0].village(), Some("\u{915}\u{93C}"));
    assert_eq!(list.invitees[1].village(), None);
    assert_eq!(list.invitees[1].origin.row, 5);
}

#[test]
fn not_utf8() {
    let (place, message) = fatal(b"name\nx\n\xE0\xA4\n");
    assert_eq!(message, Message::ListNotUtf8);
    assert!(matches!(place, Place::Cell { row: 3, .. }), "{place:?}");
    assert!(matches!(fatal(b"PK\x03\x04...").1, Message::ListFormat { .. }));
}

#[test]
fn headings() {
    let nearest = Some("नामम".to_owned());
    let (_, message) = fatal("नामम,जिला\nx,y\n".as_bytes());
    assert_eq!(
        message,
        Message::NameColumnMissing {
            headers: "नामम, जिला".into(), nearest, advocate: None
        }
    );
    let (_, message) = fatal("नाम,रंग,रंग \nx,y,z\n".as_bytes());
    assert_eq!(message, Message::HeaderTwice { header: "रंग".into() });
    let (_, message) = fatal("नाम,Name\nराम,श्याम\n".as_bytes());
    let [field, first, second] = ["name", "नाम", "Name"].map(str::to_owned);
    assert_eq!(message, Message::FieldTwice { field, first, second, row: 2 });
    assert_eq!(fatal(b"\n\n").1, Message::ListEmpty);
    assert!(matches!(fatal(b"").1, Message::ListHollow { .. }));
    assert_eq!(fatal("नाम\n\"राम\nसिंह\n".as_bytes()).1, Message::QuoteOpen);
    let three = "नाम,पता\nराम,क\n\"राधा,ख\nसीता,ग\nगीता,\"घ\"\n";
    let (place, message) = fatal(three.as_bytes());
    assert_eq!(message, Message::QuoteInside);
    assert!(matches!(place, Place::Cell { row: 3, .. }), "{place:?}");
}

#[test]
fn the_event_file_can_say_which_column_is_which() {
    let columns =
        "advocate = \"ram\"\ncolumns = { name = \"सदस्य\", village = \"टोला का नाम\" }";
    let csv = "नाम,सदस्य,टोला का नाम\nक,राधा,बेला\n";
    let list = read_with("", columns, csv.as_bytes()).unwrap();
    let invitee = &list.invitees[0];
    assert_eq!((invitee.name(), invitee.village()), ("राधा", Some("बेला")));
    assert_eq!(invitee.column("नाम"), Some("क"));

    let columns = "advocate = \"ram\"\ncolumns = { village = \"टोल\" }";
    let faults = read_with("", columns, "नाम,टोला\nराधा,x\n".as_bytes()).unwrap_err();
    let Message::ColumnMissing { nearest, .. } = faults.iter().next().unwrap().message() else {
        panic!("{faults}")
    };
    assert_eq!(nearest.as_deref(), Some("टोला"));
}

#[test]
fn ragged_rows_and_rows_without_name() {
    let row = rejected("नाम,पता\nराधा\n");
    assert_eq!(*message(&row), Message::RowRagged { found: 1, expected: 2 });
    assert_eq!((row.name.as_str(), row.origin.row), ("राधा", 2));
    let row = rejected("नाम,पता\nराधा,बेला,और\n");
    assert_eq!(*message(&row), Message::RowRagged { found: 3, expected: 2 });
    assert_eq!(only("नाम,पता\nराधा,बेला,,\n").name(), "राधा");
    for name in ["", "\u{200D}", "...", "-", "श्री ."] {
        let row = rejected(&format!("नाम,पता\n{name},बेला\n"));
        assert_eq!(*message(&row), Message::NameEmpty, "{name:?}");
    }
    assert_eq!(*message(&rejected("नाम,पता\n7,बेला\n")), Message::NameEmpty);
}

#[test]
fn valid_rows_survive_their_neighbours() {
    let list = read("नाम,लिंग\nराधा,स्त्री\nराम,क्या\nश्याम,पु\n");
    assert_eq!(list.invitees.len(), 2);
    assert_eq!(*message(&list.rejected[0]), Message::GenderUnknown { value: "क्या".into() });
}

#[test]
fn who_issues_the_letter() {
    let list = read_with(
        "",
        "",
        "नाम,अधिवक्ता\nक,ram\nख,राम सिंह उर्फ मंटू\nग,लखनराय\nघ,लखन रय\nङ,\n".as_bytes(),
    )
    .unwrap();
    let found: Vec<_> = list.invitees.iter().map(|i| i.advocate).collect();
    assert_eq!(found, [Some(0), Some(0), Some(1)]);
    let nearest = Some("लखन राय".to_owned());
    let known = "राम सिंह (ram), लखन राय".to_owned();
    let unknown =
        Message::AdvocateUnknown { value: "लखन रय".into(), nearest, known, rows: 1 };
    assert_eq!(*message(&list.rejected[0]), unknown);
    assert_eq!(*message(&list.rejected[1]), Message::AdvocateNotGiven);

    let joint = read_with("signing = \"joint\"", "", "नाम\nक\n".as_bytes()).unwrap();
    assert_eq!(joint.invitees[0].advocate, None);
}

#[test]
fn gender_comes_from_column_prefix_or_husband() {
    assert_eq!(only("नाम,उपाधि\nराधा,डॉ.\n").gender, None);
    assert_eq!(only("नाम,उपाधि,लिंग\nराधा,डॉ.,F\n").gender, Some(Gender::F));
    assert_eq!(only("नाम,उपाधि\nराम,जनाब\n").gender, Some(Gender::M));
    assert_eq!(only("नाम,पति का नाम\nराधा,राम\n").gender, Some(Gender::F));
    assert_eq!(only("नाम\nराधा देवी\n").gender, None, "never from the name");
    let row = rejected("नाम,उपाधि,लिंग\nराधा,श्री,स्त्री\n");
    let clash = Message::GenderClash {
        gender: "स्त्री".into(), prefix: "श्री".into()
    };
    assert_eq!(*message(&row), clash);
    let row = rejected("नाम,लिंग,पति\nराम,पु,श्याम\n");
    assert_eq!(*message(&row), Message::HusbandOfMan { husband: "श्याम".into() });
    let invitee = only("नाम,उपाधि,लिंग\nराधा,माननीय,स्त्री\n");
    assert_eq!(invitee.prefix(), Some("माननीया"));
}

#[test]
fn forms_of_address_in_the_name() {
    let invitee = only("नाम\nश्री राम सिंह\n");
    assert_eq!((invitee.name(), invitee.prefix()), ("राम सिंह", Some("श्री")));
    let invitee = only("नाम,उपाधि\nश्री राम सिंह,shri\n");
    assert_eq!((invitee.name(), invitee.prefix()), ("राम सिंह", Some("श्री")));
    let invitee = only("नाम,उपाधि\nमो. अली,\n");
    assert_eq!((invitee.name(), invitee.prefix()), ("मो. अली", None));
    let invitee = only("नाम,उपाधि\nअली,श्री मो.\n");
    assert_eq!((invitee.name(), invitee.prefix()), ("मो. अली", Some("श्री")));
    for name in ["M.R. Singh", "M.S. Yadav", "MS Dhoni", "S.H. Khan", "P.R.O. Das", "Sri Devi"]
    {
        let invitee = only(&format!("नाम,उपाधि\n{name},\n"));
        assert_eq!((invitee.name(), invitee.prefix(), invitee.gender), (name, None, None));
    }
    let invitee = only("नाम\nराम सिंह उर्फ मंटू\n");
    assert_eq!((invitee.name(), invitee.alias()), ("राम सिंह", Some("मंटू")));
}

#[test]
fn defaults_fill_what_is_empty_and_do_not_fight() {
    let list = "advocate = \"ram\"\ndefaults = { prefix = \"श्री\", district = \"जि\" }";
    let csv = "नाम,जिला,लिंग\nराम,,\nराधा,अन्य जि,स्त्री\nश्रीमती गीता,,\n";
    let list = read_with("", list, csv.as_bytes()).unwrap();
    let [ram, radha, gita] = &list.invitees[..] else { panic!() };
    assert_eq!((ram.prefix(), ram.district()), (Some("श्री"), Some("जि")));
    assert_eq!((radha.prefix(), radha.district()), (None, Some("अन्य जि")));
    assert_eq!((gita.prefix(), gita.name()), (Some("श्रीमती"), "गीता"));
}

#[test]
fn data_is_kept_as_it_is() {
    let name = "*राम* | {{ 7*7 }} [x](y) <b>";
    assert_eq!(only(&format!("नाम\n{name}\n")).name(), name);
    assert_eq!(only("नाम\n../../etc/x\n").name(), "../../etc/x");
}

#[test]
fn addresses_as_in_bihar() {
    let invitee =
        only("नाम,ग्राम,डाकघर,थाना,अनुमण्डल,जिला\nराधा,बेला,बेला बाज़ार,मुफस्सिल,आरा सदर,नमूनापुर\n");
    assert_eq!(invitee.post_office(), Some("बेला बाज़ार"));
    assert_eq!((invitee.thana(), invitee.subdivision()), (Some("मुफस्सिल"), Some("आरा सदर")));
    assert_eq!(invitee.columns().count(), 0);
    // The number of a village in the land records.
    let invitee = only("नाम,थाना नं०\nराधा,112\n");
    assert_eq!(invitee.thana(), None);
}

#[test]
fn post_is_an_office_or_a_post_office_by_its_cells() {
    let fields = |list: &str| {
        let read = read(list);
        let own = &read.invitees[0];
        let texts = [own.post(), own.post_office()].map(|text| text.unwrap_or("").to_owned());
        let is_said = read.said.iter().any(|said| said.message().code() == "A0270");
        (texts, is_said)
    };
    let expect = |list: &str, post: &str, office: &str, is_said: bool| {
        assert_eq!(fields(list), ([post.to_owned(), office.to_owned()], is_said), "{list}");
    };
    expect("Name,Post\nRam,Secretary\nShyam,Bela\n", "Secretary", "", false);
    expect("नाम,पोस्ट\nराम,जिला सचिव\n", "जिला सचिव", "", false);
    expect("नाम,पोस्ट\nराम,बेला\n", "", "बेला", true);
    expect("नाम,पद,पोस्ट\nराम,मुखिया,बेला\n", "मुखिया", "बेला", false);
    expect("नाम,Post,डाकघर\nराम,सेवक,बेला\n", "सेवक", "बेला", false);
    expect("नाम,Post\nराम,मुखिया\nसीता,बेला\nगीता,आरा\n", "मुखिया", "", true);
    expect("नाम,Post\nराम,\n", "", "", false);
    let list = "advocate = \"ram\"\ncolumns = { post_office = \"Post\" }";
    let said = read_with("", list, "नाम,Post\nराम,मुखिया\n".as_bytes()).unwrap();
    assert_eq!(said.invitees[0].post_office(), Some("मुखिया"));
}

#[test]
fn several_things_in_a_cell_are_put_apart_or_printed_whole() {
    let codes = |list: &str| {
        let read = read(list);
        let codes: Vec<_> = read.said.iter().map(|said| said.message().code()).collect();
        (codes, read.invitees.into_iter().next().unwrap())
    };
    let (said, invitee) = codes("नाम,ग्राम/पंचायत\nराधा,बेला/सदर\n");
    assert_eq!(said, ["A0277", "A0290"]);
    assert_eq!((invitee.village(), invitee.panchayat()), (Some("बेला"), Some("सदर")));
    assert_eq!(invitee.column("ग्राम/पंचायत"), Some("बेला/सदर"));
    // A cell that has another number of parts is the first's, and so is a column of such.
    let (said, invitee) = codes("नाम,ग्राम/पंचायत\nराधा,बेला\nसीता,आरा / सदर\n");
    assert_eq!((&*said, invitee.village()), (&["A0277", "A0290"][..], Some("बेला")));
    assert_eq!(invitee.panchayat(), None);
    let (said, invitee) = codes("नाम,ग्राम/पंचायत\nराधा,बेला-सदर\n");
    assert_eq!((&*said, invitee.village()), (&["A0272", "A0290"][..], Some("बेला-सदर")));
    // What has a column of its own is not taken from here.
    let (said, invitee) = codes("नाम,पंचायत/प्रखंड,प्रखंड/जिला\nराधा,बेला/सदर,सदर/आरा\n");
    assert_eq!(said, ["A0277", "A0277", "A0290"]);
    let read = (invitee.panchayat(), invitee.block(), invitee.district());
    assert_eq!(read, (Some("बेला"), Some("सदर"), Some("आरा")));
    let (said, invitee) = codes("नाम,प्रखंड/जिला,प्रखंड\nराधा,सदर,सदर\nसीता,सदर/लखनपुर,सदर\n");
    assert_eq!((&*said, invitee.district()), (&["A0271", "A0290"][..], None));
    let (said, invitee) = codes("नाम,ग्राम/पोस्ट\nराधा,बेला/सदर\n");
    assert_eq!((&*said, invitee.village()), (&["A0272", "A0290"][..], Some("बेला/सदर")));
    let (said, invitee) = codes("नाम एवं पदनाम,ग्राम\nराधा,बेला\n");
    assert_eq!((&*said, invitee.name()), (&["A0272", "A0290"][..], "राधा"));
    let (_, message) = fatal("क्र.,नाम एवं पता\n1,राधा\n".as_bytes());
    assert_eq!(message.code(), "A0273");
    // Who says what it is hears nothing.
    let list = "advocate = \"ram\"\ncolumns = { village = \"ग्राम/पोस्ट\" }";
    let own = read_with("", list, "नाम,ग्राम/पोस्ट\nराधा,बेला\n".as_bytes()).unwrap();
    assert_eq!(own.said.len(), 1);
}

#[test]
fn why_there_is_no_column_of_names_is_told() {
    let hint = |keys: &str, csv: &str| {
        let faults = read_with("", keys, csv.as_bytes()).unwrap_err();
        let fault = faults.iter().next().unwrap();
        assert_eq!(fault.code(), "A0209");
        (fault.message().text(Lang::En), fault.message().hint(Lang::En).unwrap())
    };
    let (_, of_advocates) = hint("advocate = \"ram\"", "अधिवक्ता का नाम,ग्राम\nराधा,बेला\n");
    assert!(
        of_advocates.contains("`columns = { name = \"अधिवक्ता का नाम\" }`"),
        "{of_advocates}"
    );
    let (text, remedy) = hint("separator = \",\"", "नाम;ग्राम\nराधा;बेला\n");
    assert!(
        text.contains("is \",\", which does not stand between the headings, while \";\" does")
    );
    assert!(remedy.contains("Delete the line `separator`"), "{remedy}");
}

#[test]
fn a_form_of_address_beside_the_name() {
    let invitee = only("श्री/श्रीमती,नाम\nश्रीमती,राधा देवी\n");
    assert_eq!((invitee.prefix(), invitee.name()), (Some("श्रीमती"), "राधा देवी"));
    assert_eq!(invitee.gender, Some(Gender::F));
    assert_eq!(only("श्री/श्रीमती,ग्राम\nराधा देवी,बेला\n").name(), "राधा देवी");
}

#[test]
fn exports_of_contacts_are_read_as_they_are() {
    let google = only(
        "Name,Given Name,Additional Name,Family Name,Yomi Name,Name Prefix,Nickname,Gender,Notes,\
         Phone 1 - Type,Phone 1 - Value,Phone 2 - Value,Address 1 - Formatted,\
         Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,\
         Address 1 - Postal Code,Organization 1 - Name,Organization 1 - Title\n\
         Ram Kumar Singh,Ram,Kumar,Singh,,Shri,,,,Mobile,9431000000,,all,Bela,Ara,,Bihar,\
         802301,Sangh,Secretary\n",
    );
    assert_eq!((google.name(), google.village()), ("Ram Kumar Singh", Some("Bela, Ara")));
    assert_eq!((google.pin(), google.post()), (Some("802301"), Some("Secretary")));
    let outlook = only(
        "Title,First Name,Middle Name,Last Name,Company,Job Title,Home Street,Home Street 2,\
         Home City,Home State,Home Postal Code,Home Phone,Mobile Phone,Primary Phone,Gender,\
         Business Postal Code\n\
         Shri,Ram,,Singh,,Teacher,Bela,,Ara,Bihar,802301,,9431000000,,Unspecified,800001\n",
    );
    assert_eq!((outlook.name(), outlook.village()), ("Ram Singh", Some("Bela, Ara")));
    assert_eq!((outlook.pin(), outlook.prefix()), (Some("802301"), Some("श्री")));
    let thunderbird = only(
        "First Name,Last Name,Display Name,Nickname,Primary Email,Home Phone,Mobile Number,\
         Home City,Home ZipCode,Work ZipCode,Job Title,Notes\n\
         Ram,Singh,Ram Singh,,x@y,,9431000000,Ara,802301,,Teacher,\n",
    );
    assert_eq!((thunderbird.name(), thunderbird.village()), ("Ram Singh", Some("Ara")));
}

#[test]
fn cells_of_columns_that_letters_print_are_counted() {
    let event = event("", "advocate = \"ram\"");
    let zeros = |own_may_print| {
        let (budget, csv) = (Budget::new(), "नाम,पद\u{200B},टेबल\nराम,मो0,मो0\n");
        let list = FileBytes::copied("l.csv", csv.as_bytes(), usize::MAX, &budget).unwrap();
        let (spec, names) = (&event.lists[0], NameBook::default());
        let list = read_list(
            list,
            spec,
            &ListEvent::of(&event),
            (&names, &mut Corrections::default()),
            &budget,
            own_may_print,
        )
        .unwrap();
        let of_zeros = |said: &Diagnostic| match said.message() {
            Message::List(ListMessage::ZeroMark { cells, .. }) => Some(*cells),
            _ => None,
        };
        list.said.iter().filter_map(of_zeros).collect::<Vec<_>>()
    };
    assert_eq!((zeros(false), zeros(true)), (vec![1], vec![2]));
}

#[test]
fn several_columns_of_one_field() {
    let codes = |list: &List| list.said.iter().map(Diagnostic::code).collect::<Vec<_>>();
    let phones = |list: &List| -> Vec<Option<String>> {
        list.invitees.iter().map(|own| own.phone().map(str::to_owned)).collect()
    };
    // The first that says something counts, and only of that there are remarks.
    let csv = "नाम,Mobile,WhatsApp\nराम,9800000001,9800000003\nसीता,-,9800000002\nगीता,,\n";
    let list = read(csv);
    assert_eq!(codes(&list), ["A0274", "A0290"]);
    let [one, other] = ["9800000001", "9800000002"].map(|own| Some(own.to_owned()));
    assert_eq!(phones(&list), [one, other, None]);
    for headings in ["Phone 1,Phone 2", "मोबाइल-1,मोबाइल-2", "Phone 1 - Value,Phone 2 - Value"]
    {
        let list = read(&format!("नाम,{headings}\nराम,+91 98000 00001,9800000001\n"));
        assert_eq!(codes(&list), ["A0297", "A0290"], "{headings}");
        assert_eq!(phones(&list), [Some("+91 98000 00001".to_owned())]);
    }
    // Whichever of others is taken, it says what the other does.
    let list = read("नाम,जिला,District\nराम,क,\nसीता,,ख\nगीता,ग.,ग\nनाम,जिला,District\n");
    assert_eq!(codes(&list), ["A0297", "A0290"]);
    let districts: Vec<_> = list.invitees.iter().map(Invitee::district).collect();
    assert_eq!(districts, [Some("क"), Some("ख"), Some("ग.")]);
    let (_, message) = fatal("नाम,जिला,District\nराम,क,क\nसीता,क,ख\n".as_bytes());
    assert!(matches!(message, Message::FieldTwice { row: 3, .. }), "{message:?}");
    // What the event file says is asked for no more.
    let keys = "advocate = \"ram\"\ncolumns = { phone = \"WhatsApp\" }";
    let list = read_with("", keys, csv.as_bytes()).unwrap();
    assert_eq!(codes(&list), ["A0290"]);
    let other = Some("9800000003".to_owned());
    assert_eq!(phones(&list)[0], other);
    // A fault is at the cell that counts.
    let row = rejected("नाम,लिंग,Gender\nराम,,क\n");
    let Place::Cell { column, .. } = row.diagnostics.iter().next().unwrap().place() else {
        panic!("{}", row.diagnostics)
    };
    assert_eq!(column.as_deref(), Some("Gender"));
}

#[test]
fn empty_cells_of_the_lists_own_columns_have_a_default() {
    let list = |heading: &str, csv: &str| {
        let keys = format!("advocate = \"ram\"\ndefaults = {{ \"{heading}\" = \"नहीं\" }}");
        read_with("", &keys, csv.as_bytes()).unwrap_or_else(|faults| panic!("{faults}"))
    };
    let said = |list: &List| -> Vec<&str> {
        list.said.iter().map(Diagnostic::code).filter(|code| *code != "A0290").collect()
    };
    let cells = |list: &List| -> Vec<Option<String>> {
        let cell = |own: &Invitee| own.column("लेटर पैड").map(str::to_owned);
        list.invitees.iter().map(cell).collect()
    };
    let [yes, no] = ["हाँ", "नहीं"].map(|text| Some(text.to_owned()));
    let own = list("लेटर-पैड", "क्रम,लेटर पैड,नाम\n1,हाँ,राम\n2,,सीता\n");
    assert_eq!(cells(&own), [yes, no.clone()]);
    assert!(said(&own).is_empty(), "{:?}", said(&own));
    let added = list("लेटर पैड", "नाम,रंग\nराम,लाल\nसीता,\n");
    assert_eq!((cells(&added), said(&added)), (vec![no.clone(), no], vec!["A0298"]));
    assert_eq!(added.invitees[0].columns().count(), 2);
    // A column that is nearly another is said otherwise.
    assert_eq!(said(&list("लेटर पेड", "नाम,लेटर पैड\nराम,हाँ\n")), ["A0275"]);
    let keys = "advocate = \"ram\"\ncolumns = { village = \"निवास क्षेत्र\" }\ndefaults = { \"निवास क्षेत्र\" = \"बेला\" }";
    let of_field = read_with("", keys, "नाम,निवास क्षेत्र\nराम,\n".as_bytes()).unwrap();
    assert_eq!(said(&of_field), ["A0275"]);
    assert_eq!(
        (of_field.invitees[0].village(), of_field.invitees[0].columns().count()),
        (None, 0)
    );
}
