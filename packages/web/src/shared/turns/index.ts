export { splitHeard } from "./heard.ts";
export { type LatencyStep, latencySpans, median, replyLatency } from "./latency.ts";
export { SpokenText } from "./spoken-text.tsx";
