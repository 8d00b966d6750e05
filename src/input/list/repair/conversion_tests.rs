use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::input::job::Job;
use crate::input::list::column::krutidev::in_unicode;
use crate::support::case::{Case, messages, said};

/// Reads an event whose one list has these lines in its table.
fn job(list: &str, csv: &[u8], names: &str) -> Result<Job, Diagnostics> {
    let case = Case::bare().advocates("[[advocate]]\nname = \"लखन राय\"").list_keys(list);
    case.list_file("list.csv", csv).file("names.toml", names.as_bytes()).job()
}

fn read(list: &str, csv: &str) -> Job {
    job(list, csv.as_bytes(), "").unwrap_or_else(|faults| panic!("{faults}"))
}

fn names(job: &Job) -> Vec<&str> {
    job.invitees.iter().map(crate::input::list::row::invitee::Invitee::name).collect()
}

fn codes(diagnostics: &Diagnostics) -> Vec<&str> {
    diagnostics.iter().map(Diagnostic::code).collect()
}

fn rejected_codes(job: &Job) -> Vec<Vec<&str>> {
    job.rejected.iter().map(|row| codes(&row.diagnostics)).collect()
}

const MIXED: &str = "नाम,ग्राम,फ़ोन,मत\njke flag,Kkuiqj,9431012345,jk; nsaxs\n\
                     राम सिंह,ज्ञानपुर,94310&12345,हाँ\nlhrk nsoh,lans'k,,\n";

#[test]
fn undeclared_kruti_dev_rejects_rows_and_is_shown_side_by_side() {
    let job = read("", MIXED);
    assert_eq!(names(&job), ["राम सिंह"]);
    assert_eq!(rejected_codes(&job), [["A0321", "A0321"], ["A0321", "A0321"]]);
    assert_eq!(codes(&job.warnings), ["A0241", "A0241", "A0241"]);
    assert_eq!(
        said(&job.warnings),
        ["A0241 list.csv row 1 ग्राम", "A0241 list.csv row 1 नाम", "A0241 list.csv row 1 मत"]
    );
    assert_eq!(
        messages(job.warnings.iter().take(1)),
        "list.csv: row 1, column नाम: warning[A0241]: this column seems to be in Kruti Dev \
         (2 cells, 99% certain): jke flag → राम सिंह; lhrk nsoh → सीता देवी\n    \
         help: If the converted form is right, write `encodings = { name = \"krutidev\" }` \
         in [[list]], or `encoding = \"krutidev\"` for the whole list.\n\
         list.csv: पंक्ति 1, स्तंभ नाम: चेतावनी[A0241]: यह स्तंभ कृतिदेव फ़ॉन्ट में लिखा \
         लगता है (खाने: 2, भरोसा 99%): jke flag → राम सिंह; lhrk nsoh → सीता देवी\n    \
         उपाय: बदला हुआ रूप सही हो तो [[list]] में `encodings = { name = \"krutidev\" }` \
         लिखें, या पूरी सूची के लिए `encoding = \"krutidev\"`।\n"
    );
    assert_eq!(job.rejected[0].name, "jke flag");
}

#[test]
fn a_cell_of_kruti_dev_among_many_of_unicode_is_named_alone() {
    let mut csv = "नाम,ग्राम\n".to_owned();
    for name in ["राम सिंह", "सीता देवी", "हरि राय", "गीता देवी", "मोहन लाल", "श्याम सिंह"]
    {
        csv.extend([name, ",बेला\n"]);
    }
    let job = read("", &(csv + "jke flag,बेला\n"));
    assert_eq!(rejected_codes(&job), [["A0321"]]);
    assert!(codes(&job.warnings).is_empty(), "{}", job.warnings);
}

#[test]
fn a_cell_of_kruti_dev_with_a_sign_of_unicode_is_held_and_said() {
    let job = read("encoding = \"krutidev\"", "uke\njke flag।\nराम Singh\njke\n");
    assert_eq!(rejected_codes(&job), [["A0346"]]);
    let text = job.rejected[0].diagnostics.to_string();
    assert!(text.contains("। (U+0964)") && text.contains("it would be: राम सिंह।"), "{text}");
}

#[test]
fn curled_quotes_in_headings_are_read_as_in_cells() {
    assert_eq!(in_unicode(["uke", "is’kk"].into_iter()), ["नाम", "पेशा"]);
    assert_eq!(in_unicode(["uke", "ns’k"].into_iter()), ["नाम", "देश"]);
    // Where the headings have straight ones, curled ones are those of the font.
    assert_eq!(in_unicode(["uke", "is'kk", "fo’k;"].into_iter()), ["नाम", "पेशा", "विषय"]);
}

#[test]
fn names_with_words_in_both_scripts() {
    let csv = "नाम,पिता\nराम Singh,Hari\nसीता,हरि राय\n";
    let job = job("", csv.as_bytes(), "'राम singh' = 'रामसिंह'\nHari = 'हरि'\n").unwrap();
    assert_eq!(names(&job), ["रामसिंह", "सीता"]);
    assert_eq!(job.invitees[0].father(), Some("हरि"));
    assert!(job.warnings.is_empty(), "{}", job.warnings);
    let job = read("", csv);
    assert_eq!(names(&job), ["राम Singh", "सीता"]);
    assert_eq!(codes(&job.warnings), ["A0332", "A0243"]);
    assert!(job.extended_names().text.contains("\"राम Singh\" = \"राम सिंह\"\n"));
}

