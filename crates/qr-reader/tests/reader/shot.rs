//! A code on a sheet of paper on a desk, photographed.

use qr_reader::Picture;
use qrcodegen::{QrCode, QrCodeEcc, QrSegment};

/// How the picture was taken; the default is a screenshot.
#[derive(Clone, Copy)]
pub(crate) struct Shot {
    pub(crate) width: usize,
    pub(crate) height: usize,
    /// Pixels a module.
    pub(crate) module: f64,
    pub(crate) degrees: f64,
    /// How much smaller what is a picture's width further to the right looks.
    pub(crate) aslant: f64,
    /// How many times each pixel becomes the mean of those around it.
    pub(crate) blur: usize,
    pub(crate) dark: u8,
    pub(crate) light: u8,
    pub(crate) noise: u32,
    /// How much darker the right edge is than the left.
    pub(crate) shadow: f64,
    /// Modules that paper bends away by, in the middle.
    pub(crate) bend: f64,
    pub(crate) is_mirrored: bool,
}

pub(crate) const SCREENSHOT: Shot = Shot {
    width: 800,
    height: 800,
    module: 4.0,
    degrees: 0.0,
    aslant: 0.0,
    blur: 0,
    dark: 0,
    light: 255,
    noise: 0,
    shadow: 0.0,
    bend: 0.0,
    is_mirrored: false,
};

pub(crate) const HELD_BY_HAND: Shot = Shot {
    width: 1280,
    height: 720,
    module: 4.3,
    degrees: 7.0,
    aslant: 0.1,
    blur: 1,
    dark: 40,
    light: 200,
    noise: 16,
    shadow: 0.3,
    ..SCREENSHOT
};

pub(crate) fn code(content: &[u8], level: QrCodeEcc) -> QrCode {
    QrCode::encode_segments(&[QrSegment::make_bytes(content)], level).expect("it fits")
}

/// Bytes of all values, in no order.
pub(crate) fn bytes(count: usize) -> Vec<u8> {
    let mut random = Random(count as u64);
    (0..count).map(|_| random.below(256) as u8).collect()
}

impl Shot {
    /// The luma of a picture with the code in its middle.
    pub(crate) fn of(&self, code: &QrCode) -> Vec<u8> {
        let mut random = Random(7);
        let turn = self.degrees.to_radians().sin_cos();
        let mut luma = Vec::with_capacity(self.width * self.height);
        for y in 0..self.height {
            for x in 0..self.width {
                // Four places in each pixel, as a lens takes them in.
                let places = [(0.0, 0.0), (0.5, 0.0), (0.0, 0.5), (0.5, 0.5)];
                let sum: f64 =
                    places.map(|(u, v)| self.seen(code, turn, x as f64 + u, y as f64 + v)).iter().sum();
                let noise = f64::from(random.below(self.noise + 1)) - f64::from(self.noise) / 2.0;
                let light = 1.0 - self.shadow * x as f64 / self.width as f64;
                luma.push((sum / 4.0 * light + noise).clamp(0.0, 255.0) as u8);
            }
        }
        for _ in 0..self.blur {
            luma = blurred(&luma, self.width);
        }
        luma
    }

    fn seen(&self, code: &QrCode, (sin, cos): (f64, f64), x: f64, y: f64) -> f64 {
        let (dx, dy) = (x - self.width as f64 / 2.0, y - self.height as f64 / 2.0);
        let depth = 1.0 + self.aslant * dx / self.width as f64;
        let size = f64::from(code.size());
        let u = (cos * dx + sin * dy) / depth / self.module + size / 2.0;
        let v = (cos * dy - sin * dx) / depth / self.module + size / 2.0;
        // A parabola will do for a sheet that is bent.
        let v = v + self.bend * 4.0 * (u / size) * (1.0 - u / size);
        let (dark, light) = (f64::from(self.dark), f64::from(self.light));
        let module = (u.floor() as i32, v.floor() as i32);
        let is_dark = if self.is_mirrored {
            code.get_module(module.1, module.0)
        } else {
            code.get_module(module.0, module.1)
        };
        let on_paper = |place: f64| (-4.0..size + 4.0).contains(&place);
        match (is_dark, on_paper(u) && on_paper(v)) {
            (true, _) => dark,
            (false, true) => light,
            // Wood, with its grain.
            (false, false) => dark + (light - dark) * (0.4 + 0.02 * ((x + y / 9.0) % 10.0)),
        }
    }
}

pub(crate) fn blurred(luma: &[u8], width: usize) -> Vec<u8> {
    let height = luma.len() / width;
    let mean = |place: usize| {
        let (x, y) = (place % width, place / width);
        let rows = y.saturating_sub(1)..(y + 2).min(height);
        let around =
            rows.flat_map(|y| luma[y * width..][..width][x.saturating_sub(1)..(x + 2).min(width)].iter());
        let (sum, count) = around.fold((0, 0), |(sum, count), luma| (sum + u32::from(*luma), count + 1));
        (sum / count) as u8
    };
    (0..luma.len()).map(mean).collect()
}

pub(crate) fn read(luma: &[u8], width: usize) -> Vec<Vec<u8>> {
    qr_reader::read(&Picture::new(luma, width).expect("whole rows"))
}

/// The same numbers in each run. (Knuth's generator)
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, bound: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % u64::from(bound)) as u32
    }
}
