//! Registers: rows high enough to sign in, what stands on every page, rows that are counted,
//! and rows left empty.

use aamantran::internals::layout::LayoutFault;
use proptest::prelude::*;

use crate::laid::{Laid, LaidPage, SMALL, lay, mm, near, try_lay};
use crate::support::case::Case;

/// A table of ruled rows 14 mm high: five on a page of 80 mm, four below a heading.
const ROWS: &str = "[style.table]\nrules = \"0.4pt\"\npadding = \"2mm\"\ncounted = true\n\
    [style.cell]\nmin_height = \"14mm\"\n";

/// A head and a foot that count.
const RUNNING: &str = "[style.over]\nrunning = \"head\"\nspace_after = \"3mm\"\n\
    [style.under]\nrunning = \"foot\"\nspace_before = \"2mm\"\n";

const OVER: &str = "::: over\nअधिवक्ता : आशा वर्मा\n:::\n\n";
const UNDER: &str = "::: under\nइस पृष्ठ पर []{counter=rows} · अब तक \
    []{counter=rows-so-far}/[]{counter=rows-all} · पृष्ठ []{counter=page}/[]{counter=pages}\n:::\n\n";

fn styled(style: &str) -> String {
    format!("{SMALL}{style}")
}

/// A table of so many rows, with a heading.
fn table(count: usize) -> String {
    format!("| क्र. | नाम | हस्ताक्षर |\n|---|---|---|\n{}", bare(count))
}

/// The same without.
fn bare(count: usize) -> String {
    let rows = (1..=count).map(|row| format!("| {row} | नाम{row} | |\n"));
    rows.collect::<Vec<_>>().concat() + "\n"
}

/// Heights of the rules across a page, from above, each once.
fn across(page: &LaidPage) -> Vec<f64> {
    let rules = page.rules.iter().filter(|rule| rule.width.0 > rule.height.0);
    let mut heights: Vec<f64> = rules.map(|rule| (rule.y + rule.height / 2.0).0).collect();
    heights.sort_by(f64::total_cmp);
    heights.dedup_by(|one, other| near(*one, *other));
    heights
}

/// The names that stand on each page.
fn names(laid: &Laid) -> Vec<Vec<String>> {
    let on = |page: &LaidPage| {
        let lines = page.lines.iter().map(|line| line.text.trim().to_owned());
        lines.filter(|text| text.starts_with("नाम") && text != "नाम").collect()
    };
    laid.pages.iter().map(on).collect()
}

fn counts(laid: &Laid) -> Vec<usize> {
    names(laid).iter().map(Vec::len).collect()
}

fn foot(page: &LaidPage) -> &str {
    page.lines.last().unwrap().text.trim()
}

#[test]
fn a_row_is_as_high_as_its_cells_ask_for_whatever_stands_in_them() {
    let laid = lay(&bare(7), &styled(ROWS));
    assert_eq!(counts(&laid), [5, 2]);
    let expected = |count: usize| (0..=count).map(|row| mm(10.0 + 14.0 * row as f64));
    for (page, count) in laid.pages.iter().zip([5, 2]) {
        let heights = across(page);
        assert_eq!(heights.len(), count + 1, "{heights:?}");
        assert!(heights.into_iter().zip(expected(count)).all(|(at, wanted)| near(at, wanted)));
    }
    // Three lines make a row higher.
    let laid = lay("| क\\\nख\\\nग | घ |\n| | |\n", &styled(ROWS));
    let heights = across(&laid.pages[0]);
    assert!(near(heights[1] - heights[0], 45.0 + mm(2.0)), "{heights:?}");
    assert!(near(heights[2] - heights[1], mm(14.0)), "{heights:?}");
}

#[test]
fn text_stands_in_a_high_row_where_it_is_wanted() {
    let top = |valign: &str| {
        let style = styled(&format!("{ROWS}valign = \"{valign}\"\n"));
        lay(&bare(2), &style).line("नाम1").y
    };
    let rest = mm(14.0 - 2.0) - 15.0;
    assert!(near(top("middle"), top("top") + rest / 2.0));
    assert!(near(top("bottom"), top("top") + rest));
}

