export { gistOf } from "./gist.ts";
