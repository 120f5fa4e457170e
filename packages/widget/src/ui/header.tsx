/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { ChatIcon, CloseIcon, DevicesIcon } from "./icons.tsx";
import { useChat } from "./use-chat.ts";

export function Header({ title }: { title: string }) {
	const { chat, state, text } = useChat();
	const [link, setLink] = useState<{ url: string; copied: boolean } | null>(null);
	const status =
		state.phase === "over"
			? text.closed
			: state.person
				? text.withPerson(state.person)
				: state.stage === "waiting"
					? text.waitingForPerson
					: text.online;

	const share = async () => {
		const url = chat.linkElsewhere();
		if (url === null) return;
		const copied = await navigator.clipboard.writeText(url).then(
			() => true,
			() => false,
		);
		setLink({ url, copied });
	};

	return (
		<>
			<header class="header">
				<span class="mark">{state.person ? state.person.slice(0, 1).toUpperCase() : <ChatIcon />}</span>
				<div class="titles">
					<h2 id="title">{title}</h2>
					<p>{status}</p>
				</div>
				{state.phase === "live" && (
					<button type="button" class="tool" aria-label={text.elsewhere} title={text.elsewhere} onClick={share}>
						<DevicesIcon />
					</button>
				)}
				<button type="button" class="tool" aria-label={text.close} title={text.close} onClick={() => chat.close()}>
					<CloseIcon />
				</button>
			</header>
			<div role="status">
				{link && (
					<div class="banner">
						<p>{link.copied ? text.copied : text.copyByHand}</p>
						{!link.copied && <input readOnly value={link.url} aria-label={text.elsewhere} />}
						<button type="button" class="small" onClick={() => setLink(null)}>
							OK
						</button>
					</div>
				)}
			</div>
		</>
	);
}
