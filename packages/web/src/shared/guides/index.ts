export { gistOf } from "./gist.ts";
export { ResolvedShare } from "./resolved-share.tsx";
