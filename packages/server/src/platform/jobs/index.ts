export { createJobTables, type Jobs, openJobs } from "./queue.ts";
