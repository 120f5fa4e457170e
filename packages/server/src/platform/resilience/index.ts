export { type Breaker, type BreakerState, createBreaker } from "./breaker.ts";
export { type Deadline, type DeadlineTimes, startDeadline } from "./deadline.ts";
export { inTime } from "./in-time.ts";
export { type RetryPolicy, retrying, retryingStream } from "./retry.ts";
