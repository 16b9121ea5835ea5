/// A kind of photo ID that Co-WIN asks for. Others are shown as they came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhotoIdKind {
    AadhaarCard,
    DrivingLicense,
    PanCard,
    Passport,
    PensionPassbook,
    NprSmartCard,
    VoterId,
}

impl PhotoIdKind {
    pub fn from_wire(text: &str) -> Option<Self> {
        Some(match text {
            "Aadhaar Card" => Self::AadhaarCard,
            "Driving License" => Self::DrivingLicense,
            "PAN Card" => Self::PanCard,
            "Passport" => Self::Passport,
            "Pension Passbook" => Self::PensionPassbook,
            "NPR Smart Card" => Self::NprSmartCard,
            "Voter ID" => Self::VoterId,
            _ => return None,
        })
    }
}
