export { type BrowserConnectionOptions, browserConnection } from "./carrier.ts";
