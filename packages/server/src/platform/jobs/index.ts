export { type Jobs, openJobs } from "./queue.ts";
export type { JobDefinition, JobQueue } from "./types.ts";
