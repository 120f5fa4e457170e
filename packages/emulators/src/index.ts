export * from "./openai-compatible/index.ts";