#[test]
fn columns_are_as_wide_as_they_are_to_be() {
    let widths = [9.0, 24.5, 66.5];
    let style = (1..)
        .zip(widths)
        .map(|(column, width)| format!("[style.column{column}]\nwidth = \"{width}mm\"\n"));
    let style = styled(&format!("{ROWS}{}", style.collect::<Vec<_>>().concat()));
    let text = "क्षत्रिय कुमार वर्मा ".repeat(5);
    for letter in [bare(2), format!("| {text} | {text} | {text} |\n"), table(1)] {
        let laid = lay(&letter, &style);
        let rules = laid.pages[0].rules.iter().filter(|rule| rule.width.0 < rule.height.0);
        let mut edges: Vec<f64> = rules.map(|rule| (rule.x + rule.width / 2.0).0).collect();
        edges.sort_by(f64::total_cmp);
        edges.dedup_by(|one, other| near(*one, *other));
        let mut wanted = vec![10.0];
        wanted.extend(widths.iter().scan(10.0, |x, width| {
            *x += width;
            Some(*x)
        }));
        assert_eq!(edges.len(), 4, "{edges:?}");
        assert!(edges.iter().zip(wanted).all(|(at, wanted)| (at - mm(wanted)).abs() < 0.01));
    }
}

#[test]
fn running_parts_stand_outside_the_text_and_count_rows_and_pages() {
    let letter = format!("{OVER}{UNDER}{}", table(10));
    let laid = lay(&letter, &styled(&format!("{ROWS}{RUNNING}")));
    // 80 mm less a foot of 15 pt and 2 mm are 72.7 mm, on other pages 64.4 mm.
    assert_eq!(counts(&laid), [4, 3, 3]);
    let feet: Vec<_> = laid.pages.iter().map(foot).collect();
    assert_eq!(
        feet,
        [
            "इस पृष्ठ पर 4 · अब तक 4/10 · पृष्ठ 1/3",
            "इस पृष्ठ पर 3 · अब तक 7/10 · पृष्ठ 2/3",
            "इस पृष्ठ पर 3 · अब तक 10/10 · पृष्ठ 3/3",
        ]
    );
    for (index, page) in laid.pages.iter().enumerate() {
        let heads: Vec<_> =
            page.lines.iter().filter(|line| line.text.contains("अधिवक्ता")).collect();
        assert_eq!(heads.len(), usize::from(index > 0));
        assert!(heads.iter().all(|head| !head.is_tagged && head.y < mm(10.0) + 15.0));
        let foot = page.lines.last().unwrap();
        assert!(!foot.is_tagged && foot.y > mm(90.0) - 15.0 && foot.y < mm(90.0));
        let top = mm(10.0) + if index > 0 { 15.0 + mm(3.0) } else { 0.0 };
        let heights = across(page);
        assert!(near(heights[0], top), "{heights:?}");
        assert!(heights.iter().all(|at| *at <= mm(88.0) - 15.0 + 0.01), "{heights:?}");
    }
}

#[test]
fn running_parts_may_have_columns_rules_and_tables() {
    let letter = format!(
        ":::: under\n::: left\nबाएँ\n:::\n\n::: right\n[]{{counter=page}}\n:::\n::::\n\n\
         {{.small}}\n| क | []{{counter=pages}} |\n\n{}",
        crate::laid::lines(20)
    );
    let style = "[style.under]\nrunning = \"foot\"\nrule_above = \"1pt\"\ncolumns = 2\n\
        [style.right]\nalign = \"right\"\n[style.small]\nrunning = \"foot\"\nrules = \"1pt\"\n";
    let laid = lay(&letter, &styled(style));
    assert!(laid.pages.len() > 1);
    for (index, page) in laid.pages.iter().enumerate() {
        let left = page.lines.iter().find(|line| line.text == "बाएँ").unwrap();
        let right =
            page.lines.iter().find(|line| line.text == (index + 1).to_string()).unwrap();
        assert!(near(left.y, right.y) && near(right.right, mm(110.0)));
        assert_eq!(foot(page), laid.pages.len().to_string());
        assert!(page.rules.len() > 3 && !left.is_tagged);
    }
}

