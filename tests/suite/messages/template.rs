//! Templates, styles, pictures, characters and fonts: A04 and A05.

use std::fs;
use std::path::Path;

use super::{Example, checked, in_folder};
use crate::support::case::Case;

const SVG: &[u8] = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'>\
    <path d='M0 0h10v10z'/></svg>";

/// A page of A5.
const PDF: &[u8] = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
    2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
    3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]/Contents 4 0 R>>endobj\n\
    4 0 obj<</Length 14>>stream\n0 0 99 99 re f\nendstream endobj\ntrailer<</Root 1 0 R>>";

fn letter(text: &str) -> Case {
    Case::new().template(text).invitee("सीता").on_pages()
}

/// A name at a measured place, as a style says.
fn placed(name: &str, style: &str) -> Case {
    Case::new()
        .template("{.spot}\n{{ invitee.name }}\n")
        .style(&format!("[style.spot]\nat = [\"62mm\", \"81mm\"]\n{style}"))
        .invitee(name)
}

/// Words that cannot stand on a card that is printed already.
fn printed_cards() -> Vec<Example> {
    let cases = [
        ("A0429", placed("सीता देवी वर्मा", "least_size = \"9pt\"\nwidth = \"9mm\"")),
        (
            "A0458",
            Case::new()
                .built_in("chhapa-card")
                .tables("[card.name]\nat = [\"62mm\", \"62mm\"]")
                .output("blank_letters = 1")
                .invitee("सीता"),
        ),
        ("A0445", Case::new().tables("[card.name]\nat = [\"9mm\", \"9mm\"]").invitee("सीता")),
        (
            "A0459",
            Case::new()
                .built_in("chhapa-card")
                .tables("[card.name]\nat = [\"20mm\", \"62mm\"]\n[card.number]\nat = [\"30mm\", \"63mm\"]")
                .invitee("सीता")
                .invitee("राधा देवी"),
        ),
        (
            "A0446",
            Case::new()
                .letter_of("template = \"chhapa-card\"")
                .tables("[card.name]\nat = [\"62mm\", \"81mm\"]")
                .paper("guide = \"card.svg\"")
                .file("card.svg", SVG)
                .invitee("सीता"),
        ),
    ];
    cases.iter().map(|(code, case)| checked(code, case)).collect()
}

/// A letter with this text of its own.
fn body(text: &str) -> Case {
    Case::new().letter(&format!("body = '''\n{text}\n'''")).invitee("सीता")
}

/// What a template of these files brings about.
fn folder(code: &'static str, files: &[(&str, &str)]) -> Example {
    let case = Case::bare().letter("template = \"./own\"").row(&["राम"]);
    in_folder(code, &case, |folder: &Path| {
        fs::create_dir(folder.join("own")).unwrap();
        for (name, text) in files {
            fs::write(folder.join("own").join(name), text).unwrap();
        }
    })
}

