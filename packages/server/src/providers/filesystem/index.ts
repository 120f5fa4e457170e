export { createFilesystemBlobs } from "./blob-store.ts";
