export { SuggestTextarea } from "./suggest-textarea.tsx";
export type { SuggestSource } from "./types.ts";
export { writeSign } from "./write-into.ts";
