//! Input that is deep: whatever is read by recursion is measured before, so that no stack ends.

use aamantran::{Options, check};

use crate::support::case::Case;

/// Half of what the main thread has on Windows.
const SMALL: usize = 512 << 10;

/// Runs something on a small stack.
fn on_small_stack<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(SMALL);
        thread.spawn_scoped(scope, work).unwrap().join().unwrap()
    })
}

/// The codes of what is wrong, each once.
fn codes(name: &str, case: &Case) -> Vec<&'static str> {
    // A stack that ends takes the process with it: `--nocapture` shows at which.
    eprintln!("{name}");
    on_small_stack(|| {
        let job = match case.job() {
            Ok(job) => job,
            Err(wrong) => {
                return wrong.iter().map(aamantran::Diagnostic::code).collect();
            }
        };
        let options = Options::new().threads(1);
        let mut codes: Vec<_> = match check(&job, &options) {
            Ok(_) => Vec::new(),
            Err(wrong) => wrong.iter().map(aamantran::Diagnostic::code).collect(),
        };
        codes.dedup();
        codes
    })
}

fn body(text: &str) -> Case {
    Case::new().invitee("राम").letter(&format!("body = '''\n{text}\n'''"))
}

/// Parts inside each other, each in its own way.
fn nested(depth: usize) -> Vec<(&'static str, String)> {
    let stairs = |item: &dyn Fn(usize) -> String| (0..depth).map(item).collect::<String>();
    vec![
        ("quotes", "> ".repeat(depth) + "क"),
        ("quotes without space", ">\t".repeat(depth) + "क"),
        ("items on a line", "- ".repeat(depth) + "क"),
        ("numbered items on a line", "1. ".repeat(depth) + "क"),
        ("bracketed items on a line", "(a) ".repeat(depth) + "क"),
        ("items and quotes", "- > ".repeat(depth) + "क"),
        ("definitions", ": ".repeat(depth) + "क"),
        ("notes", "[^a]: ".repeat(depth) + "क"),
        ("tasks", "- [ ] ".repeat(depth) + "क"),
        ("stairs", stairs(&|at| format!("{}- क\n\n", " ".repeat(at)))),
        ("stairs with a line between", stairs(&|at| format!("{}- क\nख\n\n", " ".repeat(at)))),
        (
            "stairs in a quote",
            stairs(&|at| format!("{}> {}- क\n>\n", " ".repeat(depth - at), " ".repeat(at))),
        ),
        ("groups", stairs(&|at| format!("{} a\n\n", ":".repeat(depth + 3 - at)))),
        ("groups as long as each other", "::: a\n\n".repeat(depth)),
        ("groups never closed for code", "::: a\n```\n:::\n```\n".repeat(depth)),
        (
            "groups in stairs",
            stairs(&|at| format!("{0}- क\n\n{0} ::: a\n\n", " ".repeat(2 * at))),
        ),
    ]
}

#[test]
fn markup_is_measured_before_it_is_read() {
    // A letter has no more text than a megabyte.
    let short = nested(3_500).into_iter().filter(|(_, text)| text.len() < 1_000_000);
    for (name, text) in nested(300).into_iter().chain(short) {
        let codes = codes(name, &body(&text));
        assert_eq!(codes, ["A0408"], "{name}");
    }
}

#[test]
fn running_text_is_no_deeper_than_its_reader() {
    // Nothing ends the stack, whatever is said of it.
    for (name, text, told) in [
        ("brackets", "[".repeat(20_000), &[][..]),
        (
            "closed brackets",
            "[".repeat(3_500) + "क" + &"]{.a}".repeat(3_500),
            &["A0408", "A0438"],
        ),
        ("stars and lines", "*_".repeat(3_500) + "क" + &"_*".repeat(3_500), &["A0416"]),
        ("marks", "{=".repeat(10_000), &[]),
        ("closed marks", "{=".repeat(3_500) + "क" + &"=}".repeat(3_500), &["A0408"]),
        ("quote marks", "\"'".repeat(3_000), &[]),
        ("pictures", "![".repeat(3_500) + "क" + &"](a)".repeat(3_500), &["A0421", "A0408"]),
        ("attributes", "क".to_owned() + &"{.a}".repeat(3_000), &[]),
        ("attributes in attributes", "{".repeat(3_000), &["A0411"]),
        ("escapes", "\\*".repeat(50_000), &[]),
        ("code", "`a``b".repeat(20_000), &["A0408"]),
    ] {
        assert_eq!(codes(name, &body(&text)), told, "{name}");
    }
}

fn template(name: &str, text: &str) -> Vec<&'static str> {
    codes(name, &Case::new().invitee("राम").template(text))
}

