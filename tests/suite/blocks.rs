//! Columns, tables, frames and rules: where their parts stand.

use aamantran::internals::geom::PathEl;

use crate::laid::{SMALL, lay, lines, mm, near};

#[test]
fn a_part_with_a_width_of_its_own_sets_its_column() {
    let letter =
        "::::: top\n:::: logo\nक\n::::\n:::: words\nख\n::::\n:::: logo\nग\n::::\n:::::\n";
    let laid = lay(
        letter,
        &format!(
            "{SMALL}[style.top]\ncolumns = 3\ngap = \"5mm\"\n[style.logo]\nwidth = \"20mm\"\n\
             [style.words]\nalign = \"right\"\n"
        ),
    );
    assert!(near(laid.line("क").x, mm(10.0)));
    // 100 mm less two logos and two gaps are 50 mm.
    assert!(near(laid.line("ख").right, mm(10.0 + 25.0 + 50.0)), "{laid:?}");
    assert!(near(laid.line("ग").x, mm(90.0)));
    assert!(near(laid.line("क").y, laid.line("ग").y));
}

#[test]
fn columns_that_all_have_widths_stand_at_both_edges() {
    let letter = "::::: top\nक\n\nख\n:::::\n";
    let style = "[style.top]\ncolumns = 2\n[style.paragraph]\nwidth = \"auto\"\n";
    let laid = lay(letter, &format!("{SMALL}{style}"));
    assert!(near(laid.line("क").x, mm(10.0)));
    assert!((laid.line("ख").right - mm(110.0)).abs() < 0.1, "{laid:?}");
}

#[test]
fn lower_columns_stand_where_valign_says() {
    let letter = "::::: top\n{.a}\nक\\\nक\\\nक\n\n{.b}\nख\n\n{.c}\nग\n:::::\n";
    let style = "[style.top]\ncolumns = 3\n[style.b]\nvalign = \"middle\"\n\
        [style.c]\nvalign = \"bottom\"\n";
    let laid = lay(letter, &format!("{SMALL}{style}"));
    let top = laid.line("क").y;
    assert!(near(laid.line("ख").y, top + 15.0) && near(laid.line("ग").y, top + 30.0));
}

#[test]
fn up_to_four_stand_in_a_row_and_more_in_two_columns() {
    for (count, columns) in [(1, 1), (2, 2), (3, 3), (4, 4), (5, 2), (12, 2)] {
        let letter = format!("::::: all\n{}:::::\n", lines(count));
        let laid = lay(&letter, &format!("{SMALL}[style.all]\ncolumns = \"auto\"\n"));
        let first = laid.pages[0].lines[0].y;
        let on_first = laid.pages[0].lines.iter().filter(|line| near(line.y, first)).count();
        assert_eq!(on_first, columns, "{count}");
    }
    // Parts that are too wide for a quarter stand in two columns.
    let wide = "(श्री रमेश कुमार उर्फ मुन्ना)\n\n".repeat(4);
    let laid = lay(
        &format!("::::: all\n{wide}:::::\n"),
        &format!("{SMALL}[style.all]\ncolumns = \"auto\"\n"),
    );
    assert_eq!(laid.pages[0].lines.len(), 4);
    assert!(near(laid.pages[0].lines[2].x, mm(10.0)));
}

#[test]
fn a_row_keeps_all_parts_side_by_side_though_their_lines_break() {
    let letter = "::::: all\n:::: part\nक\n::::\n:::: part\nसामुदायिक भवन का बड़ा सभागार और उसके \
        सामने का मैदान\n::::\n:::: part\nग\n::::\n:::::\n";
    for (columns, is_row) in [("auto", false), ("row", true)] {
        let style = format!("{SMALL}[style.all]\ncolumns = \"{columns}\"\n");
        let laid = lay(letter, &style);
        assert_eq!(near(laid.line("क").y, laid.line("ग").y), is_row, "{columns}: {laid:?}");
    }
}

