//! No stock template says महोदय to a woman: every combination of who writes and who is written to.

use aamantran::Job;
use aamantran::internals::compose::Composer;

use crate::support::case::Case;

const TEMPLATES: [&str; 8] =
    ["adhivakta-sangh", "baithak", "card", "laghu", "parchi", "patra", "samman", "sammelan"];
const INVITEES: &str = "नाम,उपाधि,लिंग\nराम,श्री,\nसीता,श्रीमती,\nकमल,डॉ.,\nश्री एवं श्रीमती हरि,,\n\
                        मोहन एवं सोहन,सर्वश्री,\n";
/// Of each row of [`INVITEES`]: the formal salutation and the warm one's first word.
const SALUTATIONS: [[&str; 2]; 5] = [
    ["महोदय,", "आदरणीय"],
    ["महोदया,", "आदरणीया"],
    ["महोदय/महोदया,", "आदरणीय"],
    ["महोदय/महोदया,", "आदरणीय"],
    ["महोदयगण,", "आदरणीय"],
];
/// All words that show who is meant.
const TELLING: [&str; 13] = [
    "महोदय,",
    "महोदया,",
    "महोदय/महोदया,",
    "महोदयगण,",
    "आदरणीय",
    "आदरणीया",
    "साथी,",
    "साथियो,",
    "भवदीय,",
    "भवदीया,",
    "निवेदक",
    "निवेदिका",
    "निवेदकगण",
];

fn job(template: &str, register: &str, closing: &str, signing: &str, genders: &str) -> Job {
    let advocates: Vec<String> = genders
        .chars()
        .enumerate()
        .map(|(index, gender)| {
            let own =
                if gender == '?' { String::new() } else { format!("gender = \"{gender}\"") };
            format!("[[advocate]]\nname = \"क{index}\"\n{own}\n")
        })
        .collect();
    Case::bare()
        .event("date = 2027-01-10\nvenue = \"भवन\"")
        .letter(&format!("template = \"{template}\"\nsigning = \"{signing}\""))
        .tables(&format!("[wording]\nregister = \"{register}\"\nclosing = \"{closing}\""))
        .tables("[assign]\nby = \"evenly\"")
        .advocates(&advocates.concat())
        .list(INVITEES)
        .valid_job()
}

/// The closing word by the genders of those who sign.
fn closing_of(closing: &str, signing: &str, genders: &str, issuer: usize) -> &'static str {
    let signs: String = match signing {
        "joint" => genders.to_owned(),
        _ => genders.chars().skip(issuer).take(1).collect(),
    };
    let women = signs.chars().all(|gender| gender == 'f');
    match (closing, women, signs.len()) {
        ("bhavadiya", true, _) => "भवदीया,",
        ("bhavadiya", false, _) => "भवदीय,",
        (_, true, 1) => "निवेदिका",
        (_, false, 1) => "निवेदक",
        _ => "निवेदकगण",
    }
}

#[test]
fn templates_agree_with_writer_and_reader_in_every_combination() {
    let mut salutations = 0;
    let mut closings = 0;
    for template in TEMPLATES {
        for register in ["formal", "warm", "comrade"] {
            for closing in ["bhavadiya", "nivedak"] {
                for (signing, genders) in ["issuing", "joint"]
                    .iter()
                    .flat_map(|signing| ["m", "f", "?", "mf", "ff"].map(|who| (*signing, who)))
                {
                    let job = job(template, register, closing, signing, genders);
                    let composer = Composer::new(
                        &job.event,
                        &job.editions[0].template,
                        &job.editions[0].pictures,
                    )
                    .unwrap();
                    for (row, invitee) in job.invitees.iter().enumerate() {
                        let letter = composer.compose(invitee, 1).unwrap().letter;
                        let words = letter.words();
                        // The heading above the names of those who do not sign is the same for all.
                        let is_heading = |at: usize| at > 0 && words[at - 1] == "सहयोगी";
                        let told: Vec<&str> = (0..words.len())
                            .filter(|at| !is_heading(*at))
                            .map(|at| words[at].as_str())
                            .filter(|word| TELLING.contains(word))
                            .collect();
                        let [formal, warm] = SALUTATIONS[row];
                        let salutation = match (register, row) {
                            ("formal", _) => formal,
                            ("warm", _) => warm,
                            (_, 3 | 4) => "साथियो,",
                            _ => "साथी,",
                        };
                        let own = closing_of(
                            closing,
                            signing,
                            genders,
                            invitee.advocate.unwrap_or_default(),
                        );
                        let case = format!("{template} {register} {signing} {genders} {row}");
                        for word in &told {
                            assert!([salutation, own].contains(word), "{case}: {told:?}");
                        }
                        salutations += usize::from(told.contains(&salutation));
                        closings += usize::from(told.contains(&own));
                    }
                }
            }
        }
    }
    // Cards and slips have no salutation, but most letters do, and nearly all a closing.
    assert!(salutations > 1000 && closings > 1500, "{salutations} {closings}");
}
