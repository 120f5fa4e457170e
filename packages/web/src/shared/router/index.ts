export { isForbidden, requirePermission } from "./require-permission.ts";
export { rootRoute, settingsRoute, shellRoute } from "./roots.ts";