#[test]
fn a_foot_that_grows_by_what_it_counts_has_the_room_it_needs() {
    // In a narrow column the numbers of later pages need one line more.
    let under = "::: under\n[]{counter=rows-so-far} []{counter=rows-so-far} \
        []{counter=rows-so-far} []{counter=page}\n:::\n\n";
    for width in 18..40 {
        let style = styled(&format!("{ROWS}{RUNNING}width = \"{width}pt\"\n"));
        let laid = lay(&format!("{under}{}", bare(120)), &style);
        let mut so_far = 0;
        for (index, page) in laid.pages.iter().enumerate() {
            let feet: Vec<_> = page.lines.iter().filter(|line| !line.is_tagged).collect();
            so_far += names(&laid)[index].len();
            let read: Vec<String> = feet
                .iter()
                .flat_map(|line| line.text.split_whitespace())
                .map(str::to_owned)
                .collect();
            assert_eq!(read.concat(), format!("{}{}", so_far.to_string().repeat(3), index + 1));
            let top = feet.iter().map(|line| line.y).fold(f64::MAX, f64::min) - 10.0;
            assert!(across(page).iter().all(|at| *at < top), "{width}: {index}");
            assert!(feet.iter().all(|line| line.y < mm(90.0)));
        }
    }
}

#[test]
fn counters_stand_in_running_parts_alone() {
    let fault = |letter: &str, style: &str| try_lay(letter, &styled(style)).unwrap_err();
    let no_effect = |fault: LayoutFault| match fault {
        LayoutFault::NoEffect { property, .. } => property,
        other => panic!("{other:?}"),
    };
    assert_eq!(no_effect(fault("पृष्ठ []{counter=page}\n", "")), "counter");
    assert_eq!(no_effect(fault("| पृष्ठ | []{counter=page} |\n", "")), "counter");
    let inner = ":::: box\n::: over\nक\n:::\n::::\n";
    assert_eq!(no_effect(fault(inner, RUNNING)), "running");
    for (property, value) in
        [("foot", "true"), ("cut", "true"), ("new_page", "true"), ("fill_rows", "true")]
    {
        let style = format!("{RUNNING}{property} = {value}\n");
        assert_eq!(no_effect(fault("{.under}\n| क |\n", &style)), property);
    }
    let high = "[style.over]\nrunning = \"head\"\nmin_height = \"61mm\"\n";
    assert_eq!(fault(OVER, high), LayoutFault::RunningTooHigh);
}

#[test]
fn data_is_never_taken_for_a_counter() {
    let case = Case::new()
        .template("::: under\n{{ invitee.name }} []{counter=page}\n:::\n\nपाठ\n")
        .style("[style.under]\nrunning = \"foot\"\n")
        .row(&["[]{counter=pages}", "", "सीमा देवी"])
        .on_pages();
    let words = crate::own_reader::words(case.make().unwrap().file("all.pdf")).join(" ");
    assert!(words.contains("[]{counter=pages} 1"), "{words}");
}

#[test]
fn counters_have_the_digits_of_the_event() {
    let made = Case::new()
        .letter("[wording]\ndigits = \"devanagari\"")
        .template("::: under\nपृष्ठ []{counter=page}/[]{counter=pages}\n:::\n\nपाठ\n")
        .style("[style.under]\nrunning = \"foot\"\n")
        .invitee("सीता")
        .make()
        .unwrap();
    let words = crate::own_reader::words(made.file("all.pdf")).join(" ");
    assert!(words.contains("पृष्ठ १/१"), "{words}");
}

#[test]
fn the_last_page_of_a_table_is_filled_with_rows() {
    let style = styled(&ROWS.replace("counted", "fill_rows = true\ncounted"));
    // Four below a heading of 14 mm.
    for (count, pages, rules) in [
        (0, vec![0], 6),
        (1, vec![1], 6),
        (4, vec![4], 6),
        (5, vec![4, 1], 6),
        (8, vec![4, 4], 6),
    ] {
        let laid = lay(&table(count), &style);
        assert_eq!(counts(&laid), pages, "{count}");
        for page in &laid.pages {
            let heights = across(page);
            assert_eq!(heights.len(), rules, "{count}: {heights:?}");
            assert!(near(heights[5], mm(10.0 + 70.0)));
            let sides = page.rules.iter().filter(|rule| rule.width.0 < rule.height.0).count();
            assert_eq!(sides, 4 * 5, "{count}");
        }
    }
}