#[test]
fn templates_are_measured_before_they_are_read() {
    let many = 5_000;
    for (name, text) in [
        ("parentheses", format!("{{{{ {}1{} }}}}", "(".repeat(many), ")".repeat(many))),
        ("lists", format!("{{{{ {}1{} }}}}", "[".repeat(many), "]".repeat(many))),
        ("tables", format!("{{{{ {}1{} }}}}", "{\"a\": ".repeat(many), "}".repeat(many))),
        ("not", format!("{{{{ {}1 }}}}", "not ".repeat(many))),
        ("minus", format!("{{{{ {}1 }}}}", "-".repeat(many))),
        ("sums", format!("{{{{ 1{} }}}}", " + 1".repeat(many))),
        ("joined", format!("{{{{ 1{} }}}}", " ~ 1".repeat(many))),
        ("and", format!("{{{{ 1{} }}}}", " and 1".repeat(many))),
        ("powers", format!("{{{{ 1{} }}}}", " ** 1".repeat(many))),
        ("filters", format!("{{{{ 1{} }}}}", " | str".repeat(many))),
        ("dots", format!("{{{{ event{} }}}}", ".a".repeat(many))),
        ("brackets", format!("{{{{ event{} }}}}", "[0]".repeat(many))),
        ("choices", format!("{{{{ 1{} }}}}", " if 1 else 1".repeat(many))),
        ("if", "{% if 1 %}".repeat(many) + "क" + &"{% endif %}".repeat(many)),
        ("for", "{% for a in b %}".repeat(many) + "क" + &"{% endfor %}".repeat(many)),
        ("elif", "{% if 0 %}".to_owned() + &"{% elif 0 %}क".repeat(many) + "{% endif %}"),
        (
            "blocks",
            (0..many).map(|at| format!("{{% block a{at} %}}")).collect::<Vec<_>>().concat()
                + &"{% endblock %}".repeat(many),
        ),
        ("filter blocks", "{% filter upper %}".repeat(many) + &"{% endfilter %}".repeat(many)),
        ("set", "{% set a %}".repeat(many) + &"{% endset %}".repeat(many)),
        ("itself", "{% include \"own/letter.dj\" %}".to_owned()),
    ] {
        assert_eq!(template(name, &text), ["A0405"], "{name}");
    }
}

#[test]
fn what_ends_the_stack_by_going_into_itself_is_refused() {
    let text = "क\n\n{% component a() %}{{ <a /> }}{% endcomponent a %}{{ <a /> }}";
    assert_eq!(template("a component of itself", text), ["A0405"]);
    let chain =
        |many: usize| "{% if 0 %}".to_owned() + &"{% elif 0 %}क".repeat(many) + "{% endif %}";
    assert_eq!(template("elif", &chain(101)), ["A0405"]);
    assert_eq!(template("elif", &chain(100).repeat(3)), Vec::<&str>::new());
}

#[test]
fn event_and_style_files_are_no_deeper_than_their_reader() {
    let many = 100_000;
    for (name, value) in [
        ("lists", format!("x = {}{}", "[".repeat(many), "]".repeat(many))),
        ("tables", format!("x = {}1{}", "{ a = ".repeat(many), " }".repeat(many))),
        ("dots", format!("x{} = 1", ".a".repeat(many))),
        ("headings", format!("[x{}]", ".a".repeat(many))),
        ("headings of lists", format!("[[x{}]]", ".a".repeat(many))),
    ] {
        let case = Case::new().invitee("राम").event(&value);
        assert_eq!(codes(name, &case), ["A0101"], "{name}");
        let case = Case::new().invitee("राम").style(&value);
        assert_eq!(codes(name, &case), ["A0101"], "{name}");
    }
}

#[test]
fn lists_and_pictures_are_no_deeper_than_their_reader() {
    let many = 100_000;
    let picture = |text: &str| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">{text}</svg>"
        )
    };
    let dot = "<rect width=\"9\" height=\"9\"/>";
    let deep = |many: usize| "<g>".repeat(many) + dot + &"</g>".repeat(many);
    let read = |file: &str, list: &[u8], svg: &str| {
        on_small_stack(|| {
            let case = Case::bare().event("logo = \"a.svg\"").file("a.svg", svg.as_bytes());
            case.list_file(file, list).job().map_or_else(
                |wrong| wrong.iter().map(aamantran::Diagnostic::code).collect(),
                |_| Vec::new(),
            )
        })
    };
    let csv = "नाम\nराम\n".as_bytes();
    assert_eq!(read("l.csv", csv, &picture(dot)), Vec::<&str>::new());
    assert_eq!(read("l.csv", csv, &picture(&deep(60))), Vec::<&str>::new());
    for many in [70, 900, 9_000, many] {
        assert_eq!(read("l.csv", csv, &picture(&deep(many))), ["A0420"], "{many}");
    }
    for (json, told) in [
        ("[".repeat(many), "A0223"),
        ("{\"a\":".repeat(many), "A0216"),
        (format!("[{{\"name\":{}}}]", "[".repeat(many)), "A0222"),
    ] {
        assert_eq!(read("l.json", json.as_bytes(), &picture(dot)), [told], "{told}");
    }
    let cards = "BEGIN:VCARD\r\nFN:क\r\n".repeat(many);
    assert_eq!(read("l.vcf", cards.as_bytes(), &picture(dot)), Vec::<&str>::new());
}

#[test]
fn what_is_too_deep_is_told_where_it_stands() {
    let deep = "> ".repeat(3500) + "क";
    assert_eq!(body(&format!("पहले\n\n{deep}")).said(), ["A0408 event.toml:11:127"]);
    let case = Case::new().invitee("राम").template(&format!("क\n\n{deep}\n"));
    assert_eq!(case.said(), ["A0408 letter.dj:3:129"]);
}