#[test]
fn advocates_by_another_spelling_are_said() {
    let advocates = "[[advocate]]\nname = \"लखन राय\"\n[[advocate]]\nname = \"अरशद ज़फ़र\"";
    let csv = "नाम,अधिवक्ता\nराम,Lakhan Rai\nसीता,अरशद जफर\nगीता,अरशद ज़फ़र\nमीना,अरशद जफर\n";
    let job = Case::bare().advocates(advocates).list(csv).valid_job();
    let issuers: Vec<_> = job.invitees.iter().map(|own| own.advocate).collect();
    assert_eq!(issuers, [Some(0), Some(1), Some(1), Some(1)]);
    assert_eq!(
        said(&job.notes),
        ["A0290 list.csv", "A0294 list.csv row 2 अधिवक्ता", "A0294 list.csv row 3 अधिवक्ता"]
    );
    let taken = job.notes.iter().filter(|note| note.code() == "A0294");
    assert_eq!(
        messages(taken),
        "list.csv: row 2, column अधिवक्ता: note[A0294]: \"Lakhan Rai\" was taken for लखन \
         राय (in 1 row)\n\
         list.csv: पंक्ति 2, स्तंभ अधिवक्ता: सूचना[A0294]: \"Lakhan Rai\" को लखन राय माना \
         गया (1 पंक्ति में)\n\
         \n\
         list.csv: row 3, column अधिवक्ता: note[A0294]: \"अरशद जफर\" was taken for अरशद \
         ज़फ़र (in 2 rows)\n\
         list.csv: पंक्ति 3, स्तंभ अधिवक्ता: सूचना[A0294]: \"अरशद जफर\" को अरशद ज़फ़र माना \
         गया (2 पंक्तियों में)\n"
    );
}

#[test]
fn a_column_declared_unicode_is_not_suspected() {
    let csv = "नाम,पद\nराम,ldc\nसीता,सदस्य\nगीता,अध्यक्ष\n";
    assert_eq!(rejected_codes(&read("", csv)), [["A0321"]]);
    let job = read("encodings = { post = \"unicode\" }", csv);
    assert!(job.rejected.is_empty());
    assert_eq!(job.invitees[0].post(), Some("ldc"));
}

#[test]
fn guesses_that_nobody_has_looked_at_are_said() {
    let csv = "नाम\nRam Blotto\n".as_bytes();
    let written = job("", csv, "").unwrap().extended_names().text;
    assert_eq!(codes(&job("", csv, &written).unwrap().warnings), ["A0245"]);
    let seen = written.replace("  # ? जाँच लें / please check", "");
    assert!(job("", csv, &seen).unwrap().warnings.is_empty());
}

#[test]
fn surnames_in_latin_letters_are_names_too() {
    let job = read("", "नाम,Surname\nराम,Singh\n");
    assert_eq!(codes(&job.warnings), ["A0243"]);
}

#[test]
fn a_column_of_advocates_under_another_heading_is_pointed_out() {
    let case = Case::bare()
        .advocates("[[advocate]]\nname = \"लखन राय\"\n[[advocate]]\nname = \"आशा\"")
        .list("नाम,ले जाएँगे\nराम,लखन राय\nसीता,आशा\nगीता,?\n");
    let job = case.valid_job();
    assert_eq!(codes(&job.warnings), ["A0236"]);
    let chosen = case.clone().list_keys("columns = { advocate = \"ले जाएँगे\" }");
    let job = chosen.valid_job();
    assert_eq!(job.invitees.len(), 2);
    assert!(job.warnings.is_empty(), "{}", job.warnings);
    let job = case.list("नाम,रंग\nराम,लाल\nसीता,आशा\nगीता,नीला\n").valid_job();
    assert!(job.warnings.is_empty(), "{}", job.warnings);
}

#[test]
fn declared_columns_are_converted_and_what_is_unicode_stays() {
    let job = read("encodings = { name = \"krutidev\", village = \"krutidev\" }", MIXED);
    assert_eq!(names(&job), ["राम सिंह", "राम सिंह", "सीता देवी"]);
    assert_eq!(job.invitees[2].village(), Some("संदेश"));
    assert_eq!(job.invitees[1].phone(), Some("94310&12345"));
    assert_eq!(job.invitees[0].column("मत"), Some("jk; nsaxs"));
    assert_eq!(codes(&job.notes), ["A0291", "A0291", "A0290"]);
    assert_eq!(codes(&job.warnings), ["A0241", "A0341"], "the column of the list's own");
}

