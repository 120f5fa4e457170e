/**
 * Personal data in texts: one mask for logs, exports, notifications and what is sent to language models. Identifiers are
 * found by their published rules (`families/`), not because they look like digits.
 */
export { maskText, maskTexts, maskValue } from "./mask.ts";
export { createVault, longestPlaceholder, maskWithVault, type Originals, unmask, type Vault } from "./vault.ts";