#[expect(clippy::too_many_lines, reason = "a table: an entry for each message")]
pub(super) fn examples() -> Vec<Example> {
    let about = ("template.toml", "title = \"अ\"\nabout = \"ब\"\n");
    let with = |line: &str| format!("title = \"अ\"\nabout = \"ब\"\n{line}\n");
    let styled = |text: &str, style: &str| letter(text).style(style);
    let wide = "indent_left = \"150mm\"\nindent_right = \"-100mm\"";
    let long = format!("body = \"{}\"", "आप आमंत्रित हैं।\\n\\n".repeat(60));
    let many = "{% for a in range(end=10001) %}{% endfor %}";
    let paper = |code, info: &str, letter: &str, tables: &str| {
        let case = Case::bare().output("papers = [\"./own\"]").tables(tables).row(&["राम"]);
        in_folder(code, &case, |folder: &Path| {
            fs::create_dir(folder.join("own")).unwrap();
            let style = "[fonts]\nsans = [\"Noto Sans Devanagari\", \"Noto Sans\"]\n\
                [page]\nsize = \"A5\"\n[style.cell]\nwidth = \"2mm\"\n";
            let files = [("template.toml", info), ("letter.dj", letter), ("style.toml", style)];
            for (name, text) in files {
                fs::write(folder.join("own").join(name), text).unwrap();
            }
        })
    };
    let group = "for = \"group\"\n[options.thumb]\ndefault = false\n";
    let mut examples = vec![
        paper("A0450", "for = \"group\"\n[options.thumb]\nabout = \"x\"\n", "अ", ""),
        folder("A0451", &[("template.toml", "for = \"event\"\n"), ("letter.dj", "अ")]),
        paper("A0452", "title = \"अ\"\n", "अ", ""),
        paper("A0454", group, "अ", "[options.own]\nthum = true\n"),
        paper("A0455", group, "अ", "[options.own]\nthumb = 3\n"),
        paper("A0456", group, "अ", "[options.oun]\nthumb = true\n"),
        paper("A0457", group, "| क्षत्रिय |\n|--|\n| {{ group.name }} |\n", ""),
        folder("A0402", &[("template.toml", &with("extends = \"नहीं\""))]),
        folder("A0403", &[about]),
        folder(
            "A0404",
            &[("template.toml", &with("needs = [\"event.place\"]")), ("letter.dj", "अ")],
        ),
        folder(
            "A0405",
            &[("template.toml", &with("extends = \"sammelan\"")), ("letter.dj", "{{ }}")],
        ),
        folder(
            "A0410",
            &[about, ("letter.dj", "अ"), ("style.toml", "[style.letter]\nsiez = \"1pt\"\n")],
        ),
    ];
    let high = "[style.over]\nrunning = \"head\"\nmin_height = \"250mm\"";
    examples.push(checked("A0428", &styled("{.over}\nक\n", high)));
    examples.extend(
        [
            ("A0401", Case::bare().letter("template = \"no-such\"").row(&["राम"])),
            ("A0406", letter("{{ nothing.here }}\n")),
            ("A0407", letter("{{ invitee.name | safe }}\n")),
            ("A0408", letter("`<b>`{=html}\n")),
            ("A0409", Case::new().paper("folds = \"C4\"").invitee("सीता")),
            ("A0411", Case::new().letter("body = \"आप {{ invitee.name }}\"").invitee("सीता")),
            (
                "A0412",
                Case::new()
                    .letter("request = \"सादर अनुरोध\"")
                    .style(
                        "[style.request]\nindent_left = \"220mm\"\nindent_right = \"-220mm\"",
                    )
                    .invitee("सीता"),
            ),
            ("A0413", Case::new().letter(&long).paper("fit = \"page\"").invitee("सीता")),
            (
                "A0414",
                styled(
                    "[https://example.org]{.qr}\n",
                    &format!("[style.qr]\nwidth = \"60mm\"\n{wide}"),
                ),
            ),
            ("A0415", styled("क\n\n***\n", &format!("[style.rule]\n{wide}"))),
            ("A0416", letter(&("| क्षत्रिय ".repeat(90) + "|\n"))),
            ("A0417", styled("| ख |\n", "[style.cell]\ncut = true")),
            ("A0418", letter("क [x]{lang=xx}\n")),
            ("A0419", letter(many)),
            (
                "A0420",
                Case::new()
                    .advocate("signature = \"sign.png\"")
                    .file("sign.png", b"")
                    .invitee("सीता"),
            ),
            ("A0421", letter("क\n\n![क](gone.png)\n")),
            (
                "A0422",
                letter("\n![]({{ event.logo }})\n")
                    .event("logo = \"logo.svg\"")
                    .file("logo.svg", SVG),
            ),
            ("A0423", letter(&format!("[{}]{{.qr}}\n", "अ".repeat(900)))),
            (
                "A0424",
                styled(
                    "![चिह्न]({{ event.logo }}){.tall}\n",
                    &format!("[style.tall]\n{wide}\nwidth = \"90mm\""),
                )
                .event("logo = \"logo.svg\"")
                .file("logo.svg", SVG),
            ),
            ("A0425", Case::bare().letter("template = \"invitation\"").row(&["Ram"])),
            ("A0426", letter("{% for word in event.agenda %}क\n")),
            (
                "A0427",
                Case::new()
                    .paper("underlay = \"under.pdf\"")
                    .file("under.pdf", PDF)
                    .invitee("सीता"),
            ),
            ("A0430", body("आप आमंत्रित हैं | पधारें")),
            ("A0431", body("यह एक अनुच्छेद है।\n::: letterhead\nक\n:::")),
            ("A0432", body("::: letterhead\nक")),
            ("A0433", body("कार्यक्रम यह है:\n1. पहला\n2. दूसरा")),
            ("A0434", body("स्थान : टाउन हॉल\nसमय : दस बजे")),
            ("A0435", body("<b>राम</b>")),
            ("A0436", body("*राम आए")),
            ("A0437", body("[राम]{color=red}")),
            ("A0438", body("[राम]{.sesion}")),
            ("A0439", Case::new().style("[style.sesion]\nsize = \"14pt\"").invitee("सीता")),
            ("A0440", body("*राम* आए।").tables("[fonts]\nall = [\"Yatra One\"]")),
            ("A0441", Case::new().letter("request = \"*कृपया* पधारें\"").invitee("सीता")),
            ("A0442", body("ram_kumar_1@example.org")),
            ("A0443", body("[यहाँ देखें](https://example.org/a)")),
            (
                "A0444",
                Case::new().letter("body = \"\"\"\nनगर,\\\nग्राम\n\"\"\"").invitee("सीता"),
            ),
            ("A0501", Case::new().invitee("राम 😀 सिंह")),
            ("A0502", Case::new().invitee("ािराम")),
            (
                "A0506",
                Case::new()
                    .tables("[[font]]\nfile = \"own.woff\"\nfamily = \"X\"")
                    .file("own.woff", b"wOFF and more")
                    .invitee("सीता"),
            ),
        ]
        .iter()
        .map(|(code, case)| checked(code, case)),
    );
    examples.extend(printed_cards());
    examples
}
