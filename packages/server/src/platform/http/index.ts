export { registerDashboard } from "./dashboard.ts";
export { collectOpenApi, registerDocumentation } from "./documentation.ts";
export { registerHealth } from "./health.ts";
export { createHttp } from "./server.ts";
