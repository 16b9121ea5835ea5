//! What a phone's camera does to a page: turned by 7 degrees, blurred, and through JPEG at quality 60.

/// Grey pixels, row by row; 255 is white.
pub struct Picture {
    width: usize,
    height: usize,
    grey: Vec<f32>,
}

/// JPEG's luminance table: ITU-T T.81, K.1.
const QUANTA: [f32; 64] = [
    16., 11., 10., 16., 24., 40., 51., 61., 12., 12., 14., 19., 26., 58., 60., 55., 14., 13., 16., 24., 40.,
    57., 69., 56., 14., 17., 22., 29., 51., 87., 80., 62., 18., 22., 37., 56., 68., 109., 103., 77., 24.,
    35., 55., 64., 81., 104., 113., 92., 49., 64., 78., 87., 103., 121., 120., 101., 72., 92., 95., 98.,
    112., 100., 103., 99.,
];
/// libjpeg's factor for quality 60: (200 - 2 × 60) / 100.
const QUALITY_60: f32 = 0.8;
const DEGREES: f32 = 7.0;
/// A pixel and a half at 300 dpi, as out of a hand that is not quite still; in points of the page.
const BLUR: f32 = 0.36;

impl Picture {
    /// Binary PGM, as pdftoppm writes it.
    pub fn from_pgm(bytes: &[u8]) -> Self {
        let mut parts = bytes.splitn(4, u8::is_ascii_whitespace);
        let mut word = || std::str::from_utf8(parts.next().unwrap()).unwrap().to_owned();
        assert_eq!(word(), "P5");
        let [width, height] = [word(), word()].map(|number| number.parse().unwrap());
        let rest = parts.next().unwrap();
        let grey = rest.strip_prefix(b"255\n").unwrap().iter().map(|pixel| f32::from(*pixel)).collect();
        Self { width, height, grey }
    }

    pub fn to_pgm(&self) -> Vec<u8> {
        let mut out = format!("P5\n{} {}\n255\n", self.width, self.height).into_bytes();
        out.extend(self.grey.iter().map(|pixel| pixel.round().clamp(0.0, 255.0) as u8));
        out
    }

    pub fn photographed(&self) -> Self {
        let dots_a_point = self.height as f32 / 842.0;
        self.turned(DEGREES.to_radians()).blurred(BLUR * dots_a_point).through_jpeg()
    }

    fn at(&self, x: isize, y: isize) -> f32 {
        match (usize::try_from(x), usize::try_from(y)) {
            (Ok(x), Ok(y)) if x < self.width && y < self.height => self.grey[y * self.width + x],
            _ => 255.0,
        }
    }

    fn made(&self, pixel: impl Fn(usize, usize) -> f32) -> Self {
        let places = (0..self.height).flat_map(|y| (0..self.width).map(move |x| (x, y)));
        Self { grey: places.map(|(x, y)| pixel(x, y)).collect(), ..*self }
    }

    /// About its middle, each pixel mixed of four.
    fn turned(&self, radians: f32) -> Self {
        let (sin, cos) = radians.sin_cos();
        let (middle_x, middle_y) = (self.width as f32 / 2.0, self.height as f32 / 2.0);
        self.made(|x, y| {
            let (dx, dy) = (x as f32 - middle_x, y as f32 - middle_y);
            let (from_x, from_y) = (cos * dx + sin * dy + middle_x, cos * dy - sin * dx + middle_y);
            let (left, top) = (from_x.floor(), from_y.floor());
            let (right, bottom) = (from_x - left, from_y - top);
            let corner = |dx, dy| self.at(left as isize + dx, top as isize + dy);
            (corner(0, 0) * (1.0 - right) + corner(1, 0) * right) * (1.0 - bottom)
                + (corner(0, 1) * (1.0 - right) + corner(1, 1) * right) * bottom
        })
    }

    /// By a Gaussian of this deviation in pixels, along each axis in turn.
    fn blurred(&self, deviation: f32) -> Self {
        let reach = (3.0 * deviation).ceil() as isize;
        let weights: Vec<f32> =
            (-reach..=reach).map(|d| (-(d * d) as f32 / (2.0 * deviation * deviation)).exp()).collect();
        let sum: f32 = weights.iter().sum();
        let along = |picture: &Self, dx: isize, dy: isize| {
            picture.made(|x, y| {
                let (x, y) = (x as isize, y as isize);
                let weighed = (-reach..=reach).zip(&weights);
                weighed.map(|(d, weight)| picture.at(x + d * dx, y + d * dy) * weight).sum::<f32>() / sum
            })
        };
        along(&along(self, 1, 0), 0, 1)
    }

    /// What JPEG loses of grey: each 8 × 8 block's cosine transform, in whole multiples of the quanta. The lossless
    /// half of JPEG is left out.
    fn through_jpeg(&self) -> Self {
        let basis: Vec<f32> = (0..64)
            .map(|place| {
                let (frequency, x) = (place / 8, place % 8);
                let scale = if frequency == 0 { (1.0_f32 / 8.0).sqrt() } else { 0.5 };
                scale * (std::f32::consts::PI * (2 * x + 1) as f32 * frequency as f32 / 16.0).cos()
            })
            .collect();
        let mut out = Self { grey: self.grey.clone(), ..*self };
        for top in (0..self.height).step_by(8) {
            for left in (0..self.width).step_by(8) {
                let block: Vec<f32> = (0..64)
                    .map(|place| self.at((left + place % 8) as isize, (top + place / 8) as isize) - 128.0)
                    .collect();
                let back = quantised(&block, &basis);
                for (place, pixel) in back.into_iter().enumerate() {
                    let (x, y) = (left + place % 8, top + place / 8);
                    if x < self.width && y < self.height {
                        out.grey[y * self.width + x] = (pixel + 128.0).clamp(0.0, 255.0);
                    }
                }
            }
        }
        out
    }
}

fn quantised(block: &[f32], basis: &[f32]) -> Vec<f32> {
    // Rows, then columns: `forward` takes pixels to frequencies, its transpose leads back.
    let forward = |row: usize, column: usize| basis[row * 8 + column];
    let product = |left: &dyn Fn(usize, usize) -> f32, right: &dyn Fn(usize, usize) -> f32| -> Vec<f32> {
        (0..64).map(|place| (0..8).map(|k| left(place / 8, k) * right(k, place % 8)).sum()).collect()
    };
    let rows = product(&forward, &|row, column| block[row * 8 + column]);
    let frequencies = product(&|row, column| rows[row * 8 + column], &|row, column| forward(column, row));
    let kept: Vec<f32> = frequencies
        .iter()
        .zip(QUANTA)
        .map(|(frequency, quantum)| {
            let quantum = (quantum * QUALITY_60).round();
            (frequency / quantum).round() * quantum
        })
        .collect();
    let columns = product(&|row, column| forward(column, row), &|row, column| kept[row * 8 + column]);
    product(&|row, column| columns[row * 8 + column], &forward)
}
