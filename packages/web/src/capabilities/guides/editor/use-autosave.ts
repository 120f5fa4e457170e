import type { GuideDefinition, GuideWork } from "@centralita/contracts";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { ApiError } from "../../../shared/api/index.ts";
import { guidesQuery } from "../../../shared/queries/index.ts";
import { saveDraft, workQuery } from "../queries/guides.ts";

export type SaveStatus = "saved" | "unsaved" | "saving" | "failed" | "conflict";

const settleMs = 700;
const retryMs = 5000;

export type Autosave = {
	status: SaveStatus;
	/** What the server answered last: revision, problems, whether there is something to publish. */
	work: GuideWork;
	/** Saves what is not saved yet. False when it could not. */
	flush: () => Promise<boolean>;
	/** Goes on from what the server holds now; `guide` is what is on screen then. */
	adopt: (work: GuideWork, guide: GuideDefinition) => void;
	/** Saves what is on screen over the draft of that revision. */
	overwrite: (revision: number) => Promise<boolean>;
};

/** Saves the draft as it changes, one request at a time, never over somebody else's. */
export function useAutosave(initial: GuideWork, guide: GuideDefinition): Autosave {
	const client = useQueryClient();
	const [work, setWork] = useState(initial);
	const [status, setStatus] = useState<SaveStatus>("saved");
	const current = useRef({ guide, saved: guide, revision: initial.revision, blocked: false });
	const running = useRef<Promise<boolean> | null>(null);
	current.current.guide = guide;

	const flush = useCallback((): Promise<boolean> => {
		if (running.current) return running.current;
		const save = async () => {
			const state = current.current;
			while (state.guide !== state.saved && !state.blocked) {
				const sent = state.guide;
				setStatus("saving");
				try {
					const answer = await saveDraft(initial.slug, state.revision, sent);
					state.saved = sent;
					state.revision = answer.revision;
					setWork(answer);
					client.setQueryData(workQuery(initial.slug).queryKey, answer);
				} catch (error) {
					state.blocked = error instanceof ApiError && error.code === "revision-conflict";
					setStatus(state.blocked ? "conflict" : "failed");
					return false;
				}
			}
			if (state.blocked) return false;
			setStatus("saved");
			return true;
		};
		running.current = save().finally(() => {
			running.current = null;
		});
		return running.current;
	}, [client, initial.slug]);

	useEffect(() => {
		if (guide === current.current.saved) {
			// Undone before it was saved.
			setStatus((before) => (before === "unsaved" ? "saved" : before));
			return;
		}
		setStatus((before) => (before === "conflict" || before === "saving" ? before : "unsaved"));
		const timer = setTimeout(() => void flush(), settleMs);
		return () => clearTimeout(timer);
	}, [guide, flush]);

	useEffect(() => {
		if (status !== "failed") return;
		const timer = setTimeout(() => void flush(), retryMs);
		return () => clearTimeout(timer);
	}, [status, flush]);

	// Whoever leaves within the moment before a save keeps their changes.
	useEffect(
		() => () => {
			void flush().then(() => client.invalidateQueries({ queryKey: guidesQuery.queryKey, exact: true }));
		},
		[flush, client],
	);

	const adopt = useCallback((next: GuideWork, shown: GuideDefinition) => {
		Object.assign(current.current, { saved: shown, revision: next.revision, blocked: false });
		setWork(next);
		setStatus("saved");
	}, []);

	const overwrite = useCallback(
		(revision: number) => {
			Object.assign(current.current, { revision, blocked: false });
			return flush();
		},
		[flush],
	);

	return { status, work, flush, adopt, overwrite };
}
