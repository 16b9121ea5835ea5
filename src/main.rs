//! The page's entry point.

fn main() {
    beneficiary_portal::app::mount();
}
