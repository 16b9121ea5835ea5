//! What assistive technology reads: the structure tree and the outline.

use std::num::NonZeroU16;

use krilla::destination::XyzDestination;
use krilla::geom::{Point, Rect};
use krilla::outline::{Outline, OutlineNode};
use krilla::tagging::{BBox, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};

use crate::draw::Drawn;
use crate::sheet::{Cell, CodeId, Part, Row, Sheet, TextId};

/// The language of the document where nothing else is said.
pub(crate) const LANGUAGE: &str = "en";

pub(crate) fn tag_tree(sheet: &Sheet, drawn: Drawn) -> TagTree {
    let mut tagger = Tagger { sheet, drawn };
    let mut tree = TagTree::new().with_lang(Some(LANGUAGE.to_owned()));
    for part in &sheet.parts {
        tree.push(tagger.part(part));
    }
    tree
}

/// The headings, each under the one before it that stands higher.
pub(crate) fn outline(sheet: &Sheet) -> Outline {
    let mut outline = Outline::new();
    let mut title: Option<OutlineNode> = None;
    for part in &sheet.parts {
        let Part::Heading { title: text, y, .. } = part else { continue };
        let node = OutlineNode::new((*text).to_owned(), XyzDestination::new(0, Point::from_xy(0.0, *y)));
        match &mut title {
            Some(title) => title.push_child(node),
            None => title = Some(node.with_open(true)),
        }
    }
    if let Some(title) = title {
        outline.push_child(title);
    }
    outline
}

struct Tagger<'a> {
    sheet: &'a Sheet,
    drawn: Drawn,
}

impl Tagger<'_> {
    fn part(&mut self, part: &Part) -> TagGroup {
        match part {
            Part::Heading { level, title, texts, .. } => {
                let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
                self.group(Tag::Hn(level, Some((*title).to_owned())), texts)
            }
            Part::Paragraph(text) => self.group(Tag::P, &[*text]),
            Part::Code { code, words, texts } => {
                let mut group = TagGroup::new(Tag::Div);
                group.push(self.figure(*code, words));
                group.children.extend(texts.iter().map(|text| self.group(Tag::P, &[*text]).into()));
                group
            }
            Part::Table { head, body } => {
                let mut table = TagGroup::new(Tag::Table);
                if head.is_empty() {
                    table.children.extend(self.rows(body));
                } else {
                    table.push(TagGroup::with_children(Tag::THead, self.rows(head)));
                    table.push(TagGroup::with_children(Tag::TBody, self.rows(body)));
                }
                table
            }
        }
    }

    fn figure(&self, CodeId(index): CodeId, words: &str) -> TagGroup {
        let placed = self.sheet.codes.get(index);
        let square = placed.and_then(|code| Rect::from_xywh(code.x, code.y, code.side, code.side));
        let tag = Tag::Figure(Some(words.to_owned())).with_bbox(square.map(|square| BBox::new(0, square)));
        let drawn = self.drawn.codes.get(index).map(|drawn| Node::from(*drawn));
        TagGroup::with_children(tag, drawn.into_iter().collect())
    }

    fn rows(&mut self, rows: &[Row]) -> Vec<Node> {
        rows.iter().map(|row| self.row(row).into()).collect()
    }

    fn row(&mut self, Row(cells): &Row) -> TagGroup {
        let cells = cells.iter().map(|cell| match cell {
            Cell::ColumnHeader(texts) => self.group(Tag::TH(TableHeaderScope::Column), texts),
            Cell::RowHeader(texts) => self.group(Tag::TH(TableHeaderScope::Row), texts),
            Cell::Data(texts) => self.group(Tag::TD, texts),
        });
        let cells = cells.map(Node::from).collect();
        TagGroup::with_children(Tag::TR, cells)
    }

    fn group(&mut self, tag: impl Into<TagKind>, texts: &[TextId]) -> TagGroup {
        let mut group = TagGroup::new(tag);
        for text in texts {
            group.children.extend(self.text(*text));
        }
        group
    }

    /// A text in another language or script is a span of its own, which states the language and, because glyphs of
    /// such scripts do not follow the order of their letters, the text itself.
    fn text(&mut self, TextId(index): TextId) -> Vec<Node> {
        let spans = self.drawn.texts.get_mut(index).map(std::mem::take).unwrap_or_default();
        let spans: Vec<Node> = spans.into_iter().map(Node::from).collect();
        let Some(placed) = self.sheet.texts.get(index) else { return spans };
        let paragraph = &placed.paragraph;
        if paragraph.language.is_none() && paragraph.text.is_ascii() {
            return spans;
        }
        let language = paragraph.language.map(str::to_owned);
        let span = Tag::Span.with_lang(language).with_actual_text(Some(paragraph.text.clone()));
        vec![TagGroup::with_children(span, spans).into()]
    }
}
