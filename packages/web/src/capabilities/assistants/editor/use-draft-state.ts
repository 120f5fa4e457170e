import { type Assistant, AssistantDefinition } from "@centralita/contracts";
import { useMemo, useState } from "react";
import { issuesByPath, issueText } from "../../../shared/forms/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import type { Draft } from "./draft-context.ts";

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

type DraftState = Draft & {
	revision: number;
	dirty: boolean;
	/** The definition when nothing is wrong with it; otherwise marks what is, and null. */
	check: () => AssistantDefinition | null;
	/** Takes over what the server holds now. */
	adopt: (assistant: Assistant) => void;
};

/** What is being edited, apart from what is saved. */
export function useDraftState(assistant: Assistant, readOnly: boolean): DraftState {
	const t = useText(issueText);
	const [base, setBase] = useState({ revision: assistant.revision, saved: assistant.draft });
	const [definition, setDefinition] = useState(assistant.draft);
	const [checked, setChecked] = useState(false);
	const [generation, setGeneration] = useState(0);
	const dirty = !same(definition, base.saved);
	const adopt = (next: Assistant) => {
		setBase({ revision: next.revision, saved: next.draft });
		setDefinition(next.draft);
		setChecked(false);
		setGeneration((before) => before + 1);
	};
	// Someone else saved, and here nothing was changed: show theirs.
	if (assistant.revision > base.revision && !dirty) adopt(assistant);
	const errors = useMemo(() => {
		if (!checked) return {};
		const parsed = AssistantDefinition.safeParse(definition);
		return parsed.success ? {} : issuesByPath(parsed.error.issues, t);
	}, [checked, definition, t]);
	return {
		definition,
		patch: (part) => setDefinition((before) => ({ ...before, ...part })),
		errors,
		readOnly,
		generation,
		revision: base.revision,
		dirty,
		check: () => {
			setChecked(true);
			const parsed = AssistantDefinition.safeParse(definition);
			return parsed.success ? parsed.data : null;
		},
		adopt,
	};
}
