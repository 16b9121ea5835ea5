#![doc = include_str!("../README.md")]

mod code;
mod draw;
mod fonts;
mod glyphs;
mod labels;
mod layout;
mod legible;
mod model;
mod paragraph;
mod renderer;
mod sheet;
mod tags;

pub use labels::{Language, LocaleError};
pub use model::{Certificate, Code, Day, Dose, Kind};
pub use renderer::{RenderError, Renderer, SetupError};
