//! Repairs a block by its spare codewords: Reed and Solomon's code over the field of 256 elements.

/// The element that all but zero are powers of is 2; 285 is the polynomial that the field is made with.
const POLYNOMIAL: u16 = 285;

/// The data of a block, repaired; `None` where more codewords are wrong than half of the spare ones.
pub(super) fn data(mut block: Vec<u8>, spare: usize) -> Option<Vec<u8>> {
    let field = Field::new();
    let syndromes = field.syndromes(&block, spare);
    if syndromes.iter().any(|syndrome| *syndrome != 0) {
        let locator = field.locator(&syndromes);
        let evaluator = field.evaluator(&syndromes, &locator);
        for (place, error) in field.errors(&locator, &evaluator, block.len())? {
            *block.get_mut(place)? ^= error;
        }
        if field.syndromes(&block, spare).iter().any(|syndrome| *syndrome != 0) {
            return None;
        }
    }
    block.truncate(block.len().checked_sub(spare)?);
    Some(block)
}

struct Field {
    /// Powers of 2.
    power: [u8; 255],
    logarithm: [u8; 256],
}

/// Coefficients, that of the constant first.
type Polynomial = Vec<u8>;

impl Field {
    fn new() -> Self {
        let (mut power, mut logarithm) = ([0; 255], [0; 256]);
        let mut element = 1_u16;
        for (exponent, place) in power.iter_mut().enumerate() {
            // Below 256, as each step takes away what is above.
            *place = element as u8;
            logarithm[usize::from(*place)] = exponent as u8;
            element <<= 1;
            if element > 255 {
                element ^= POLYNOMIAL;
            }
        }
        Self { power, logarithm }
    }

    fn power(&self, exponent: usize) -> u8 {
        self.power[exponent % 255]
    }

    fn exponent(&self, element: u8) -> usize {
        usize::from(self.logarithm[usize::from(element)])
    }

    fn times(&self, a: u8, b: u8) -> u8 {
        if a == 0 || b == 0 { 0 } else { self.power(self.exponent(a) + self.exponent(b)) }
    }

    /// `None` for a division by zero.
    fn over(&self, a: u8, b: u8) -> Option<u8> {
        match (a, b) {
            (_, 0) => None,
            (0, _) => Some(0),
            _ => Some(self.power(self.exponent(a) + 255 - self.exponent(b))),
        }
    }

    fn value(&self, polynomial: &[u8], at: u8) -> u8 {
        polynomial.iter().rev().fold(0, |sum, coefficient| self.times(sum, at) ^ coefficient)
    }

    /// What the whole block, the first codeword being the highest coefficient, is at the powers of 2; zero if it is right.
    fn syndromes(&self, block: &[u8], spare: usize) -> Polynomial {
        let at = |root: u8| block.iter().fold(0, |sum, codeword| self.times(sum, root) ^ codeword);
        (0..spare).map(|exponent| at(self.power(exponent))).collect()
    }

    /// The polynomial whose roots tell where the errors are. (Berlekamp and Massey)
    fn locator(&self, syndromes: &[u8]) -> Polynomial {
        let (mut locator, mut before) = (vec![1], vec![1]);
        let (mut errors, mut since, mut scale) = (0, 1, 1);
        for turn in 0..syndromes.len() {
            let known = locator.iter().take(errors + 1).zip(syndromes.iter().take(turn + 1).rev());
            let off = known.fold(0, |sum, (coefficient, syndrome)| sum ^ self.times(*coefficient, *syndrome));
            // The scale is an earlier difference, and never zero.
            let factor = self.over(off, scale).unwrap_or_default();
            if factor == 0 {
                since += 1;
                continue;
            }
            let last = locator.clone();
            locator.resize(locator.len().max(before.len() + since), 0);
            for (coefficient, earlier) in locator.iter_mut().skip(since).zip(&before) {
                *coefficient ^= self.times(factor, *earlier);
            }
            if 2 * errors <= turn {
                errors = turn + 1 - errors;
                (before, scale, since) = (last, off, 1);
            } else {
                since += 1;
            }
        }
        locator
    }

    /// The polynomial that tells how large the errors are: the product of both, cut off.
    fn evaluator(&self, syndromes: &[u8], locator: &[u8]) -> Polynomial {
        let coefficient = |degree: usize| {
            let pairs = syndromes.iter().take(degree + 1).rev().zip(locator);
            pairs.fold(0, |sum, (syndrome, factor)| sum ^ self.times(*syndrome, *factor))
        };
        (0..syndromes.len()).map(coefficient).collect()
    }

    /// Places and values. (Chien, Forney)
    fn errors(&self, locator: &[u8], evaluator: &[u8], length: usize) -> Option<Vec<(usize, u8)>> {
        // In this field the even powers of a derivative vanish.
        let derivative: Polynomial = locator
            .iter()
            .enumerate()
            .skip(1)
            .map(|(degree, a)| if degree % 2 == 1 { *a } else { 0 })
            .collect();
        let mut errors = Vec::new();
        for from_end in 0..length {
            let inverse = self.power(255 - from_end % 255);
            if self.value(locator, inverse) == 0 {
                let error = self.over(self.value(evaluator, inverse), self.value(&derivative, inverse))?;
                errors.push((length - 1 - from_end, self.times(error, self.power(from_end))));
            }
        }
        Some(errors)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The block of ISO/IEC 18004, annex I: version 1, level M, "01234567".
    const BLOCK: [u8; 26] = [
        0x10, 0x20, 0x0c, 0x56, 0x61, 0x80, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xa5,
        0x24, 0xd4, 0xc1, 0xed, 0x36, 0xc7, 0x87, 0x2c, 0x55,
    ];

    fn check(wrong: &[(usize, u8)], expected: bool) {
        let mut block = BLOCK.to_vec();
        for (place, error) in wrong {
            block[*place] ^= error;
        }
        let expected = expected.then(|| BLOCK[..16].to_vec());
        assert_eq!(data(block, 10), expected, "{wrong:?}");
    }

    #[test]
    fn half_as_many_as_there_are_spare_may_be_wrong() {
        check(&[], true);
        check(&[(0, 1)], true);
        check(&[(25, 255)], true);
        check(&[(0, 1), (7, 2), (15, 128), (16, 77), (25, 3)], true);
        check(&[(0, 1), (7, 2), (15, 128), (16, 77), (20, 9), (25, 3)], false);
    }

    #[test]
    fn what_is_shorter_than_its_spare_codewords_is_none() {
        assert_eq!(data(vec![0; 3], 10), None);
        assert_eq!(data(Vec::new(), 0), Some(Vec::new()));
    }
}
