// Why nothing was read, in the words that src/browser/scan.rs knows.

export class Refusal extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

const OF_CAMERAS = {
  NotAllowedError: "not-allowed",
  SecurityError: "not-allowed",
  NotReadableError: "busy",
  AbortError: "busy",
};

/** What a browser says that gives no camera. */
export const noCamera = (error) => new Refusal(OF_CAMERAS[error.name] ?? "no-camera");
