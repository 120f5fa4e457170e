export { issuesByPath, issueText } from "./issue-text.ts";
export { useForm } from "./use-form.ts";
