//! Rust told apart into code, and the texts in it. It need not be right for every Rust, only for ours.

/// Code in which comments and the insides of texts are blank, so that lines stay where they are.
pub(crate) struct Source {
    pub(crate) code: String,
    pub(crate) literals: Vec<Literal>,
    /// Where reading stands.
    line: usize,
}

pub(crate) struct Literal {
    pub(crate) line: usize,
    pub(crate) text: String,
}

/// The line, from 1, that this place in a text is on.
pub(crate) fn line_at(text: &str, place: usize) -> usize {
    text.as_bytes().iter().take(place).filter(|byte| **byte == b'\n').count() + 1
}

impl Source {
    pub(crate) fn read(text: &str) -> Self {
        let mut source = Self { code: String::with_capacity(text.len()), literals: Vec::new(), line: 1 };
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            rest = if rest.starts_with("//") {
                source.blank(rest, rest.find('\n').unwrap_or(rest.len()))
            } else if rest.starts_with("/*") {
                source.blank(rest, comment_length(rest))
            } else if let Some((opening, closing)) =
                delimiters(rest).filter(|(opening, _)| *opening == 1 || !source.is_in_word())
            {
                source.literal(rest, opening, &closing)
            } else if let Some(length) = character_length(rest) {
                source.blank(rest, length)
            } else {
                source.line += usize::from(first == '\n');
                source.code.push(first);
                &rest[first.len_utf8()..]
            };
        }
        source
    }

    fn is_in_word(&self) -> bool {
        self.code.ends_with(|c: char| c.is_alphanumeric() || c == '_')
    }

    /// Keeps the lines of what is left out, and nothing else of it.
    fn blank<'a>(&mut self, rest: &'a str, length: usize) -> &'a str {
        let (blanked, rest) = rest.split_at(length);
        self.line += blanked.matches('\n').count();
        self.code.extend(blanked.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        rest
    }

    fn literal<'a>(&mut self, rest: &'a str, opening: usize, closing: &str) -> &'a str {
        let inside = &rest[opening..];
        let is_raw = closing.len() > 1 || rest[..opening].contains('r');
        let length = literal_length(inside, closing, is_raw);
        self.literals.push(Literal { line: self.line, text: inside[..length].to_owned() });
        self.blank(rest, (opening + length + closing.len()).min(rest.len()))
    }
}

/// The length of what opens a text here, and what closes it.
fn delimiters(rest: &str) -> Option<(usize, String)> {
    let quote =
        rest.find(|c| !matches!(c, 'b' | 'c' | 'r' | '#')).filter(|quote| rest[*quote..].starts_with('"'))?;
    let (prefix, hashes) = rest[..quote].split_at(rest[..quote].trim_end_matches('#').len());
    let is_opening = match prefix {
        "" | "b" | "c" => hashes.is_empty(),
        "r" | "br" | "cr" => true,
        _ => false,
    };
    is_opening.then(|| (quote + 1, ["\"", hashes].concat()))
}

fn literal_length(inside: &str, closing: &str, is_raw: bool) -> usize {
    if is_raw {
        return inside.find(closing).unwrap_or(inside.len());
    }
    let mut is_escaped = false;
    for (place, byte) in inside.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return place,
            _ => {}
        }
    }
    inside.len()
}

/// Comments of this kind may hold others.
fn comment_length(rest: &str) -> usize {
    let (mut depth, mut place) = (0_usize, 0);
    while let Some(here) = rest.get(place..).filter(|here| !here.is_empty()) {
        let step = if here.starts_with("/*") {
            depth += 1;
            2
        } else if here.starts_with("*/") {
            depth -= 1;
            2
        } else {
            here.chars().next().map_or(1, char::len_utf8)
        };
        place += step;
        if depth == 0 {
            break;
        }
    }
    place
}

/// The length of a character such as `'a'`; a lifetime is none.
fn character_length(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('\'')?;
    let first = inside.chars().next()?;
    if first == '\\' {
        return Some(1 + inside.get(2..)?.find('\'')? + 2 + 1);
    }
    inside[first.len_utf8()..].starts_with('\'').then(|| first.len_utf8() + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, code: &str, literals: &[(usize, &str)]) {
        let source = Source::read(text);
        assert_eq!(source.code.replace(' ', ""), code.replace(' ', ""), "{text}");
        let found: Vec<_> = source.literals.iter().map(|it| (it.line, it.text.as_str())).collect();
        assert_eq!(found, literals, "{text}");
    }

    #[test]
    fn comments_are_blank() {
        check("a // \"b\"\nc", "a\nc", &[]);
        check("a /* b /* c */\n d */ e", "a\ne", &[]);
        check("//! use x;\n/// y\nz", "\n\nz", &[]);
    }

    #[test]
    fn texts_are_apart() {
        check(r#"a("b // c", "d")"#, "a(,)", &[(1, "b // c"), (1, "d")]);
        check("a\n(\"b\nc\")\nd", "a\n(\n)\nd", &[(2, "b\nc")]);
        check(r#"("\"", b"\\", x)"#, "(,,x)", &[(1, "\\\""), (1, "\\\\")]);
        check(r###"(r"\", r#"a "b" c"#, br##"#""##)"###, "(,,)", &[(1, "\\"), (1, "a \"b\" c"), (1, "#\"")]);
        check(r#"bar"a""#, "bar", &[(1, "a")]);
    }

    #[test]
    fn characters_are_blank_and_lifetimes_are_not() {
        check(r"('a', '\'', '\u{1f600}', '“', b'x')", "(,,,,b)", &[]);
        check("fn a<'b>(c: &'static str, '\"', \"d\")", "fn a<'b>(c: &'static str,,)", &[(1, "d")]);
    }
}
