/** @jsxImportSource preact */
import type { ChatStep } from "@centralita/contracts";
import type { Pending } from "../chat/outbox.ts";
import type { Entry, Line, Notice } from "../chat/transcript.ts";
import type { Text } from "../text.ts";
import { PictureView } from "./picture.tsx";
import { useChat } from "./use-chat.ts";
import { Words } from "./words.tsx";

/** Whose words it is: one after the other stand together. */
export const speakerOf = (entry: Entry | undefined): string | null =>
	entry?.kind === "line" ? `${entry.who} ${entry.name}` : entry?.kind === "picture" ? "contact null" : null;

const noticeText = ({ what, detail }: Notice, text: Text): string =>
	({
		joined: text.joined(detail ?? text.person),
		waiting: text.waitingNotice,
		back: text.back,
		ticket: text.ticket(detail ?? ""),
		closed: text.closed,
	})[what];

const speaker = ({ who, name }: Line, text: Text) =>
	who === "assistant" ? text.assistant : who === "user" ? (name ?? text.person) : text.you;

/** Without the lines that the step's card shows, which only a screen reader still reads here. */
function withoutStep(words: string, step: ChatStep | null): string {
	if (!step) return words;
	const onCard = [step.instructions[step.instruction - 1] ?? "", ...step.warnings].filter(Boolean);
	const isOnCard = (line: string) => onCard.some((part) => line.toLowerCase().includes(part.toLowerCase().trim()));
	return words
		.split("\n")
		.filter((line) => !isOnCard(line))
		.join("\n");
}

export function EntryView({ entry, follows, step }: { entry: Entry; follows: boolean; step: ChatStep | null }) {
	const { chat, state, text } = useChat();
	if (entry.kind === "notice") return <p class="notice">{noticeText(entry, text)}</p>;
	const time = new Intl.DateTimeFormat(state.language, { timeStyle: "short" }).format(new Date(entry.at));
	const stamp = (
		<time class="hidden" dateTime={entry.at}>
			{time}
		</time>
	);
	if (entry.kind === "picture")
		return (
			<div class="line contact">
				<PictureView label={text.picture(entry.name)} load={async () => entry.file} />
				{entry.seen && <p class="under">{entry.seen}</p>}
				{stamp}
			</div>
		);
	const { who, imageUrl: url, picture } = entry;
	const drawn = url !== undefined && picture === "done";
	const shown = withoutStep(entry.text, step);
	return (
		<div class={`line ${who}`} title={time}>
			<span class={follows || who === "contact" ? "hidden" : "who"}>{speaker(entry, text)}</span>
			{drawn && <PictureView label={entry.text} load={() => chat.loadImage(url)} />}
			{shown !== entry.text && <p class="hidden">{entry.text}</p>}
			{shown && !drawn && (
				<p class="bubble" aria-hidden={shown !== entry.text || undefined}>
					<Words text={shown} />
				</p>
			)}
			{url && !drawn && <p class="under">{picture === "refused" ? text.pictureRefused : text.pictureWaits}</p>}
			{stamp}
		</div>
	);
}

export function PendingView({ pending }: { pending: Pending }) {
	const { chat, state: drawn, text } = useChat();
	const { key, state } = pending;
	const waiting = drawn.waitUntil === null ? text.waiting : text.waitingTurn;
	const mayRetry = drawn.phase === "live" && drawn.waitUntil === null;
	const words = { sending: text.sending, sent: "", waiting, failed: text.notSent }[state];
	return (
		<div class={`line contact pending ${state}`}>
			<span class="hidden">{text.you}</span>
			<p class="bubble">{pending.text}</p>
			{words && (
				<p class="under">
					{words}
					{mayRetry && state !== "sending" && (
						<button type="button" class="link" onClick={() => chat.retry(key)}>
							{text.retry}
						</button>
					)}
				</p>
			)}
		</div>
	);
}
