import { useProblemText } from "../../../shared/api/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Banner, Button } from "../../../shared/kit/index.ts";
import { useServerProblem } from "../components/call-notes.tsx";
import { liveText } from "../live-text.ts";
import type { SuperviseState } from "../supervise/supervise-state.ts";

/** Why the call is not heard, or cannot be taken over. */
export function EarNotes({ state, onAgain }: { state: SuperviseState; onAgain: () => void }) {
	const t = useText(liveText);
	const describe = useServerProblem();
	const failure = useFailureText(state);
	const { microphone, problem } = state;
	const noMicrophone = microphone !== "off" && microphone !== "on" && microphone !== "asking";
	return (
		<div className="grid gap-3 px-5 pt-3 empty:hidden">
			{failure && (
				<Banner
					tone="bad"
					role="alert"
					action={
						<Button size="sm" onClick={onAgain}>
							{t("tryAgain")}
						</Button>
					}
				>
					{failure}
				</Banner>
			)}
			{!failure && noMicrophone && (
				<Banner tone="warn" role="status">
					{t(`microphone.${microphone}`)}
				</Banner>
			)}
			{!failure && problem && (
				<Banner tone="warn" role="status">
					{describe(problem)}
				</Banner>
			)}
			{!state.sound && (
				<Banner tone="warn" role="status">
					{t("noSound")}
				</Banner>
			)}
		</div>
	);
}

function useFailureText({ failure }: SuperviseState): string | null {
	const t = useText(liveText);
	const problem = useProblemText();
	if (!failure) return null;
	if (failure.kind === "request") return problem(failure.error);
	return failure.kind === "microphone" ? t(`microphone.${failure.problem}`) : t(`failure.${failure.kind}`);
}
