export { createDialogue } from "./dialogue.ts";
export type * from "./types.ts";
