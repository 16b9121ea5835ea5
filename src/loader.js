// Starts the app, and keeps the first screen of index.html honest until it is there: a press of the button counts,
// and a page that cannot be loaded says so. This is a file because the page's policy forbids inline scripts.

// A second after a key, browsers write what stands in a field to disk, so that they can restore the tab. They leave out
// what is the field's default, and fields without autocomplete, as the first one is until this line runs.
const keepOffDisk = ({ target }) => {
  target.defaultValue = target.value;
};
document.addEventListener("input", keepOffDisk, true);
const mobile = document.getElementById("shell-mobile");
keepOffDisk({ target: mobile });
mobile.autocomplete = "tel-national";

const shell = document.getElementById("shell");
// From here on this file says what goes wrong; until then style/pages/shell.css does.
shell.className = "shell";
const send = document.getElementById("shell-send");
const [label, busyLabel] = send.children;

const setBusy = (isBusy) => {
  shell.toggleAttribute("data-submitted", isBusy);
  if (isBusy) send.setAttribute("aria-disabled", "true");
  else send.removeAttribute("aria-disabled");
  label.hidden = isBusy;
  busyLabel.hidden = !isBusy;
};
const submit = () => setBusy(true);
send.addEventListener("click", submit);
mobile.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.isComposing) submit();
});
const tellFailure = () => {
  document.getElementById("shell-failed").hidden = false;
};
const fail = () => {
  setBusy(false);
  tellFailure();
};

// The digests in the page's head are those that the files must have: the browser refuses others. Without its styles
// the page would look like somebody else's.
const link = (kind) => document.querySelector(`link[${kind}]`);

// Each language's texts are a file of their own, a line a text; the build has written the numbers of the lines into data-text.
const page = document.documentElement;
const texts = async (language) => {
  const { href, integrity } = link(`data-name=${language}`);
  const response = await fetch(href, { integrity });
  if (!response.ok) throw new Error("no texts");
  return response.text();
};

// The page comes in the language that the browser asks for. Another one is spoken at a tap, and kept nowhere.
const languages = document.getElementById("languages");
const languageFailed = document.getElementById("language-failed");
const current = () => languages.querySelector("[aria-current]");
const showCurrent = () => current().scrollIntoView({ block: "nearest", inline: "center" });
let chosen;
const speak = async (choice) => {
  chosen = choice;
  languageFailed.hidden = true;
  try {
    const spoken = await texts(choice.lang);
    if (choice !== chosen) return;
    globalThis.texts = spoken;
    const lines = spoken.split("\n");
    for (const part of document.querySelectorAll("[data-text]")) part.textContent = lines[part.dataset.text];
    if (shell.isConnected) {
      const words = ["h1", ".header__name"].map((part) => document.querySelector(part).textContent);
      document.title = words.join(" – ");
    }
    page.lang = choice.lang;
    page.dir = choice.dir || "ltr";
    current().removeAttribute("aria-current");
    choice.setAttribute("aria-current", "true");
    showCurrent();
    dispatchEvent(new Event("language"));
  } catch {
    languageFailed.hidden = choice !== chosen;
  }
};
languages.addEventListener("click", (event) => {
  const choice = event.target.closest("a");
  if (!choice || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  speak(choice);
});
showCurrent();
// By keyboard, each one is whole in sight, and the current one again when the strip is left.
languages.addEventListener("focusin", ({ target }) => target.scrollIntoView({ block: "nearest", inline: "center" }));
languages.addEventListener("focusout", showCurrent);

// The pages without scripts open in the language that is spoken here.
document.addEventListener("click", ({ target }) => {
  const leading = target.closest(".footer__link");
  if (leading) leading.search = `lang=${page.lang}`;
});

document.getElementById("skip").addEventListener("click", (event) => {
  event.preventDefault();
  document.querySelector("h1").focus();
});

// What has not come after so long may come yet, and then takes over; on the slowest of lines all of it takes 20 seconds.
const PATIENCE = 40_000;
const late = setTimeout(tellFailure, PATIENCE);

const load = async () => {
  const own = texts(page.lang);
  if (!document.styleSheets.length) throw new Error("no styles");
  const { href, integrity } = link("as=fetch");
  const app = await import(link("rel=modulepreload").href);
  const first = await own;
  globalThis.texts ??= first;
  await app.default({ module_or_path: new Request(href, { integrity }) });
};
load()
  .catch((error) => {
    fail();
    throw error;
  })
  .finally(() => clearTimeout(late));

// What reads QR codes comes when src/browser/scan.rs asks for it. A preload is what its digest can be given to. Another
// address after each failure, because browsers keep that a script could not be loaded.
let failures = "";
let scanner;
const loadScanner = async () => {
  const { href, integrity } = link("data-name=scan");
  const preload = Object.assign(document.createElement("link"), { rel: "modulepreload", href: href + failures, integrity });
  try {
    if (preload.relList.supports("modulepreload")) {
      await new Promise((onload, onerror) => {
        Object.assign(preload, { onload, onerror });
        document.head.append(preload);
      });
    }
    return await import(preload.href);
  } catch (error) {
    preload.remove();
    failures += "#";
    scanner = undefined;
    throw error;
  }
};
globalThis.scan = async (...order) => {
  try {
    scanner ??= loadScanner();
    return await (await scanner).scan(...order);
  } catch {
    return "not-loaded";
  }
};
