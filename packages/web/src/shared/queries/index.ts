export { assistantChoicesQuery } from "./assistants.ts";
export { guidesQuery } from "./guides.ts";
export { pricesQuery } from "./prices.ts";
export { useProviderLabel } from "./provider-label.ts";
export { providersQuery } from "./providers.ts";
export { smartModeQuery } from "./smart-mode.ts";
export { whatsappTemplatesQuery } from "./whatsapp-templates.ts";
