export { editingText } from "./editing-text.ts";
export { issuesByPath, issueText } from "./issue-text.ts";
export { LeaveGuard } from "./leave-guard.tsx";
export { SaveBar } from "./save-bar.tsx";
export { SpanFields } from "./span-fields.tsx";
export { officeHours, SpanList } from "./span-list.tsx";
export { useDraft } from "./use-draft.ts";
export { useForm } from "./use-form.ts";
export { useUndoableSave } from "./use-undoable-save.ts";
