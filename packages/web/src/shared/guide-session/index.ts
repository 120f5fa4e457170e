export { NextView, type SessionAnswer } from "./next-view.tsx";
export { RunGuide } from "./run-guide.tsx";
export { runGuideText } from "./run-text.ts";
