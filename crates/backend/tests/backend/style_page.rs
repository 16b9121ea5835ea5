//! The page that shows every component: there only in a sandbox, and only where its folder is named.

use axum::http::StatusCode;

use crate::house::{House, Plan};

const FILES: [(&str, &str); 4] = [
    ("/style", "text/html; charset=utf-8"),
    ("/style/page.css", "text/css; charset=utf-8"),
    ("/style/page.js", "text/javascript; charset=utf-8"),
    ("/style/page_bg.wasm", "application/wasm"),
];

#[tokio::test]
async fn a_sandbox_serves_it_under_the_policy_of_the_app() {
    let house = House::new().await;
    for (path, kind) in FILES {
        let answer = house.get(path, None).await;
        assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, kind), "{path}");
    }
    let built = crate::pages::built().await;
    let (page, app) = (built.get("/style", None).await, built.get("/", None).await);
    assert_ne!(page.text(), app.text());
    for name in ["content-security-policy", "integrity-policy", "permissions-policy", "cache-control"] {
        assert_eq!(page.header(name), app.header(name), "{name}");
    }
    assert!(page.header("content-security-policy").contains("trusted-types 'none'"));
}

#[tokio::test]
async fn without_a_sandbox_or_without_its_folder_it_is_an_address_like_any_other() {
    let no_folder = Plan { has_style_page: false, ..Plan::default() };
    let no_sandbox = Plan { is_sandbox: false, ..Plan::default() };
    for plan in [no_folder, no_sandbox] {
        let house = House::planned(plan).await;
        let [page, app, script] = [
            house.get("/style", None).await,
            house.get("/", None).await,
            house.get("/style/page.js", None).await,
        ];
        assert_eq!(page.told(), app.told());
        assert_eq!(script.told(), house.get("/missing.js", None).await.told());
    }
}

#[tokio::test]
async fn a_folder_that_holds_nothing_is_told() {
    let house = House::new().await;
    std::fs::remove_dir_all(house.folder.path().join("style-page")).expect("removed");
    for (path, _) in FILES {
        assert_eq!(house.get(path, None).await.told(), "404 The style page has not been built.", "{path}");
    }
}
