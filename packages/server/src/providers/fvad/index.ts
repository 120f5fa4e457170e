export { createFvad } from "./voice-activity.ts";
