/** @jsxImportSource preact */
import { useLayoutEffect, useRef } from "preact/hooks";
import { Choices } from "./choices.tsx";
import { EntryView, PendingView, speakerOf } from "./entries.tsx";
import { RatingCard } from "./rating.tsx";
import { StepCard } from "./step-card.tsx";
import { UploadView } from "./uploads.tsx";
import { useChat } from "./use-chat.ts";
import { WhatsappCard } from "./whatsapp.tsx";

/** Pixels from the end within which the reader follows what comes. */
const nearEnd = 120;

export function Conversation() {
	const { chat, state, text } = useChat();
	const scroller = useRef<HTMLElement>(null);
	const follows = useRef(true);
	const top = useRef(0);
	const { entries, pending, uploads, step, stage, phase, typing } = state;
	const waits = pending.filter(({ turnId }) => turnId === null);
	const isAnswering = typing ?? (waits.some((one) => one.state === "sending") && state.online ? { name: null } : null);
	const showsTyping = isAnswering !== null && (typing !== null || (stage !== "waiting" && stage !== "agent"));

	useLayoutEffect(() => {
		const element = scroller.current;
		if (element && follows.current) element.scrollTop = element.scrollHeight;
	}, [entries, pending, uploads, step, showsTyping, state.buttons, state.rating, state.whatsapp]);

	const onScroll = () => {
		const element = scroller.current;
		if (!element) return;
		// What is added below also makes it scroll; only a reader goes back.
		if (element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd) follows.current = true;
		else if (element.scrollTop < top.current) follows.current = false;
		top.current = element.scrollTop;
	};

	if (phase === "handover")
		return (
			<div class="ask">
				<h3>{text.handover}</h3>
				<p>{text.handoverWhy}</p>
				<button type="button" class="primary" onClick={() => chat.answerHandover(true)}>
					{text.goOn}
				</button>
				<button type="button" class="choice" onClick={() => chat.answerHandover(false)}>
					{text.notThat}
				</button>
			</div>
		);
	const last = entries.findLast(({ kind }) => kind === "line");
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
		<section ref={scroller} class="scroller" aria-label={text.conversation} tabIndex={0} onScroll={onScroll}>
			<div role="log" aria-live="polite" aria-label={text.conversation} class="log">
				{phase === "starting" && entries.length === 0 && <p class="notice">{text.starting}</p>}
				{entries.map((entry, index) => (
					<EntryView
						key={entry.id}
						entry={entry}
						follows={speakerOf(entries[index - 1]) === speakerOf(entry)}
						step={entry === last ? step : null}
					/>
				))}
				{waits.map((one) => (
					<PendingView key={one.key} pending={one} />
				))}
				{showsTyping && (
					<div class="line assistant">
						<p class="bubble typing">
							<span class="hidden">{text.typing(isAnswering.name)}</span>
							<i />
							<i />
							<i />
						</p>
					</div>
				)}
			</div>
			{uploads.map((upload) => (
				<UploadView key={upload.key} upload={upload} />
			))}
			{step && waits.length === 0 && <StepCard step={step} />}
			{!(step && stage === "steps") && <Choices />}
			<WhatsappCard />
			<RatingCard />
		</section>
	);
}