#[test]
fn a_columns_width_of_a_table_is_kept_and_its_numbers_stand_right() {
    let letter = "{.money}\n| क | 5 |\n| ख | 1000 |\n";
    let style = "[style.money]\npadding = \"1mm\"\n[style.\"money column1\"]\nwidth = \"30mm\"\n\
        [style.\"money column2\"]\nwidth = \"40mm\"\nalign = \"right\"\n";
    let laid = lay(letter, &format!("{SMALL}{style}"));
    for number in ["5", "1000"] {
        assert!(near(laid.line(number).right, mm(10.0 + 70.0 - 1.0)), "{laid:?}");
    }
}

#[test]
fn the_rest_of_a_wide_table_goes_to_the_last_column_without_a_width() {
    let letter = "{.money}\n| क | ख | 5 |\n| क | ख | 1000 |\n";
    let style = "[style.money]\nwidth = \"100%\"\n[style.\"money column3\"]\nwidth = \"auto\"\n\
        align = \"right\"\n";
    let laid = lay(letter, &format!("{SMALL}{style}"));
    for number in ["5", "1000"] {
        assert!((laid.line(number).right - mm(110.0)).abs() < 0.05, "{laid:?}");
    }
    assert!(laid.line("ख").x < mm(20.0));
}

#[test]
fn cells_stand_where_valign_says() {
    let letter = "{.t}\n| क क क क क क क क क क क क क क क क क क क क क क क क क क क क क | ख |\n";
    let style =
        "[style.\"t column1\"]\nwidth = \"30mm\"\n[style.\"t column2\"]\nvalign = \"bottom\"\n";
    let laid = lay(letter, &format!("{SMALL}{style}"));
    let last = laid.pages[0].lines.iter().rfind(|line| line.text.starts_with('क'));
    assert!(near(laid.line("ख").y, last.unwrap().y) && laid.pages[0].lines.len() > 2);
}

#[test]
fn a_table_has_the_rules_that_are_wanted() {
    let letter = "{.t}\n| क | ख |\n|---|---|\n| ग | घ |\n| च | छ |\n";
    for (ruled, across, down) in [("all", 4, 9), ("rows", 4, 0), ("head", 3, 0)] {
        let style = format!("{SMALL}[style.t]\nrules = \"0.5pt\"\nruled = \"{ruled}\"\n");
        let laid = lay(letter, &style);
        let rules = &laid.pages[0].rules;
        let is_across = rules.iter().filter(|rule| near(rule.height.0, 0.5)).count();
        assert_eq!((is_across, rules.len() - is_across), (across, down), "{ruled}");
    }
}

#[test]
fn without_rules_down_the_sides_text_stands_at_the_edges_of_its_table() {
    let letter = "{.t}\n| क | 5 |\n";
    for (ruled, inset) in [("all", 2.0), ("rows", 0.0), ("head", 0.0)] {
        let style = format!(
            "{SMALL}[style.t]\nrules = \"0.5pt\"\nruled = \"{ruled}\"\npadding = \"2mm\"\n\
             width = \"100%\"\n[style.\"t column2\"]\nalign = \"right\"\n"
        );
        let laid = lay(letter, &style);
        assert!(near(laid.line("क").x, mm(10.0 + inset)), "{ruled}: {laid:?}");
        assert!(near(laid.line("5").right, mm(110.0 - inset)), "{ruled}: {laid:?}");
    }
}

fn long_table(rows: usize) -> String {
    let rows = (1..=rows).map(|row| format!("| {row} | क |\n")).collect::<Vec<_>>().concat();
    format!("{{.t}}\n| क्रम | नाम |\n|---|---|\n{rows}")
}

#[test]
fn a_heading_row_is_repeated_on_every_page_and_read_once() {
    let style = format!("{SMALL}[style.t]\nrules = \"0.5pt\"\nruled = \"rows\"\n");
    let laid = lay(&long_table(40), &style);
    assert!(laid.pages.len() > 2);
    for (number, page) in laid.pages.iter().enumerate() {
        assert_eq!(page.lines[0].text, "क्रम");
        assert_eq!(page.lines[0].is_tagged, number == 0);
        assert!(page.lines[2].is_tagged);
        // A rule above each row, and one below the last row of the page.
        assert_eq!(page.rules.len(), page.lines.len() / 2 + 1, "page {number}");
        let lowest = page.rules.iter().map(|rule| rule.y.0).fold(0.0, f64::max);
        assert!(page.lines.iter().all(|line| line.y < lowest));
    }
    let rows = laid.texts().concat().iter().filter(|text| **text == "क").count();
    assert_eq!(rows, 40);
}