/// [`ROWS`] with this `fill_rows`.
fn filled(rows: &str) -> String {
    styled(&ROWS.replace("counted", &format!("fill_rows = {rows}\ncounted")))
}

/// The number of rows that are ruled on each page.
fn ruled(laid: &Laid) -> Vec<usize> {
    laid.pages.iter().map(|page| across(page).len().saturating_sub(1)).collect()
}

#[test]
fn what_follows_a_filled_table_stays_on_its_page() {
    // The heading and two rows are 42 mm, two lines and the space above them 12.6 mm.
    let end = "::: end\nकुल 2\n\nहस्ताक्षर\n:::\n";
    let style =
        |keep: &str| format!("{}[style.end]\nspace_before = \"2mm\"\n{keep}", filled("true"));
    let laid = lay(&format!("{}{end}", table(2)), &style(""));
    assert_eq!((counts(&laid), ruled(&laid)), (vec![2], vec![4]));
    assert!(laid.line("हस्ताक्षर").y < mm(90.0) && laid.line("कुल 2").y > mm(66.0));
    // Without room for it the page is filled all the same, and it goes on to the next.
    let laid = lay(&format!("{}{end}", table(4)), &style(""));
    assert_eq!((counts(&laid), ruled(&laid)), (vec![4, 0], vec![5, 0]));
    // If it is kept with a row, the next page is filled, too.
    let laid = lay(&format!("{}{end}", table(4)), &style("keep = \"with-previous\"\n"));
    assert_eq!((counts(&laid), ruled(&laid)), (vec![4, 0], vec![5, 4]));
    assert_eq!(laid.pages[1].lines.last().unwrap().text, "हस्ताक्षर");
    // So it is at the foot of the last page.
    let foot = format!("{}[style.end]\nfoot = true\nspace_before = \"2mm\"\n", filled("true"));
    let laid = lay(&format!("{end}\n{}", table(4)), &foot);
    assert_eq!((counts(&laid), ruled(&laid)), (vec![4, 0], vec![5, 4]));
    let laid = lay(&format!("{end}\n{}", table(2)), &foot);
    assert_eq!((counts(&laid), ruled(&laid)), (vec![2], vec![4]));
}

#[test]
fn only_what_follows_on_the_same_page_takes_room_from_the_rows() {
    let next = "{.new-page}\nअगला\n\nअगला\n\nअगला\n";
    let laid = lay(&format!("{}{next}", table(1)), &filled("true"));
    assert_eq!(ruled(&laid), [5, 0]);
    // One filled table after the other, and a text longer than a page.
    let two = format!("{}{{.new-page}}\n{}", table(1), table(5));
    let laid = lay(&two, &filled("true"));
    assert_eq!((counts(&laid), ruled(&laid)), (vec![1, 4, 1], vec![5, 5, 5]));
    let laid = lay(&format!("{}{}", table(1), crate::laid::lines(30)), &filled("true"));
    assert_eq!(ruled(&laid)[0], 5);
}

