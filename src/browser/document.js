// The document's title and focus, printing, what it was given, and whether it is touched, seen, or left.

export const setTitle = (title) => {
  document.title = title;
};

export const printPage = () => {
  try {
    print();
  } catch {
    // A browser without a print dialogue: there is nothing to print on.
  }
};

export const focus = (id) => document.getElementById(id)?.focus();

// Drawn again in another language: the focus stays where its owner has it.
const isRedrawn = () => "redrawn" in document.documentElement.dataset;

export const focusSoon = (id) => {
  if (!isRedrawn()) requestAnimationFrame(() => focus(id));
};

let hasEntered = false;

export const enterPage = (headingId) => {
  if (hasEntered && !isRedrawn()) {
    scrollTo(0, 0);
    focusSoon(headingId);
  }
  hasEntered = true;
};

export const setDialogOpen = (id, isOpen) => {
  const dialog = document.getElementById(id);
  if (!dialog?.showModal || dialog.open === isOpen) return;
  if (isOpen) dialog.showModal();
  else dialog.close();
};

/** Nothing where nothing was written. */
export const setting = (name) => document.querySelector(`meta[name=${name}]`)?.content || undefined;

/** Calls at each of these events; the words stand apart by blanks. */
export const onWindow = (events, call) => {
  for (const event of events.split(" ")) addEventListener(event, () => call());
};

export const eachSecond = (call) => {
  setInterval(call, 1000);
  document.addEventListener("visibilitychange", () => call());
};

export const emptyBody = () => {
  document.body.textContent = "";
};
