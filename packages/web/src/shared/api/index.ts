export { api, apiUrl, newIdempotencyKey, setCsrfToken, setOnSessionExpired, upload } from "./client.ts";
export { flattenPages, pagedQuery } from "./pages.ts";
export { ApiError, isConflict, isTransient } from "./problem.ts";
export { useProblemText } from "./problem-text.ts";
export { useFeed } from "./use-feed.ts";