#[test]
fn the_rules_of_a_heading_are_repeated_with_it() {
    let style = format!("{SMALL}[style.t]\nrules = \"0.5pt\"\nruled = \"head\"\n");
    let laid = lay(&long_table(40), &style);
    let rules: Vec<_> = laid.pages.iter().map(|page| page.rules.len()).collect();
    assert_eq!((rules[0], rules[1], *rules.last().unwrap()), (2, 2, 3));
}

#[test]
fn a_frame_may_be_as_wide_as_what_is_in_it() {
    let style = format!(
        "{SMALL}[style.box]\nframe = \"1pt\"\npadding = \"2mm\"\nwidth = \"auto\"\nplace = \"center\"\n"
    );
    let laid = lay("::: box\nएक दो\n:::\n", &style);
    let line = laid.line("एक दो");
    let left = laid.pages[0].rules.iter().map(|rule| rule.x.0).fold(f64::MAX, f64::min);
    let right =
        laid.pages[0].rules.iter().map(|rule| (rule.x + rule.width).0).fold(0.0, f64::max);
    assert!(near(line.x - left, mm(2.0) + 1.0) && near(right - line.right, mm(2.0) + 1.0));
    assert!(near(left - mm(10.0), mm(110.0) - right));
}

#[test]
fn no_row_of_a_table_stands_alone() {
    for before in 0..20 {
        let letter = format!("{}{}", lines(before), long_table(4));
        let laid = lay(&letter, SMALL);
        for page in &laid.pages {
            let rows = page.lines.iter().filter(|line| line.text == "क").count();
            assert_ne!(rows, 1, "{before} lines before: {:?}", laid.texts());
        }
    }
}

#[test]
fn a_frame_moves_to_the_next_page_or_is_open_where_it_is_parted() {
    let style = format!("{SMALL}[style.box]\nframe = \"1pt\"\npadding = \"2mm\"\n");
    let boxed = |count| format!("::: box\n{}:::\n", lines(count));
    let laid = lay(&format!("{}{}", lines(10), boxed(8)), &style);
    assert_eq!((laid.pages.len(), laid.pages[1].lines.len()), (2, 8));
    assert_eq!(laid.pages[1].rules.len(), 4);
    let laid = lay(&boxed(40), &style);
    let rules: Vec<_> = laid.pages.iter().map(|page| page.rules.len()).collect();
    assert_eq!(rules, [3, 2, 3]);
    assert_eq!(laid.texts().concat().len(), 40);
    for page in &laid.pages {
        let end = page.rules.iter().map(|rule| (rule.y + rule.height).0).fold(0.0, f64::max);
        assert!(page.lines.iter().all(|line| line.y < end) && end < mm(90.1));
    }
}

#[test]
fn a_frame_may_have_round_corners_also_where_it_is_parted() {
    for corners in ["round", "scooped"] {
        let style = format!(
            "{SMALL}[style.box]\nframe = \"1pt\"\npadding = \"2mm\"\nframe_corners = \"{corners}\"\n"
        );
        let laid = lay(&format!("::: box\n{}:::\n", lines(40)), &style);
        let curves = |drawing: &aamantran::internals::layout::Drawing| {
            let is_curve = |step: &PathEl| matches!(step, PathEl::CurveTo(..));
            drawing.path.iter().filter(is_curve).count()
        };
        let found: Vec<_> = laid.pages.iter().map(|page| curves(&page.drawings[0])).collect();
        assert_eq!(found, [2, 0, 2]);
        let laid = lay("::: box\nक\n:::\n", &style);
        assert_eq!(curves(&laid.pages[0].drawings[0]), 4);
    }
}

