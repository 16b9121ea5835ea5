//! What lets another database follow SQLite.

use std::path::Path;

use crate::house::House;

#[tokio::test]
async fn whole_numbers_are_as_wide_as_they_are_read() {
    let house = House::new().await;
    // PostgreSQL's INTEGER has four bytes and is never read as an i64; SQLite's key that counts up must be one.
    let narrow = "SELECT COUNT(*) FROM sqlite_schema AS a, pragma_table_info(a.name) AS b
        WHERE a.type = 'table' AND a.name NOT LIKE '%sqlx%'
        AND b.type LIKE 'INT%' AND b.name <> 'position'";
    assert_eq!(house.count(narrow).await, 0);
}

#[test]
fn one_file_knows_which_database_it_is() {
    let mut files = Vec::new();
    source_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let names = |file: &Path| std::fs::read_to_string(file).expect("text").contains("sqlx::sqlite");
    files.retain(|file| names(file));
    let database = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/database.rs");
    assert_eq!(files, [database]);
}

fn source_files(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            source_files(&path, found);
        } else {
            found.push(path);
        }
    }
}
