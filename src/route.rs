//! The addresses of the page: a handful of constant paths. No id is ever in one.

/// What the address bar can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    Mobile,
    Code,
    Locked,
    People,
    Certificate,
    Activity,
    Ended,
    Check,
}

impl Route {
    pub const ALL: [Self; 8] = [
        Self::Mobile,
        Self::Code,
        Self::Locked,
        Self::People,
        Self::Certificate,
        Self::Activity,
        Self::Ended,
        Self::Check,
    ];

    pub fn path(self) -> &'static str {
        match self {
            Self::Mobile => "/",
            Self::Code => "/code",
            Self::Locked => "/locked",
            Self::People => "/people",
            Self::Certificate => "/certificate",
            Self::Activity => "/activity",
            Self::Ended => "/ended",
            Self::Check => "/check",
        }
    }

    /// The route at `path`; an address that is not ours leads to the start.
    pub fn from_path(path: &str) -> Self {
        Self::ALL.into_iter().find(|route| route.path() == path).unwrap_or(Self::Mobile)
    }

    /// Whether going from `self` to `next` leads deeper, so that the Back button should lead out of it again.
    pub fn leads_deeper_to(self, next: Self) -> bool {
        matches!(
            (self, next),
            (Self::Mobile, Self::Code | Self::Check) | (Self::People, Self::Certificate | Self::Activity)
        )
    }

    /// Which entry of the tab's history the route stands in, counted from the start of the journey.
    pub fn depth(self) -> u8 {
        match self {
            Self::Mobile => 0,
            Self::Code | Self::Locked | Self::People | Self::Ended | Self::Check => 1,
            Self::Certificate | Self::Activity => 2,
        }
    }
}
