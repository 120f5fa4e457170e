export { CannedReplyButton } from "./canned-reply-button.tsx";
export { cannedRepliesQuery } from "./query.ts";
export { useCannedReplies } from "./use-canned-replies.ts";