#[test]
fn a_whole_list_with_its_headings_in_old_bytes() {
    let csv = b"uke,xzke,eks-\n\x93kekZ,vkjk,9431012345\nf\x94ko jk\x92V\xAA,lans\x94k,\n";
    let job = job("encoding = \"krutidev\"", csv, "").unwrap();
    assert_eq!(names(&job), ["शर्मा", "शिव राष्ट्र"]);
    assert_eq!(job.invitees[1].village(), Some("संदेश"));
    let list = "encoding = \"krutidev\"\nencodings = { \"मत\" = \"unicode\" }";
    let job = read(list, "uke,xzke,er\njke,vkjk,vki\n");
    assert_eq!(job.invitees[0].column("मत"), Some("vki"));
}

#[test]
fn old_bytes_are_shown_in_both_forms() {
    let csv = b"Name,Village\njke flag,vkjk\nlqjsU\xE6 izlkn,vkjk\n";
    let faults = job("", csv, "").unwrap_err();
    assert_eq!(said(&faults), ["A0244 list.csv row 3"]);
    assert_eq!(
        messages(&faults),
        "list.csv: row 3: error[A0244]: this row is not in UTF-8, and seems to be in Kruti \
         Dev: lqjsUæ izlkn → सुरेन्द्र प्रसाद\n    \
         help: If the converted form is right, write `encoding = \"krutidev\"` in \
         [[list]], or `encodings` if only some columns are so.\n\
         list.csv: पंक्ति 3: ग़लती[A0244]: यह पंक्ति UTF-8 में नहीं है और कृतिदेव फ़ॉन्ट \
         की लगती है: lqjsUæ izlkn → सुरेन्द्र प्रसाद\n    \
         उपाय: बदला हुआ रूप सही हो तो [[list]] में `encoding = \"krutidev\"` लिखें, या कुछ \
         ही स्तंभ ऐसे हों तो `encodings`।\n"
    );
    let faults = job("", b"Name,Village\nRen\xE9 Dubois,Ara\n", "").unwrap_err();
    assert_eq!(codes(&faults), ["A0206"], "not in Kruti Dev");
    let job = job("encodings = { name = \"krutidev\", village = \"krutidev\" }", csv, "");
    assert_eq!(names(&job.unwrap()), ["राम सिंह", "सुरेन्द्र प्रसाद"]);
}

#[test]
fn headings_in_kruti_dev_are_recognised() {
    let faults = job("", "uke,xzke\njke,vkjk\n".as_bytes(), "").unwrap_err();
    assert_eq!(codes(&faults), ["A0242"]);
    let faults = job("", "foo,bar\njke,vkjk\n".as_bytes(), "").unwrap_err();
    assert_eq!(codes(&faults), ["A0209"]);
}

#[test]
fn what_cannot_be_kruti_dev_is_not_converted() {
    let job = read("encoding = \"krutidev\"", "नाम\njke flag\nRam Singh\nkjkef\n");
    assert_eq!(names(&job), ["राम सिंह"]);
    assert_eq!(rejected_codes(&job), [["A0322"], ["A0322"]]);
    assert!(job.extended_names().text.contains("\"Ram Singh\" = \"राम सिंह\""));
}

#[test]
fn latin_lists_are_not_suspected() {
    let csv = "Name,Father,Village,Ward\nRam Singh,Mohan,Ara,5\nMoti,Om,Sandesh,x\nflag,,,\n";
    let job = read("", csv);
    assert_eq!(names(&job), ["Ram Singh", "Moti", "flag"]);
    assert!(job.rejected.is_empty());
    assert_eq!(codes(&job.warnings), ["A0243", "A0243"]);
}

#[test]
fn english_letters_want_latin_names() {
    let letter = "language = \"en\"\ntemplate = \"invitation\"";
    let job = Case::bare().letter(letter).list("Name\nRam Singh\n").valid_job();
    assert_eq!(names(&job), ["Ram Singh"]);
    assert!(codes(&job.warnings).is_empty());
    assert_eq!(job.extended_names().added, 0);
}

#[test]
fn names_toml_is_remembered() {
    let csv = "Name,Father\nRam Singh,Shyam\nSITA  DEVI,\nOm,\n".as_bytes();
    let decided =
        "\"Sita Devi\" = \"श्रीमती सीता देवी\"\n\"ram singh\" = \"राम सिंह\"\nOm = \"\"\n";
    let job = job("", csv, decided).unwrap();
    assert_eq!(names(&job), ["राम सिंह", "सीता देवी", "Om"]);
    assert_eq!(job.invitees[1].prefix(), Some("श्रीमती"));
    let extended = job.extended_names();
    assert_eq!(extended.added, 1, "Om is there already, though not decided");
    assert_eq!(extended.text, format!("{decided}\"Shyam\" = \"श्याम\"\n"));
}

#[test]
fn faults_of_the_event_file_and_of_names_toml() {
    let csv = "नाम\nराम\n".as_bytes();
    for (list, names, code) in [
        ("encoding = \"utf-7\"", "", "A0106"),
        ("encodings = { name = \"chanakya\" }", "", "A0106"),
        ("encodings = { village = \"krutidev\" }", "", "A0213"),
        ("", "Ram = ", "A0101"),
        ("", "Ram = 1", "A0105"),
    ] {
        assert_eq!(codes(&job(list, csv, names).unwrap_err()), [code], "{list} {names}");
    }
}
