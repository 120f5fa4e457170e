import { ErrorCode } from "@centralita/contracts";
import { ApiError, useProblemText } from "../../../shared/api/index.ts";
import { type Translate, useText } from "../../../shared/i18n/index.ts";
import { Banner } from "../../../shared/kit/index.ts";
import type { CallState } from "../engine/call-state.ts";
import { callsText } from "../text.ts";

type CallKey = Parameters<Translate<keyof typeof callsText.messages>>[0];

/** What to know about how one is heard; nothing when all is well. */
function hearingNote(state: CallState): CallKey | null {
	if (state.microphone !== "on") {
		return state.microphone === "off" || state.microphone === "skipped" ? null : `microphone.${state.microphone}`;
	}
	if (state.recogniserProblem) return `recogniser.${state.recogniserProblem}`;
	const deaf = state.recogniser === "none" || (state.recogniser === "browser" && !state.recognition);
	return deaf ? "noRecogniser" : null;
}

/** What this browser cannot do in this call and why, and trouble that the server told of. */
export function CallNotes({ state }: { state: CallState }) {
	const t = useText(callsText);
	const describe = useServerProblem();
	const hearing = hearingNote(state);
	return (
		<>
			{hearing && (
				<Banner tone="warn" role="status">
					{t(hearing)}
				</Banner>
			)}
			{!state.sound && (
				<Banner tone="warn" role="status">
					{t("noSound")}
				</Banner>
			)}
			{state.problem && (
				<Banner tone="bad" role="alert">
					{describe(state.problem)}
				</Banner>
			)}
		</>
	);
}

/** A `problem` message in the reader's language where its code is known, else in the server's words. */
export function useServerProblem(): (problem: { code: string; detail: string }) => string {
	const t = useText(callsText);
	const problemText = useProblemText();
	return ({ code, detail }) => {
		const known = ErrorCode.safeParse(code);
		return known.success ? problemText(new ApiError(known.data, 0, detail)) : t("serverProblem", { detail });
	};
}
