import type { PageSession } from "@centralita/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { isConflict, useProblemText } from "../../../shared/api/index.ts";
import { NextView, type SessionAnswer } from "../../../shared/guide-session/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Banner, Button, Card } from "../../../shared/kit/index.ts";
import { answerPage, pageSessionQuery } from "../queries/public-guide.ts";
import { AskPerson } from "./ask-person.tsx";
import { guidePageText } from "./page-text.ts";
import { Rating } from "./rating.tsx";

/** A guide under way: what is next, a person for whoever wants one, an opinion at the end. */
export function Running({ token, session, onLeave }: { token: string; session: PageSession; onLeave: () => void }) {
	const t = useText(guidePageText);
	const problem = useProblemText();
	const client = useQueryClient();
	const { queryKey } = pageSessionQuery(token);
	const [asking, setAsking] = useState(false);
	const answer = useMutation({
		mutationFn: (given: SessionAnswer) => answerPage(token, session.revision, given),
		onSuccess: (after) => client.setQueryData(queryKey, after),
		// Another tab went on: what it did is what counts.
		onError: (error) => isConflict(error) && client.invalidateQueries({ queryKey }),
	});
	const { type } = session.next;
	const wants = asking || type === "escalate";
	const over = type === "resolved" || type === "escalated" || type === "ended";
	const top = useRef<HTMLDivElement>(null);
	const seen = useRef(session.revision);
	useEffect(() => {
		if (seen.current === session.revision) return;
		seen.current = session.revision;
		top.current?.focus({ preventScroll: true });
		top.current?.scrollIntoView({ block: "nearest" });
	}, [session.revision]);
	const { worked, failed, skipped } = session.summary;
	return (
		<>
			{!over && <p className="text-ink-faint text-sm">{t("progress", { count: worked + failed + skipped })}</p>}
			{answer.error && !isConflict(answer.error) && (
				<Banner tone="bad" role="alert">
					{problem(answer.error)}
				</Banner>
			)}
			<Card>
				<div ref={top} tabIndex={-1} aria-live="polite" className="outline-none">
					<NextView
						message={session.message}
						next={session.next}
						busy={answer.isPending}
						begun={session.revision > 0}
						pictures
						heading="h2"
						onAnswer={(given) => {
							setAsking(false);
							answer.mutate(given);
						}}
					/>
				</div>
			</Card>
			{wants && !over && (
				<Card title={t("person")}>
					<AskPerson
						token={token}
						onAsked={(after) => {
							setAsking(false);
							client.setQueryData(queryKey, after);
						}}
					/>
				</Card>
			)}
			{over && session.feedbackEnabled && (
				<Card>
					<Rating token={token} given={session.feedback?.rating ?? null} />
				</Card>
			)}
			<div className="flex flex-wrap gap-2">
				{!wants && !over && (
					<Button variant="ghost" onClick={() => setAsking(true)}>
						{t("person")}
					</Button>
				)}
				{(over || session.revision > 0) && (
					<Button variant="ghost" onClick={onLeave}>
						{t("again")}
					</Button>
				)}
			</div>
		</>
	);
}
