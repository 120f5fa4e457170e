import { useLanguage } from "../../../../shared/i18n/index.ts";
import { useEditor } from "../editor-context.ts";

/** The error at a path of the guide, in the reader's language; null when there is none. */
export function useProblemAt(): (path: string) => string | null {
	const language = useLanguage();
	const { problems } = useEditor();
	return (path) =>
		problems.find((problem) => problem.path === path && problem.severity === "error")?.message[language] ?? null;
}
