//! From the modules of a code to what stands in them (ISO/IEC 18004).

mod content;
mod format;
mod layout;
mod repair;

use crate::modules::Modules;

/// `None` where too many modules are wrong, or what they say makes no sense. A code that is seen in a mirror, or through
/// the paper, is read as well.
pub(crate) fn read(modules: &Modules) -> Option<Vec<u8>> {
    as_it_stands(modules).or_else(|| as_it_stands(&modules.mirrored()))
}

fn as_it_stands(modules: &Modules) -> Option<Vec<u8>> {
    let format = format::read(modules)?;
    let codewords = layout::codewords(modules, format.mask);
    let data = layout::blocks(&codewords, modules.version(), format.level)?
        .into_iter()
        .map(|block| repair::data(block.codewords, block.spare))
        .collect::<Option<Vec<_>>>()?
        .concat();
    content::read(&data, modules.version())
}

#[cfg(test)]
mod tests {
    use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};

    use super::*;

    #[test]
    fn each_version_is_read_at_each_level_also_in_a_mirror_and_damaged() {
        for number in 1..=40_u8 {
            for level in [QrCodeEcc::Low, QrCodeEcc::Medium, QrCodeEcc::Quartile, QrCodeEcc::High] {
                let version = Version::new(number);
                let mask = Some(Mask::new(number % 8));
                let content = [number; 7];
                let segments = [QrSegment::make_bytes(&content)];
                let code = QrCode::encode_segments_advanced(&segments, level, version, version, mask, false)
                    .unwrap();
                let modules = |is_damaged: bool| {
                    Modules::of(number.into(), |x, y| {
                        // A codeword in each block may be wrong.
                        let is_damaged =
                            is_damaged && x == code.size() as usize - 1 && y == code.size() as usize - 1;
                        code.get_module(x as i32, y as i32) != is_damaged
                    })
                };
                assert_eq!(read(&modules(false)).as_deref(), Some(&content[..]), "{number} {level:?}");
                assert_eq!(
                    read(&modules(false).mirrored()).as_deref(),
                    Some(&content[..]),
                    "{number} {level:?}"
                );
                assert_eq!(read(&modules(true)).as_deref(), Some(&content[..]), "{number} {level:?}");
            }
        }
    }
}
