/** @jsxImportSource preact */
import { useChat, useSecondsUntil } from "./use-chat.ts";

/** What stands in the way just now, in words. */
export function Banner() {
	const { chat, state, text } = useChat();
	const seconds = useSecondsUntil(state.waitUntil);
	const words =
		state.waitUntil !== null
			? text.wait(seconds)
			: state.phase === "unreachable"
				? text.unreachable
				: state.phase === "live" && !state.online
					? text.offline
					: null;
	return (
		<div role="status">
			{words && (
				<div class="banner warn">
					<p>{words}</p>
					{state.waitUntil === null && (
						<button type="button" class="small" onClick={() => chat.hurry()}>
							{text.tryNow}
						</button>
					)}
				</div>
			)}
		</div>
	);
}
