import type { Locale, TroubleshootingSession } from "@centralita/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ApiError, isConflict, useProblemText } from "../api/index.ts";
import { useLanguage, useText } from "../i18n/index.ts";
import { Banner, Button, Field, QueryView, Select, Skeleton } from "../kit/index.ts";
import { NextView, type SessionAnswer } from "./next-view.tsx";
import { answerGuide, escalateGuide, guideSessionQuery, runnableGuidesQuery, startGuide } from "./queries.ts";
import { runGuideText } from "./run-text.ts";

type Props = {
	conversationId: string;
	/** The contact's. */
	locale: Locale;
	/** The level of a step's title. */
	heading: "h3" | "h4";
};

const keyOf = (conversationId: string) => `centralita.run.${conversationId}`;

/** A guide that a colleague clicks through beside a conversation, in the contact's language. */
export function RunGuide({ conversationId, locale, heading }: Props) {
	const [id, setId] = useState(() => sessionStorage.getItem(keyOf(conversationId)));
	const client = useQueryClient();
	const session = useQuery({ ...guideSessionQuery(id ?? ""), enabled: id !== null });
	const choose = (next: TroubleshootingSession | null) => {
		if (next === null) sessionStorage.removeItem(keyOf(conversationId));
		else {
			client.setQueryData(guideSessionQuery(next.id).queryKey, next);
			sessionStorage.setItem(keyOf(conversationId), next.id);
		}
		setId(next?.id ?? null);
	};
	if (id === null || (session.error instanceof ApiError && session.error.status === 404))
		return <Choose conversationId={conversationId} locale={locale} onStarted={choose} />;
	return (
		<QueryView query={session} loading={<Skeleton className="h-5 w-40" />}>
			{(data) => <Running session={data} heading={heading} onLeave={() => choose(null)} />}
		</QueryView>
	);
}

function Choose({
	conversationId,
	locale,
	onStarted,
}: Omit<Props, "heading"> & { onStarted: (session: TroubleshootingSession) => void }) {
	const t = useText(runGuideText);
	const language = useLanguage();
	const problem = useProblemText();
	const guides = useQuery(runnableGuidesQuery);
	const [guideId, setGuideId] = useState("");
	const start = useMutation({
		mutationFn: () => startGuide({ guideId, conversationId, locale }),
		onSuccess: onStarted,
	});
	return (
		<QueryView query={guides} loading={<Skeleton className="h-9 w-full" />}>
			{(items) =>
				items.length === 0 ? (
					<p className="text-ink-faint text-sm">{t("none")}</p>
				) : (
					<form
						className="grid gap-2"
						onSubmit={(event) => {
							event.preventDefault();
							start.mutate();
						}}
					>
						{start.error && (
							<Banner tone="bad" role="alert">
								{problem(start.error)}
							</Banner>
						)}
						<Field label={t("guide")} hideLabel>
							<Select
								value={guideId}
								onValueChange={setGuideId}
								options={[
									{ value: "", label: t("choose") },
									...items.map(({ slug, title }) => ({
										value: slug,
										label: title[language] || title.es || title.en || slug,
									})),
								]}
							/>
						</Field>
						<div>
							<Button type="submit" size="sm" disabled={guideId === ""} loading={start.isPending}>
								{t("start")}
							</Button>
						</div>
					</form>
				)
			}
		</QueryView>
	);
}

function Running({
	session,
	heading,
	onLeave,
}: Pick<Props, "heading"> & { session: TroubleshootingSession; onLeave: () => void }) {
	const t = useText(runGuideText);
	const problem = useProblemText();
	const client = useQueryClient();
	const { queryKey } = guideSessionQuery(session.id);
	const onSuccess = (after: TroubleshootingSession) => client.setQueryData(queryKey, after);
	const onError = (error: Error) => isConflict(error) && client.invalidateQueries({ queryKey });
	const answer = useMutation({
		mutationFn: (given: SessionAnswer) => answerGuide(session.id, session.revision, given),
		onSuccess,
		onError,
	});
	const escalate = useMutation({
		mutationFn: () => escalateGuide(session.id, t("ticketReason")),
		onSuccess,
		onError,
	});
	const error = answer.error ?? escalate.error;
	const open = session.status !== "escalated" && session.status !== "resolved";
	return (
		<div className="grid gap-3">
			<p className="break-words font-medium text-sm">{session.guide?.title}</p>
			{error && (
				<Banner tone={isConflict(error) ? "warn" : "bad"} role="alert">
					{isConflict(error) ? t("changed") : problem(error)}
				</Banner>
			)}
			<div aria-live="polite">
				<NextView
					message={session.message}
					next={session.next}
					busy={answer.isPending || escalate.isPending}
					begun={session.revision > 0}
					pictures={false}
					heading={heading}
					onAnswer={(given) => answer.mutate(given)}
				/>
			</div>
			<div className="flex flex-wrap gap-2">
				{open && session.revision > 0 && (
					<Button size="sm" variant="ghost" loading={escalate.isPending} onClick={() => escalate.mutate()}>
						{t("ticket")}
					</Button>
				)}
				<Button size="sm" variant="ghost" onClick={onLeave}>
					{t("other")}
				</Button>
			</div>
		</div>
	);
}
