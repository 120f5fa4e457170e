export { MentionLine } from "./mention-line.tsx";
export { usePeople } from "./use-people.ts";
export { useSeen } from "./use-seen.ts";
