import { Link } from "@tanstack/react-router";
import { History, Phone } from "lucide-react";
import { useProblemText } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Banner, Button, Card } from "../../../shared/kit/index.ts";
import type { CallFailure, CallState } from "../engine/call-state.ts";
import { callsText } from "../text.ts";
import { CallFigures } from "./call-figures.tsx";
import { useServerProblem } from "./call-notes.tsx";

type Props = { state: CallState; onAgain: () => void; onAnother: () => void };

function useFailureText(): (failure: CallFailure) => string {
	const t = useText(callsText);
	const problem = useProblemText();
	const describe = useServerProblem();
	return (failure) => {
		if (failure.kind === "request") return problem(failure.error);
		if (failure.kind === "problem") return describe(failure);
		return t(`failed.${failure.kind}`);
	};
}

/** After the call: how it ended, its figures, and the way to its record. */
export function CallEnd({ state, onAgain, onAnother }: Props) {
	const t = useText(callsText);
	const can = useCan();
	const failureText = useFailureText();
	const bad = state.phase === "failed" || state.endReason === "connection-lost" || state.endReason === "failed";
	return (
		<Card>
			<div className="grid gap-5">
				<Banner tone={bad ? "bad" : "good"} role="status" title={state.failure ? t("failed.title") : t("ended")}>
					{state.failure ? failureText(state.failure) : state.endReason && t(`end.${state.endReason}`)}
				</Banner>
				{state.phase === "ended" && (
					<>
						<CallFigures state={state} />
						<p className="text-ink-faint text-xs">{t("summaryHint")}</p>
					</>
				)}
				<div className="grid gap-2">
					{state.phase === "ended" && state.conversationId && can("conversations:read") && (
						<Button variant="primary" asChild>
							<Link to="/history/$conversationId" params={{ conversationId: state.conversationId }}>
								<History />
								{t("openHistory")}
							</Link>
						</Button>
					)}
					<Button onClick={onAgain}>
						<Phone />
						{t("callAgain")}
					</Button>
					<Button variant="ghost" onClick={onAnother}>
						{t("another")}
					</Button>
				</div>
			</div>
		</Card>
	);
}