#[test]
fn columns_taller_than_a_page_go_on_side_by_side() {
    let letter = format!(":::: two\n::: a\n{}:::\n::: b\n{}:::\n::::\n", lines(20), lines(30));
    let laid = lay(&letter, &format!("{SMALL}[style.two]\ncolumns = 2\n"));
    assert_eq!(laid.texts().concat().len(), 50);
    assert_eq!(laid.pages.len(), 2);
    let page = &laid.pages[1].lines;
    assert!(near(page.first().unwrap().x, mm(10.0)) && near(page.last().unwrap().x, mm(60.0)));
    assert!(page.iter().any(|line| near(line.x, mm(60.0)) && near(line.y, page[0].y)));
}

#[test]
fn double_rules_have_two_strokes() {
    for (style, thicknesses) in [
        ("single", vec![3.0]),
        ("double", vec![3.0, 3.0]),
        ("thick-thin", vec![3.0, 1.0]),
        ("thin-thick", vec![1.0, 3.0]),
    ] {
        let style = format!(
            "{SMALL}[style.rule]\nrules = \"3pt\"\nwidth = \"50%\"\nplace = \"center\"\n\
             rule_style = \"{style}\"\n"
        );
        let laid = lay("***\n", &style);
        let rules = &laid.pages[0].rules;
        assert_eq!(rules.iter().map(|rule| rule.height.0).collect::<Vec<_>>(), thicknesses);
        assert!(
            rules.iter().all(|rule| near(rule.x.0, mm(35.0)) && near(rule.width.0, mm(50.0)))
        );
    }
}

#[test]
fn numbers_of_a_list_stand_right_against_their_text() {
    let points = "1. क\n".repeat(10);
    let laid = lay(&points, &format!("{SMALL}[style.list]\ngap = \"2mm\"\n"));
    let text = laid.line("क").x;
    for marker in ["1.", "9.", "10."] {
        assert!(near(laid.line(marker).right, text - mm(2.0)), "{marker}");
    }
    assert!(near(laid.line("10.").y, laid.pages[0].lines.last().unwrap().y));
}

#[test]
fn lists_stand_in_lists_with_numbers_of_their_own() {
    let letter = "{.ka}\n1. क\n\n   {.devanagari .bracketed}\n   1. ख\n   2. ग\n\n2. घ\n";
    let laid = lay(letter, SMALL);
    assert_eq!(laid.texts()[0], ["(क)", "क", "(१)", "ख", "(२)", "ग", "(ख)", "घ"]);
    assert!(laid.line("(१)").x >= laid.line("क").x);
    assert!(near(laid.line("(१)").y, laid.line("ख").y));
}

#[test]
fn parts_as_wide_as_their_text_share_a_row_unevenly() {
    // The widest is wider than a third of the row.
    let letter = "::::: all\n(श्री रमेश कुमार उर्फ मुन्ना)\n\nक\n\nख\n:::::\n";
    let style = "[style.all]\ncolumns = \"auto\"\nwidth = \"auto\"\ngap = \"5mm\"\n\
        [style.paragraph]\nwidth = \"auto\"\n";
    let laid = lay(letter, &format!("{SMALL}{style}"));
    assert!(near(laid.line("क").y, laid.line("ख").y), "{laid:?}");
    assert_eq!(laid.pages[0].lines.len(), 3, "{laid:?}");
}

#[test]
fn a_list_as_wide_as_its_points_breaks_none_of_them() {
    // The widest marker is not that of the widest point.
    let letter =
        "{.own}\n1. यह सबसे लंबा विषय है\n2. क\n3. ख\n4. ग\n5. घ\n6. च\n7. छ\n8. ज\n9. झ\n10. ञ\n";
    let laid = lay(letter, &format!("{SMALL}[style.own]\nwidth = \"auto\"\n"));
    assert!(
        laid.pages[0].lines.iter().any(|line| line.text.contains("यह सबसे लंबा विषय है")),
        "{laid:?}"
    );
}
