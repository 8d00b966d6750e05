//! What a template may do at most.

use aamantran::internals::compose::Composer;
use aamantran::internals::diagnostic::{Message, TemplateLimit};

use crate::support::case::Case;

/// What comes of a `letter.dj`: how long the words are, or the code of what is wrong.
fn filled(letter: &str) -> Result<usize, &'static str> {
    let job = Case::bare().row(&["सीता"]).valid_job();
    let mut template = (*job.editions[0].template).clone();
    let own = template.layers.last_mut().unwrap().letter.as_mut().unwrap();
    letter.clone_into(&mut own.text);
    let composer = Composer::new(&job.event, &template, &job.editions[0].pictures).unwrap();
    let composed = composer.compose(&job.invitees[0], 1);
    composed.map(|own| own.letter.words().concat().len()).map_err(|fault| fault.code())
}

#[test]
fn range_counts_as_documented() {
    let printed =
        |range: &str| filled(&format!("{{% for n in {range} %}}{{{{ n }}}}{{% endfor %}}"));
    assert_eq!(printed("range(end=10)"), Ok(10));
    assert_eq!(printed("range(start=1, end=10, step_by=3)"), Ok(3));
    assert_eq!(printed("range(start=9, end=0, step_by=-1)"), Ok(9));
    assert_eq!(printed("range(end=0)"), Ok(0));
    for wrong in ["range(start=2, end=1)", "range(end=3, step_by=0)", "range()"] {
        assert_eq!(printed(wrong), Err("A0406"), "{wrong}");
    }
    assert_eq!(printed("range(end=10000)").map(|_| ()), Ok(()));
    assert_eq!(printed("range(end=10001)"), Err("A0419"));
    assert_eq!(printed("range(end=9223372036854775807)"), Err("A0419"));
}

#[test]
fn loops_in_loops_end() {
    let letter = "{% for a in range(end=9999) %}{% for b in range(end=9999) %}\
                  {% for c in range(end=9999) %}{% endfor %}{% endfor %}{% endfor %}x";
    assert_eq!(filled(letter), Err("A0419"));
}

#[test]
fn a_letter_does_not_grow_for_ever() {
    let text = "क".repeat(100);
    let letter = format!("{{% for a in range(end=9999) %}}{text}{{% endfor %}}");
    assert_eq!(filled(&letter), Err("A0419"));
}

#[test]
fn a_list_that_is_stored_does_not_help() {
    let endless = "{% set all = range(end=9000) %}{% for a in all %}{% for b in all %}\
                   {% for c in all %}{% endfor %}{% endfor %}{% endfor %}";
    assert_eq!(filled(endless), Err("A0419"));
    let usual =
        "{% for a in range(end=30) %}{% for b in range(end=30) %}{% endfor %}{% endfor %}x";
    assert!(filled(usual).is_ok());
}

#[test]
fn list_comprehensions_end() {
    let many = "{% set all = range(end=9000) %}";
    for endless in [
        "{% set a = [[1 for b in all] for a in all] %}",
        "{% set a = [1 for a in [1 for b in all if [c for c in all]] if a] %}",
        "{{ [1 for a in all if false or [1 for b in all if 1 > 2] == []] | length }}",
        "{% if [1 for a in all if [1 for b in all if b in [c for c in all]]] %}{% endif %}",
    ] {
        assert_eq!(filled(&format!("{many}{endless}")), Err("A0419"), "{endless}");
    }
    let usual = "{% set all = range(end=30) %}{% for a in [[b + 1 for b in all if b > 9 or b == 1]\
                 for a in all] %}{{ a[0] }}{% endfor %}";
    assert_eq!(filled(usual), Ok(30));
    let quoted = "{{ '[x for x in a]' }}";
    assert_eq!(filled(quoted), Ok(10));
}

#[test]
fn what_is_too_much_is_named() {
    let job = Case::bare().row(&["सीता"]).valid_job();
    let said = |letter: &str| {
        let mut template = (*job.editions[0].template).clone();
        let own = template.layers.last_mut().unwrap().letter.as_mut().unwrap();
        letter.clone_into(&mut own.text);
        let composer = Composer::new(&job.event, &template, &job.editions[0].pictures).unwrap();
        composer.compose(&job.invitees[0], 1).unwrap_err().message().clone()
    };
    let too_much = |limit| Message::TemplateTooMuch { limit };
    let nested = |turns: usize| {
        format!(
            "{{% set all = range(end={turns}) %}}{{% for a in all %}}{{% for b in all %}}\
             {{% for c in all %}}{{% endfor %}}{{% endfor %}}{{% endfor %}}"
        )
    };
    assert_eq!(said(&nested(50)), too_much(TemplateLimit::Turns));
    assert_eq!(said("{{ range(end=10001) | length }}"), too_much(TemplateLimit::Numbers));
    let long = "क".repeat(100);
    let long = format!("{{% for a in range(end=9999) %}}{long}{{% endfor %}}");
    assert_eq!(said(&long), too_much(TemplateLimit::Text));
    assert_eq!(filled(&nested(40)), Ok(0));
}
