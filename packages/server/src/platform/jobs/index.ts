export { type Jobs, openJobs } from "./queue.ts";
