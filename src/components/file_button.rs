//! A button that picks a file.

use leptos::prelude::*;

/// The file stays in the field with this id until whoever reads it empties it.
#[component]
pub fn FileButton(
    id: &'static str,
    label: &'static str,
    /// Kinds of file, as browsers take them.
    accept: &'static str,
    on_pick: Callback<()>,
) -> impl IntoView {
    view! {
        <label class="file-button button button--secondary" for=id>
            {label}
            <input
                class="file-button__input"
                id=id
                type="file"
                accept=accept
                on:change:capture=move |_| on_pick.run(())
            />
        </label>
    }
}
