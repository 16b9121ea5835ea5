// WebOTP: the browser reads the code out of the SMS where it can and its owner agrees.

let wait;

/** Ends the wait, if there is one. */
export const stopAwaiting = () => {
  wait?.abort();
  wait = undefined;
};

/** The code; nothing where the browser does not offer this, or when the wait is ended or declined. */
export const awaitCode = async () => {
  if (!("OTPCredential" in window)) return undefined;
  stopAwaiting();
  wait = new AbortController();
  try {
    const otp = { transport: ["sms"] };
    return (await navigator.credentials.get({ otp, signal: wait.signal }))?.code;
  } catch {
    return undefined;
  }
};
