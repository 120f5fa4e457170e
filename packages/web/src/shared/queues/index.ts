export { queuesQuery } from "./query.ts";
export { queueText } from "./queue-text.ts";
