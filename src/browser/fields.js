// What is typed, in the page's fields and in those of the first screen.

const field = (id) => document.getElementById(id);

// In this order: a new value puts the cursor behind it, and a new default before it.
const hold = (input, text) => {
  input.value = text;
  input.defaultValue = text;
};

const empty = (part) => {
  for (const input of part.getElementsByTagName("input")) hold(input, "");
};

export const typedText = (id) => field(id)?.value ?? "";

export const fillIn = (id, text) => {
  const input = field(id);
  if (input) hold(input, text);
};

export const emptyAllFields = () => empty(document);

const shell = () => document.getElementById("shell");

const typedInto = (shell) => shell.querySelector("input")?.value ?? "";

const isSubmitted = (shell) => shell.hasAttribute("data-submitted");

export const isShellInUse = () => {
  const left = shell();
  return !!left && (typedInto(left) !== "" || isSubmitted(left));
};

export const leaveShell = (fieldId) => {
  const left = shell();
  if (!left) return false;
  fillIn(fieldId, typedInto(left));
  if (left.contains(document.activeElement) && !isSubmitted(left)) field(fieldId)?.focus();
  empty(left);
  left.remove();
  return isSubmitted(left);
};
