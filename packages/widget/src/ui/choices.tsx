/** @jsxImportSource preact */
import { useChat } from "./use-chat.ts";

/** The quick answers that the server offers. */
export function Choices() {
	const { chat, state, text } = useChat();
	if (state.phase !== "live" || state.buttons.length === 0) return null;
	const isQuestion = state.stage === "consent";
	return (
		<fieldset class="choices" aria-label={text.choices}>
			{state.buttons.map((button, index) => (
				<button
					type="button"
					key={button.value}
					class={isQuestion && index === 0 ? "primary" : "choice"}
					onClick={() => chat.say(button.text, button.value)}
				>
					{button.text}
				</button>
			))}
		</fieldset>
	);
}
