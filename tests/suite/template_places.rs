//! Faults of templates are told at their file, line and column, whichever layer has them.

use std::sync::Arc;

use aamantran::internals::input::SourceText;
use aamantran::{MemorySink, Options, generate};

use crate::support::case::{Case, said};

/// What is said of a base and what extends it, `base.dj` and `own.dj`.
fn told(base: &str, own: Option<&str>) -> Vec<String> {
    let mut case = Case::new().invitee("सीता");
    if let Some(own) = own {
        case = case.template(own);
    }
    let mut job = case.valid_job();
    let source =
        |file: &str, text: &str| Some(SourceText { file: file.into(), text: text.into() });
    Arc::make_mut(&mut job.editions[0].template).layers[0].letter = source("base.dj", base);
    if let Some(own) = own {
        Arc::make_mut(&mut job.editions[0].template).layers[1].letter = source("own.dj", own);
    }
    match generate(&job, &Options::new(), &MemorySink::new()) {
        Ok(_) => Vec::new(),
        Err(faults) => said(&faults),
    }
}

const EXTENDS: &str = "{% extends \"sammelan/letter.dj\" %}\n";
const BASE: &str = "क\n{% block a %}ख{% endblock %}\n";

#[test]
fn a_tag_that_is_never_closed_is_told_where_it_begins() {
    for (base, expected) in [
        ("क\n{% for a in advocates %}\nख\n\nग\n", &["A0426 base.dj:2:1"][..]),
        (
            "क\n  {%- if event.name %}\n{% for a in advocates %}ख{% endfor %}\nग\n",
            &["A0426 base.dj:2:3"],
        ),
        (
            "{% for a in advocates %}\n{% for b in advocates %}\n{% endfor %}\n",
            &["A0426 base.dj:1:1"],
        ),
        ("{% for a in advocates %}\n{% if a.name %}\n{% endfor %}\nक", &["A0426 base.dj:2:1"]),
        (
            "{% if event.name %}\n{% for a in advocates %}\nक",
            &["A0426 base.dj:1:1", "A0426 base.dj:2:1"],
        ),
        ("क\n{% block a %}\nख", &["A0426 base.dj:2:1"]),
        ("क\n{% set x %}\nख", &["A0426 base.dj:2:1"]),
        ("क\n{% filter upper %}\nख", &["A0426 base.dj:2:1"]),
        ("क\n ख {% raw %}\n{{ ग }}", &["A0426 base.dj:2:4"]),
        ("क\n ख {# ग\n\nघ", &["A0426 base.dj:2:4"]),
        ("क\n ख {{ event.name\n\nघ", &["A0426 base.dj:2:4"]),
    ] {
        assert_eq!(told(base, None), expected, "{base}");
    }
    let own = format!("{EXTENDS}{{% block a %}}\n{{% if event.name %}}\n{{% endblock %}}\n");
    assert_eq!(told(BASE, Some(&own)), ["A0426 own.dj:3:1"]);
    // The base is as wrong under a sound layer.
    let own = format!("{EXTENDS}{{% block a %}}ग{{% endblock %}}");
    assert_eq!(told("क\n{% for x in y %}{% block a %}{% endblock %}", Some(&own)).len(), 1);
}

#[test]
fn faults_of_code_are_told_in_the_layer_that_has_them() {
    let sound = format!("{EXTENDS}{{% block a %}}ग{{% endblock %}}\n");
    for (code, at, expected) in [
        ("{{ event.name | nofilter }}", 17, "A0405"),
        ("{{ event.name is notest }}", 18, "A0405"),
        ("{{ nofunction() }}", 4, "A0405"),
        ("{% include \"none.dj\" %}", 12, "A0405"),
        ("{{ event..name }}", 10, "A0405"),
        ("{{ novariable }}", 4, "A0406"),
        ("{{ event.nofield }}", 10, "A0406"),
        ("{{ event.name + 1 }}", 4, "A0406"),
        ("{{ event.name | tarikh }}", 17, "A0406"),
        ("{{ event.name | safe }}", 17, "A0407"),
    ] {
        let base = format!("क\n  {code}\n{BASE}");
        assert_eq!(
            told(&base, Some(&sound)),
            [format!("{expected} base.dj:2:{}", at + 2)],
            "{code}"
        );
        let own = format!("{EXTENDS}{{% block a %}}\nख {code}\n{{% endblock %}}");
        assert_eq!(
            told(BASE, Some(&own)),
            [format!("{expected} own.dj:3:{}", at + 2)],
            "{code}"
        );
    }
}

#[test]
fn several_unknown_names_are_all_told() {
    let own = format!(
        "{EXTENDS}{{% block a %}}{{{{ event.name | no }}}}\n{{{{ nofun() }}}}{{% endblock %}}"
    );
    let base = format!("{{{{ event.name | nor }}}}\n{BASE}");
    assert_eq!(
        told(&base, Some(&own)),
        ["A0405 base.dj:1:17", "A0405 own.dj:2:30", "A0405 own.dj:3:4"]
    );
}

#[test]
fn columns_behind_a_loop_are_those_of_the_file() {
    let base = "{% for a in advocates %}{{ a.name | no }}{% endfor %}";
    assert_eq!(told(base, None), ["A0405 base.dj:1:37"]);
    let base = "{% for a in advocates %}{{ a.none }}{% endfor %}";
    assert_eq!(told(base, None), ["A0406 base.dj:1:30"]);
}

#[test]
fn what_layers_have_wrong_together_is_told_at_the_tag() {
    assert_eq!(told(BASE, Some("क\n{% extends \"none/letter.dj\" %}")).len(), 1);
    assert_eq!(told(BASE, Some("{% extends \"none/letter.dj\" %}")), ["A0405 own.dj:1:1"]);
    assert_eq!(told(BASE, Some("{% extends \"own/letter.dj\" %}")), ["A0405 own.dj:1:1"]);
    let own = format!("{EXTENDS}{{% block none %}}{{% endblock %}}");
    assert_eq!(told(BASE, Some(&own)), ["A0405 own.dj:2:10"]);
    assert_eq!(told("क\n{% include \"sammelan/letter.dj\" %}", None), ["A0405 base.dj:2:1"]);
}

#[test]
fn components_are_told_where_they_are_wrong() {
    let part = "{% component part(name) %}{{ name }}\n{{ nothing }}{% endcomponent part %}\n";
    let base = format!("{part}\nक {{{{ <part(name=event.name) /> }}}}\n");
    let base = base.replace("<part(name=event.name) />", "<part name={event.name} />");
    assert_eq!(told(&base, None), ["A0406 base.dj:2:4"]);
    assert_eq!(told("क {{ <none name={event.name} /> }}\n", None), ["A0405 base.dj:1:6"]);
    let twice = "{% component part() %}क{% endcomponent part %}\n";
    let own = format!("{EXTENDS}\n{twice}");
    assert_eq!(told(&format!("{twice}{BASE}"), Some(&own)), ["A0405 own.dj:3:1"]);
}
