export { registerDashboard } from "./dashboard.ts";
export { collectOpenApi, registerDocumentation } from "./documentation.ts";
export { registerHealth } from "./health.ts";
export { registerIdempotency } from "./idempotency.ts";
export { idempotencyPurge } from "./idempotency-store.ts";
export { registerLogs } from "./logs.ts";
export { createHttp } from "./server.ts";
