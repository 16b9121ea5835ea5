// The camera: frames until a code is in one, for as long as the page is seen.

import { drawn } from "./canvas.js";
import { decode, forget, load } from "./decoder.js";
import { noCamera } from "./reasons.js";

/** Eight frames a second are read, so that a phone stays cool. */
const PAUSE_MS = 125;
/** Pixels of a frame's longer side: the whole frame in turn with its middle, which is not made smaller. */
const WHOLE = 960;
const MIDDLE = 1000;

const WANTED = {
  audio: false,
  video: { facingMode: "environment", width: { ideal: 1920 }, height: { ideal: 1080 } },
};

let closeCurrent = () => {};

export const close = () => closeCurrent();

const wholeFrame = ({ videoWidth: width, videoHeight: height }) => {
  return { width, height, scale: Math.min(1, WHOLE / Math.max(width, height)) };
};

const middle = ({ videoWidth, videoHeight }) => {
  const side = Math.min(MIDDLE, videoWidth, videoHeight);
  return { x: (videoWidth - side) / 2, y: (videoHeight - side) / 2, width: side, height: side, scale: 1 };
};

const cameraStream = async () => {
  try {
    return await navigator.mediaDevices.getUserMedia(WANTED);
  } catch (error) {
    throw noCamera(error);
  }
};

/**
 * Shows what the camera sees, and tells the bytes of each code, again only after others were seen. Tells "started",
 * and "stopped" when the camera was stopped by another than `close`: the page was hidden or left, or the camera taken away.
 */
export const open = async (video, tell) => {
  close();
  const listening = new AbortController();
  const { signal } = listening;
  let stream;
  let wake = () => {};
  const nextFrame = () =>
    new Promise((resolve) => {
      wake = resolve;
      if (video.requestVideoFrameCallback) video.requestVideoFrameCallback(resolve);
      else requestAnimationFrame(resolve);
    });
  closeCurrent = () => {
    listening.abort();
    wake();
    stream?.getTracks().forEach((track) => track.stop());
    video.srcObject = null;
    forget();
  };
  const thisOne = closeCurrent;
  const stop = () => {
    if (signal.aborted) return;
    thisOne();
    tell("stopped");
  };
  const stopWhenHidden = () => {
    if (document.visibilityState === "hidden") stop();
  };
  document.addEventListener("visibilitychange", stopWhenHidden, { signal });
  addEventListener("pagehide", stop, { signal });
  try {
    await load();
    if (signal.aborted) return;
    stream = await cameraStream();
    // Closed while somebody was asked whether the camera may be used.
    if (signal.aborted) return thisOne();
    stream.getTracks().forEach((track) => track.addEventListener("ended", stop, { signal }));
    Object.assign(video, { muted: true, playsInline: true, srcObject: stream });
    await video.play();
    if (signal.aborted) return;
    tell("started");
    await watch(video, nextFrame, tell, signal);
  } catch (error) {
    if (signal.aborted) return;
    thisOne();
    throw error;
  }
};

const watch = async (video, nextFrame, tell, signal) => {
  let before = new Set();
  let due = 0;
  for (let count = 0; ; count += 1) {
    do await nextFrame();
    while (performance.now() < due && !signal.aborted);
    if (signal.aborted) return;
    due = performance.now() + PAUSE_MS;
    const part = count % 2 ? middle(video) : wholeFrame(video);
    const texts = await drawn(video, part, decode);
    if (signal.aborted) return;
    texts.filter((text) => !before.has(String(text))).forEach(tell);
    // A frame in which nothing was read does not make it another code.
    if (texts.length) before = new Set(texts.map(String));
  }
};