#[test]
fn a_number_of_empty_rows_is_the_least() {
    for (count, least, rules) in [
        (0, 3, vec![5]),
        (0, 4, vec![5]),
        (0, 9, vec![5, 5, 5]),
        (3, 1, vec![5]),
        (3, 2, vec![5, 5]),
        (4, 1, vec![5, 5]),
        (2, 6, vec![5, 5]),
    ] {
        let laid = lay(&table(count), &filled(&least.to_string()));
        assert_eq!(ruled(&laid), rules, "{count} {least}");
        assert_eq!(counts(&laid).iter().sum::<usize>(), count);
        let heads = laid.pages.iter().filter(|page| page.lines[0].text == "क्र.").count();
        assert_eq!(heads, laid.pages.len(), "each page has the heading");
    }
    // Empty rows do not count, and what follows stands on the page of the last of them.
    let style = format!("{}{RUNNING}", filled("4"));
    let laid = lay(&format!("{UNDER}{}अंत\n", table(3)), &style);
    assert_eq!(foot(&laid.pages[0]), "इस पृष्ठ पर 3 · अब तक 3/3 · पृष्ठ 1/2");
    assert_eq!(foot(&laid.pages[1]), "इस पृष्ठ पर 0 · अब तक 3/3 · पृष्ठ 2/2");
    assert_eq!(ruled(&laid), [5, 4]);
    assert!(laid.pages[1].lines.iter().any(|line| line.text == "अंत"));
}

#[test]
fn a_filled_table_has_a_line_for_each_row_and_ends_with_a_rule() {
    // Without a least height rows are as high as a line with its padding.
    for (ruled, rules) in [("all", 14), ("rows", 14), ("head", 3)] {
        let style = format!(
            "[style.table]\nrules = \"0.4pt\"\npadding = \"2pt\"\nfill_rows = true\nruled = \"{ruled}\"\n"
        );
        let laid = lay(&table(2), &styled(&style));
        let heights = across(&laid.pages[0]);
        assert_eq!(heights.len(), rules, "{ruled}");
        // 80 mm are 226.8 pt.
        assert!(near(heights[rules - 1], mm(10.0) + 17.0 * 13.0), "{ruled} {heights:?}");
    }
}

#[test]
fn the_last_block_keeps_a_row_on_its_page() {
    let style = styled(&format!("{ROWS}[style.end]\nkeep = \"with-previous\"\n"));
    for (count, pages) in [(3, vec![3]), (4, vec![2, 2]), (5, vec![3, 2]), (8, vec![4, 2, 2])] {
        let laid = lay(&format!("{}::: end\nकुल\n\nहस्ताक्षर\n:::\n", table(count)), &style);
        assert_eq!(counts(&laid), pages, "{count}");
        assert_eq!(laid.pages.last().unwrap().lines.last().unwrap().text, "हस्ताक्षर");
    }
}

#[test]
fn a_row_across_all_columns_stays_with_the_next() {
    let tab = "| [अ]{colspan=all .tab} |\n";
    let letter = format!("{}{tab}| 5 | नाम5 | |\n", table(4).trim_end().to_owned() + "\n");
    let style =
        styled(&format!("{ROWS}[style.tab]\nmin_height = \"8mm\"\nweight = \"bold\"\n"));
    let laid = lay(&letter, &style);
    // Below a heading and four rows there are 10 mm: room for the tab alone.
    assert_eq!(counts(&laid), [4, 1]);
    let page = &laid.pages[1];
    assert_eq!(laid.texts()[1], ["क्र.", "नाम", "हस्ताक्षर", "अ", "5", "नाम5"]);
    let heights = across(page);
    assert!(near(heights[2] - heights[1], mm(8.0)), "{heights:?}");
    let middle = f64::midpoint(heights[1], heights[2]);
    let sides = page.rules.iter().filter(|rule| {
        rule.width.0 < rule.height.0 && rule.y.0 < middle && rule.y.0 + rule.height.0 > middle
    });
    assert_eq!(sides.count(), 2, "no rules between cells");
    // Neither it nor a heading is counted.
    let counted = lay(&format!("{UNDER}{letter}"), &format!("{style}{RUNNING}"));
    assert_eq!(foot(&counted.pages[0]), "इस पृष्ठ पर 4 · अब तक 4/5 · पृष्ठ 1/2");
}

#[test]
fn what_is_wrong_with_counters_and_spans_is_told() {
    for letter in [
        "[]{counter=pagse}\n",
        "[x]{counter=page}\n",
        "[अ]{colspan=all}\n",
        "| [अ]{colspan=2} | |\n",
        "| [अ]{colspan=all} | ख |\n",
        "| क | [अ]{colspan=all} |\n",
        "| [अ]{colspan=all} ख |\n",
    ] {
        let case = Case::new().template(letter).invitee("सीता");
        let said = case.said();
        assert_eq!(said.len(), 1, "{letter}");
        assert!(said[0].starts_with("A0408 letter.dj:1:"), "{letter}: {said:?}");
    }
}

