import type { ConversationDetail, Turn } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useCan } from "../../../shared/auth/index.ts";
import {
	commonText,
	formatDuration,
	formatLatency,
	formatMoney,
	formatNumber,
	useLanguage,
	useText,
} from "../../../shared/i18n/index.ts";
import { Card, DateTime } from "../../../shared/kit/index.ts";
import { pricesQuery } from "../../../shared/queries/index.ts";
import { conversationText } from "../conversation-text.ts";

type Kind = keyof Turn["providers"];
const kinds: readonly Kind[] = ["speechToText", "languageModel", "textToSpeech"];

/** Each provider that took part, once, in order of appearance. */
const providersOf = (transcript: readonly Turn[], kind: Kind): string =>
	[...new Set(transcript.map((turn) => turn.providers[kind]).filter((name) => name !== undefined))].join(", ");

/** Who, when, how long, by whose means and at what cost. */
export function FactsCard({ conversation }: { conversation: ConversationDetail }) {
	const t = useText(conversationText);
	const common = useText(commonText);
	const language = useLanguage();
	const can = useCan();
	const { assistant, contact, usage, transcript, endReason } = conversation;
	const number = (value: number) => formatNumber(value, language);
	const rows: [string, ReactNode][] = [
		...(contact && can("contacts:read")
			? [[t("contactLink"), <ContactLink key="contact" contact={contact} />] as [string, ReactNode]]
			: []),
		[t("assistant"), assistant ? t("version", { name: assistant.name, version: assistant.version }) : "–"],
		[t("language"), common(`locale.${conversation.locale}`)],
		[t("started"), <DateTime key="started" at={conversation.startedAt} />],
		[t("duration"), formatDuration(conversation.durationMs)],
		...(endReason ? [[t("ended"), t(`end.${endReason}`)] as [string, ReactNode]] : []),
		[t("turns"), number(transcript.length)],
		[t("latencyP50"), formatLatency(conversation.latencyP50Ms, language)],
		...(conversation.latencyP95Ms === null
			? []
			: [
					[
						t("latencyTail"),
						[conversation.latencyP95Ms, conversation.latencyP99Ms].map((ms) => formatLatency(ms, language)).join(" / "),
					] as [string, ReactNode],
				]),
		[t("cost"), <Cost key="cost" micros={conversation.costMicros} />],
		[t("tokens"), `${number(usage.inputTokens)} / ${number(usage.outputTokens)}`],
		[t("transcribed"), formatDuration(usage.transcribedMs)],
		[t("spoken"), number(usage.spokenCharacters)],
		...kinds
			.map((kind): [string, ReactNode] => [t(kind), providersOf(transcript, kind)])
			.filter(([, names]) => names !== ""),
	];
	return (
		<Card title={t("details")}>
			<dl className="grid gap-2 text-sm">
				{rows.map(([name, value]) => (
					<div key={name} className="flex items-baseline justify-between gap-4">
						<dt className="shrink-0 text-ink-faint text-xs">{name}</dt>
						<dd className="min-w-0 break-words text-right tabular-nums">{value}</dd>
					</div>
				))}
			</dl>
		</Card>
	);
}

function ContactLink({ contact }: { contact: NonNullable<ConversationDetail["contact"]> }) {
	const t = useText(conversationText);
	return (
		<Link
			to="/contacts/$contactId"
			params={{ contactId: contact.id }}
			className="rounded text-brand-ink underline underline-offset-2 hover:text-ink"
		>
			{contact.name ?? t("contactLink")}
		</Link>
	);
}

/** In the installation's currency, named where the reader may see the prices. */
function Cost({ micros }: { micros: number | null }) {
	const t = useText(conversationText);
	const language = useLanguage();
	const can = useCan();
	const { data: prices } = useQuery({ ...pricesQuery, enabled: micros !== null && can("settings:read") });
	if (micros === null) return <span className="text-ink-faint text-xs">{t("noCost")}</span>;
	if (prices) return formatMoney({ micros, currency: prices.currency }, language);
	return formatNumber(micros / 1e6, language, { minimumFractionDigits: 2, maximumFractionDigits: 4 });
}
