import type { AssistantDefinition } from "@centralita/contracts";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ApiError, useProblemText } from "../../../shared/api/index.ts";
import { editingText } from "../../../shared/forms/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { toast } from "../../../shared/kit/index.ts";
import { assistantQuery, usePublish, useSaveDraft } from "../queries/assistants.ts";
import { assistantsText } from "../text.ts";
import type { useDraftState } from "./use-draft-state.ts";

/** Saves and publishes what is being edited; someone else's newer draft is never overwritten unasked. */
export function useSaving(id: string, draft: ReturnType<typeof useDraftState>) {
	const t = useText(assistantsText);
	const editing = useText(editingText);
	const problem = useProblemText();
	const client = useQueryClient();
	const saveDraft = useSaveDraft(id);
	const publishDraft = usePublish(id);
	const [conflict, setConflict] = useState(false);

	const failed = (error: unknown) => {
		if (error instanceof ApiError && error.code === "revision-conflict") setConflict(true);
		else toast.error(problem(error));
	};
	/** The definition, or null with what is wrong marked and said. */
	const checked = (): AssistantDefinition | null => {
		const definition = draft.check();
		if (!definition) toast.error(editing("fixErrors"));
		return definition;
	};
	const newest = () => client.fetchQuery({ ...assistantQuery(id), staleTime: 0 });
	const saveAs = async (revision: number) => {
		const definition = checked();
		if (!definition) return;
		try {
			draft.adopt(await saveDraft.mutateAsync({ revision, definition }));
			setConflict(false);
			toast.success(t("draftSaved"));
		} catch (error) {
			failed(error);
		}
	};

	return {
		conflict,
		dismissConflict: () => setConflict(false),
		isSaving: saveDraft.isPending || publishDraft.isPending,
		checked,
		save: () => void saveAs(draft.revision),
		publish: async (note: string, done: () => void) => {
			const definition = checked();
			if (!definition) return done();
			try {
				let revision = draft.revision;
				if (draft.dirty) {
					const saved = await saveDraft.mutateAsync({ revision, definition });
					draft.adopt(saved);
					revision = saved.revision;
				}
				const published = await publishDraft.mutateAsync({ revision, note });
				draft.adopt(published);
				toast.success(t("published", { version: published.publishedVersion ?? 1 }));
			} catch (error) {
				failed(error);
			}
			done();
		},
		keepMine: async () => {
			try {
				const { revision } = await newest();
				await saveAs(revision);
			} catch (error) {
				failed(error);
			}
		},
		loadTheirs: async () => {
			try {
				draft.adopt(await newest());
				setConflict(false);
			} catch (error) {
				failed(error);
			}
		},
	};
}
