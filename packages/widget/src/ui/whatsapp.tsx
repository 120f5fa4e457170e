/** @jsxImportSource preact */
import { useEffect, useRef } from "preact/hooks";
import { useChat } from "./use-chat.ts";

/** Takes the case of this chat to WhatsApp, once the visitor agrees. */
export function WhatsappCard() {
	const { chat, state, text } = useChat();
	const card = useRef<HTMLElement & HTMLDivElement>(null);
	const stage = state.whatsapp?.state;
	const before = useRef(stage);
	useEffect(() => {
		// What the visitor pressed has gone: whoever goes by keyboard is where it led.
		const moved = before.current !== undefined && before.current !== stage;
		before.current = stage;
		if (moved && stage !== "sending") card.current?.querySelector<HTMLElement>("a,button")?.focus();
	}, [stage]);
	const { whatsapp } = state;
	if (!whatsapp || (state.phase !== "live" && whatsapp.state !== "ready")) return null;

	const agree = async () => {
		const url = await chat.whatsapp.open();
		if (url !== null) open(url, "_blank", "noopener");
	};
	if (whatsapp.state === "offered")
		return (
			<div ref={card} class="choices">
				<button type="button" class="choice" onClick={() => chat.whatsapp.ask(true)}>
					{text.whatsapp}
				</button>
			</div>
		);
	if (whatsapp.state === "ready")
		return (
			<div ref={card} class="card whatsapp" role="status">
				<p>{text.whatsappReady(whatsapp.ticket)}</p>
				<a class="primary" href={whatsapp.url} target="_blank" rel="noopener noreferrer">
					{text.whatsappOpen}
					<span class="hidden"> ({text.opensElsewhere})</span>
				</a>
			</div>
		);
	return (
		<section ref={card} class="card whatsapp" aria-labelledby="whatsapp">
			<h3 id="whatsapp">{text.whatsappAsk}</h3>
			<p>{text.whatsappWhy}</p>
			{whatsapp.state === "failed" && <p role="alert">{text.whatsappFailed}</p>}
			<button type="button" class="primary" disabled={whatsapp.state === "sending"} onClick={agree}>
				{whatsapp.state === "sending" ? text.whatsappOpening : text.whatsappAgree}
			</button>
			<button type="button" class="choice" onClick={() => chat.whatsapp.ask(false)}>
				{text.notNow}
			</button>
		</section>
	);
}
