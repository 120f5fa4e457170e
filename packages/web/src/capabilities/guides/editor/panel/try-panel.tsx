import type { GuideTry, GuideTryRequest, Language } from "@centralita/contracts";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Crosshair, RotateCcw, Volume2 } from "lucide-react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import type { z } from "zod";
import { useLanguage, useText } from "../../../../shared/i18n/index.ts";
import { Badge, Button, IconButton, Input, QueryView, Select, Skeleton } from "../../../../shared/kit/index.ts";
import { tryDraft } from "../../queries/guides.ts";
import { guidesText } from "../../text.ts";
import { useEditor } from "../editor-context.ts";
import { editorText } from "../editor-text.ts";

type Said = z.input<typeof GuideTryRequest>["inputs"][number];

/** The draft as a conversation, by the interpreter of the server: what a chat shows, and what a voice says. */
export function TryPanel({ flush }: { flush: () => Promise<boolean> }) {
	const t = useText(editorText);
	const { guide } = useEditor();
	const reader = useLanguage();
	const [language, setLanguage] = useState<Language>(reader);
	const [inputs, setInputs] = useState<Said[]>([]);
	const run = useQuery({
		queryKey: ["guides", guide.slug, "try", language, inputs, guide],
		queryFn: async ({ signal }) => {
			await flush();
			return tryDraft(guide.slug, { language, inputs }, signal);
		},
		placeholderData: keepPreviousData,
		staleTime: Number.POSITIVE_INFINITY,
		gcTime: 0,
		retry: false,
	});
	return (
		<div className="grid gap-3">
			<div className="flex items-end gap-2">
				<Select
					aria-label={t("tryLanguage")}
					value={language}
					options={[
						{ value: "es", label: t("es") },
						{ value: "en", label: t("en") },
					]}
					onValueChange={setLanguage}
				/>
				<IconButton
					variant="secondary"
					label={t("restart")}
					icon={<RotateCcw />}
					onClick={() => setInputs([])}
					className="shrink-0"
				/>
			</div>
			<QueryView query={run} loading={<Skeleton className="h-40 w-full" />}>
				{(data) => <Conversation run={data} language={language} onInput={(input) => setInputs([...inputs, input])} />}
			</QueryView>
		</div>
	);
}

function Conversation({
	run,
	language,
	onInput,
}: {
	run: GuideTry;
	language: Language;
	onInput: (input: Said) => void;
}) {
	const t = useText(editorText);
	const words = useText(guidesText);
	const { guide, show } = useEditor();
	const [text, setText] = useState("");
	const end = useRef<HTMLDivElement>(null);
	const options = run.turns.at(-1)?.options ?? [];
	const { at, outcome } = run;
	const turns = run.turns.length;
	useEffect(() => {
		if (turns > 1) end.current?.scrollIntoView({ block: "nearest" });
	}, [turns]);
	const send = (event: FormEvent) => {
		event.preventDefault();
		if (text.trim() === "") return;
		onInput({ type: "text", text: text.trim() });
		setText("");
	};
	return (
		<>
			<div role="log" aria-label={t("tryLog")} lang={language} className="grid gap-2">
				{run.turns.map((turn, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: turns are only added at the end
					<div key={index} className="grid gap-2">
						{turn.said !== null && (
							<p className="ml-8 w-fit justify-self-end rounded-xl bg-brand px-3 py-2 text-on-brand">{turn.said}</p>
						)}
						<div className="mr-8 grid w-fit gap-1 rounded-xl bg-sunken px-3 py-2">
							<p className="whitespace-pre-line">{turn.shown || t("tryNothing")}</p>
							{turn.spoken !== turn.shown && (
								<p className="flex items-start gap-1.5 text-ink-soft text-xs">
									<Volume2 aria-hidden className="mt-0.5 size-3.5 shrink-0" />
									{t("trySaid", { text: turn.spoken })}
								</p>
							)}
							{turn.actions.map((action) => (
								<Badge key={action} tone="warn" className="w-fit">
									{action in actionTexts ? t(actionTexts[action as keyof typeof actionTexts]) : action}
								</Badge>
							))}
						</div>
					</div>
				))}
			</div>
			{outcome && (
				<Badge tone="good" className="w-fit">
					{outcome in outcomeTexts
						? t("tryOver", { outcome: words(outcomeTexts[outcome as keyof typeof outcomeTexts]) })
						: outcome}
				</Badge>
			)}
			{options.length > 0 && (
				<div className="flex flex-wrap gap-1.5">
					{options.map((option) => (
						<Button
							key={option.value}
							size="sm"
							className="h-auto min-h-8 max-w-full whitespace-normal py-1 text-left"
							onClick={() => onInput({ type: "choice", value: option.value })}
						>
							{option.label}
						</Button>
					))}
				</div>
			)}
			<form onSubmit={send} className="flex gap-2">
				<Input
					aria-label={t("tryInput")}
					placeholder={t("tryInput")}
					maxLength={500}
					value={text}
					onChange={(event) => setText(event.target.value)}
				/>
				<Button type="submit">{t("trySend")}</Button>
			</form>
			{at && at.guide === guide.slug && (
				<Button size="sm" variant="ghost" className="w-fit" onClick={() => show(at.node)}>
					<Crosshair aria-hidden />
					{t("tryGoTo")}
				</Button>
			)}
			<div ref={end} />
		</>
	);
}

const actionTexts = {
	ticket: "action.ticket",
	transfer: "action.transfer",
	webhook: "action.webhook",
} as const;
const outcomeTexts = {
	resolved: "outcome.resolved",
	unresolved: "outcome.unresolved",
	escalated: "outcome.escalated",
	informed: "outcome.informed",
	abandoned: "outcome.abandoned",
} as const;
