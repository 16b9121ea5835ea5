//! The fonts that are part of this crate, parsed once and shared by every page.

use std::collections::HashMap;
use std::sync::Arc;

use krilla::text::Font;
use parley::FontContext;
use parley::fontique::{Blob, CharmapIndex, Collection, CollectionOptions, SourceCache};

/// Noto Sans holds Latin, Greek, Cyrillic and Devanagari; bold is there for it alone, because English labels
/// and most of the emphasised values are in these scripts and bold of every script would double the crate's size.
const FILES: [&[u8]; 11] = [
    include_bytes!("../fonts/NotoSans-Regular.ttf"),
    include_bytes!("../fonts/NotoSans-Bold.ttf"),
    include_bytes!("../fonts/NotoSansBengali-Regular.ttf"),
    include_bytes!("../fonts/NotoSansGurmukhi-Regular.ttf"),
    include_bytes!("../fonts/NotoSansGujarati-Regular.ttf"),
    include_bytes!("../fonts/NotoSansOriya-Regular.ttf"),
    include_bytes!("../fonts/NotoSansTamil-Regular.ttf"),
    include_bytes!("../fonts/NotoSansTelugu-Regular.ttf"),
    include_bytes!("../fonts/NotoSansKannada-Regular.ttf"),
    include_bytes!("../fonts/NotoSansMalayalam-Regular.ttf"),
    include_bytes!("../fonts/NotoSansArabic-Regular.ttf"),
];

pub(crate) struct Fonts {
    collection: Collection,
    families: Vec<String>,
    charmaps: Vec<(CharmapIndex, &'static [u8])>,
    /// By the number that the layout gives to a font's bytes.
    embeddable: HashMap<u64, Font>,
}

impl Fonts {
    /// `None` if a font cannot be read.
    pub(crate) fn load() -> Option<Self> {
        // The machine's own fonts are left out: the same certificate must look the same everywhere.
        let options = CollectionOptions { shared: false, system_fonts: false };
        let mut fonts = Self {
            collection: Collection::new(options),
            families: Vec::new(),
            charmaps: Vec::new(),
            embeddable: HashMap::new(),
        };
        for file in FILES {
            let blob = Blob::new(Arc::new(file));
            fonts.embeddable.insert(blob.id(), Font::new(file.into(), 0)?);
            let (family, faces) = fonts.collection.register_fonts(blob, None).into_iter().next()?;
            fonts.charmaps.push((faces.first()?.charmap_index(), file));
            let family = fonts.collection.family_name(family)?.to_owned();
            if !fonts.families.contains(&family) {
                fonts.families.push(family);
            }
        }
        Some(fonts)
    }

    /// The layout library wants its own mutable copy; what is heavy in it is shared.
    pub(crate) fn context(&self) -> FontContext {
        FontContext { collection: self.collection.clone(), source_cache: SourceCache::default() }
    }

    /// Family names in the order in which they are tried.
    pub(crate) fn families(&self) -> &[String] {
        &self.families
    }

    pub(crate) fn embeddable(&self, blob: u64) -> Option<&Font> {
        self.embeddable.get(&blob)
    }

    pub(crate) fn cover(&self, character: char) -> bool {
        self.charmaps.iter().any(|(index, file)| {
            index.charmap(file).and_then(|charmap| charmap.map(character)).is_some_and(|glyph| glyph != 0)
        })
    }
}
