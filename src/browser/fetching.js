// One call to the backend at a time.

/** A request, to be sent on behalf of whoever holds the token, if there is one. */
export const request = (method, path, token) => ({
  path,
  method,
  headers: {
    // What is written for its owner, an SMS or a PDF, is in the language that is spoken here.
    "Accept-Language": document.documentElement.lang,
    ...(token && { Authorization: `Bearer ${token}` }),
  },
});

/** Adds a field to the JSON object that the request carries. */
export const addField = (request, name, value) => {
  request.fields ??= {};
  request.fields[name] = value;
};

/** The calls that only read: they end with the visit. The others do something at the backend. */
const reading = new Set();

/** Ends them: nobody waits for them any more. */
export const stopReading = () => {
  for (const call of reading) call.abort();
};

/** What came of it. The status is 0 where no answer came, or none that was whole; then the rest says why. */
export const send = async ({ path, method, headers, fields }, milliseconds) => {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), milliseconds);
  if (method === "GET") reading.add(deadline);
  try {
    const response = await fetch(path, {
      method,
      headers: fields ? { ...headers, "Content-Type": "application/json" } : headers,
      body: fields && JSON.stringify(fields),
      signal: deadline.signal,
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { status: response.status, retryAfter: response.headers.get("Retry-After"), bytes };
  } catch {
    return { status: 0, isLate: deadline.signal.aborted, isOffline: !navigator.onLine };
  } finally {
    clearTimeout(timer);
    reading.delete(deadline);
  }
};
