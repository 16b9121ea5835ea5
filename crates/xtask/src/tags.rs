//! The few things that the build has to know of index.html: its tags, and what an attribute says.

/// A `<link>` of this kind names a file that a script loads when it is needed; to browsers it means nothing.
pub(crate) const LATER: &str = "later";

/// The page without such links: what is loaded first.
pub(crate) fn without_later(html: &str) -> String {
    let is_later = |tag: &&str| attribute(tag, "rel") == Some(LATER);
    tags(html, "link").into_iter().filter(is_later).fold(html.to_owned(), |rest, tag| rest.replace(tag, ""))
}

/// The tags with this name, such as `<link …>`, in their order.
pub(crate) fn tags<'html>(html: &'html str, name: &str) -> Vec<&'html str> {
    let opening = ["<", name].concat();
    html.match_indices(&opening)
        .filter_map(|(start, _)| html[start..].find('>').map(|end| &html[start..=start + end]))
        .filter(|tag| tag[opening.len()..].starts_with([' ', '\n', '>']))
        .collect()
}

/// What stands in quotation marks after the attribute's name.
pub(crate) fn attribute<'tag>(tag: &'tag str, name: &str) -> Option<&'tag str> {
    let (_, value) = tag.split_once(&[" ", name, "=\""].concat())?;
    Some(value.split_once('"')?.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_found_by_their_whole_name() {
        let html = "<head><link rel=\"a\"><links><link\n rel=\"b\"/></head><link rel=\"cut";
        assert_eq!(tags(html, "link"), ["<link rel=\"a\">", "<link\n rel=\"b\"/>"]);
        assert_eq!(tags("<script>", "script"), ["<script>"]);
    }

    #[test]
    fn what_is_loaded_later_is_left_out() {
        let html =
            "<link rel=\"a\" href=\"/1\"><link rel=\"later\" href=\"/2\" /><link\n rel=\"b\"><p>later</p>";
        assert_eq!(without_later(html), "<link rel=\"a\" href=\"/1\"><link\n rel=\"b\"><p>later</p>");
    }

    #[test]
    fn an_attribute_is_found_by_its_whole_name() {
        let tag = "<link data-href=\"/no\" href=\"/yes\" media=\"print\">";
        assert_eq!(attribute(tag, "href"), Some("/yes"));
        assert_eq!(attribute(tag, "rel"), None);
        assert_eq!(attribute("<link href=\"/cut", "href"), None);
    }
}
