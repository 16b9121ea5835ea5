use credential::{LONGEST_NAME, standard_name};

use crate::check;

#[test]
fn apostrophes_are_dropped() {
    ["Maria D'Souza", "Maria D’Souza", "Maria D‘Souza", "Maria D`Souza", "Maria D´Souza", "Maria Dʼsouza"]
        .iter()
        .for_each(|name| check(name, "MARIA<DSOUZA"));
}

#[test]
fn what_parts_words_is_one_filler() {
    check("  Anita -- Rao,, (wife) ", "ANITA<RAO<WIFE");
    check("K.R. Narayanan", "K<R<NARAYANAN");
    check("Anne‐Marie–Rose—Lee", "ANNE<MARIE<ROSE<LEE");
    check("Raju2 Kumar 3", "RAJU<KUMAR");
    check("राम१ लाल।", "RAM<LAL");
    check("<<Raju<<Kumar<<", "RAJU<KUMAR");
}

#[test]
fn what_is_not_seen_is_dropped() {
    check("Ra\u{200b}ju Ku\u{ad}mar", "RAJU<KUMAR");
    check("\u{202e}Raju", "RAJU");
    check("लक्\u{200d}ष्मी", "LAKSHMI");
}

#[test]
fn a_word_may_change_its_script() {
    check("Raju कुमार", "RAJU<KUMAR");
    check("Rajuकुमार", "RAJUKUMAR");
}

#[test]
fn letters_of_other_scripts_are_dropped() {
    check("陳 Anita", "ANITA");
    check("Ani陳ta", "ANITA");
    check("陳大文", "<");
    check("", "<");
    check("123 ...", "<");
}

#[test]
fn what_is_too_long_ends_after_a_word() {
    let name = "Venkata Satyanarayana Subrahmanyeswara Lakshminarasimha Rajagopalachari Vidyasagara Sharma";
    check(name, "VENKATA<SATYANARAYANA<SUBRAHMANYESWARA<LAKSHMINARASIMHA<RAJAGOPALACHARI");
    check(&"a".repeat(LONGEST_NAME), &"A".repeat(LONGEST_NAME));
    check(&"a".repeat(LONGEST_NAME + 1), &"A".repeat(LONGEST_NAME));
    let exactly = format!("{} {}", "a".repeat(40), "b".repeat(39));
    assert_eq!(standard_name(&exactly).as_str().len(), LONGEST_NAME);
    check(&format!("{exactly}b"), &"A".repeat(40));
}

#[test]
fn what_lies_past_500_characters_is_not_read() {
    check(&format!("{}Raju", "1".repeat(499)), "R");
    check(&format!("{}Raju", "1".repeat(500)), "<");
}

#[test]
fn a_name_is_written_where_it_is_meant_to_be() {
    assert_eq!(standard_name("Raju Kumar").to_string(), "RAJU<KUMAR");
    assert_eq!(format!("{:?}", standard_name("Raju Kumar")), "StandardName(…)");
}