#[test]
fn a_letter_of_one_page_leaves_room_for_what_stands_on_it() {
    let case = |lines: usize, style: &str| {
        let template =
            format!("::: under\nपृष्ठ []{{counter=page}}\n:::\n\n{}", crate::laid::lines(lines));
        let style = format!("{}{RUNNING}{style}", styled(""));
        Case::new().template(&template).style(&style).invitee("सीता").paper("fit = \"page\"")
    };
    // 15 lines are as high as the page; one is drawn together for the foot, two are too many.
    let fit = "[fit]\nleast_leading = 1.4\nleast_size = 1\n";
    let pages = |case: Case| case.make().unwrap().summary.letters[0].pages;
    assert_eq!(pages(case(13, fit)), 1);
    assert_eq!(pages(case(14, fit)), 1);
    assert_eq!(case(16, fit).said()[0], "A0413 list.csv row 2 नाम");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn every_row_stands_once_and_no_page_ends_without_lines(
        count in 0_usize..40,
        height in 4_u32..30,
        least in 0_usize..12,
        after in 0_usize..12,
        keep in prop_oneof![Just(""), Just("keep = \"with-previous\"\n"), Just("foot = true\n")],
        tab in 0_usize..40,
        is_running in any::<bool>(),
    ) {
        let fill = if least == 0 { "true".to_owned() } else { least.to_string() };
        let style = filled(&fill).replace("14mm", &format!("{height}mm"));
        let style = format!("{style}[style.end]\n{keep}{}", if is_running { RUNNING } else { "" });
        let tab = format!("| {tab} | नाम{tab} | |\n");
        let rows = table(count).replace(&tab, &format!("| [अ]{{colspan=all}} |\n{tab}"));
        let end = format!("::: end\n{}:::\n", crate::laid::lines(after));
        let running = if is_running { format!("{OVER}{UNDER}") } else { String::new() };
        let laid = lay(&format!("{running}{rows}{end}"), &style);
        let all: Vec<String> = names(&laid).concat();
        let expected: Vec<String> = (1..=count).map(|row| format!("नाम{row}")).collect();
        prop_assert_eq!(all, expected);
        let foot = if is_running { 15.0 + mm(2.0) } else { 0.0 };
        let bottom = mm(90.0) - foot;
        let mut rows = 0;
        let mut drawn = 0;
        for (index, page) in laid.pages.iter().enumerate() {
            let heights = across(page);
            drawn += heights.len().saturating_sub(2);
            prop_assert!(heights.iter().all(|at| *at < bottom + 0.02), "{}: {:?}", index, heights);
            let text = page.lines.iter().filter(|line| line.is_tagged);
            let lowest = text.map(|line| line.y).fold(0.0, f64::max);
            prop_assert!(lowest < bottom);
            // A page that the table goes on from, or ends on, has no room for one row more.
            if let Some(end) = heights.last() {
                let below = page.lines.iter().filter(|line| line.is_tagged && line.y > *end).count();
                let room = bottom - end - 15.0 * below as f64;
                let most = mm(f64::from(height)).max(15.0 + mm(2.0));
                // But for a row that goes along with what follows.
                let next = laid.pages.get(index + 1);
                let goes = |is_so: bool| if is_so { most } else { 0.0 };
                let kept = goes(next.is_some_and(|page| page.lines.iter().any(|line| line.text == "अ")));
                prop_assert!(room < most + kept + 0.1, "{}: {} {}", index, room, most);
            }
            if is_running {
                rows += names(&laid)[index].len();
                let wanted = format!("अब तक {rows}/{count} · पृष्ठ {}/{}", index + 1, laid.pages.len());
                let last = &page.lines.last().unwrap().text;
                prop_assert!(last.ends_with(&wanted), "{} {}", last, wanted);
            }
        }
        prop_assert!(drawn >= count + least, "{} {} {}", drawn, count, least);
    }
}
