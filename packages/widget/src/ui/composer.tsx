/** @jsxImportSource preact */
import type { TargetedClipboardEvent, TargetedInputEvent, TargetedKeyboardEvent } from "preact";
import { useRef, useState } from "preact/hooks";
import { imageTypes } from "../chat/images.ts";
import { CameraIcon, ImageIcon, SendIcon } from "./icons.tsx";
import { useChat } from "./use-chat.ts";

const longest = 4000;
/** Pixels to which the field grows. */
const tallest = 132;
/** Before the visitor has agreed, no picture is taken. */
const noImages = new Set(["consent", "language", "closed"]);

export function Composer() {
	const { chat, state, text } = useChat();
	const [words, setWords] = useState("");
	const field = useRef<HTMLTextAreaElement>(null);

	const grow = () => {
		const element = field.current;
		if (!element) return;
		element.style.height = "auto";
		element.style.height = `${Math.min(tallest, element.scrollHeight)}px`;
	};
	const send = () => {
		if (words.trim() === "" || state.phase !== "live") return;
		chat.say(words);
		setWords("");
		requestAnimationFrame(grow);
		field.current?.focus();
	};
	const onKeyDown = (event: TargetedKeyboardEvent<HTMLTextAreaElement>) => {
		if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
		event.preventDefault();
		send();
	};
	const onPaste = (event: TargetedClipboardEvent<HTMLTextAreaElement>) => {
		const files = [...(event.clipboardData?.files ?? [])];
		if (files.length === 0 || noImages.has(state.stage)) return;
		event.preventDefault();
		chat.addImages(files);
	};
	const onFiles = ({ currentTarget }: TargetedInputEvent<HTMLInputElement>) => {
		chat.addImages([...(currentTarget.files ?? [])]);
		currentTarget.value = "";
	};

	if (state.phase === "handover") return null;
	if (state.phase === "over")
		return (
			<div class="composer over">
				<p>{text.over}</p>
				<button type="button" class="primary" onClick={() => chat.startAgain()}>
					{text.again}
				</button>
			</div>
		);
	const isLive = state.phase === "live";
	const choosers = noImages.has(state.stage)
		? []
		: [
				{ label: text.attach, icon: <ImageIcon />, kind: "files" },
				{ label: text.photo, icon: <CameraIcon />, kind: "camera" },
			];
	return (
		<form
			class="composer"
			onSubmit={(event) => {
				event.preventDefault();
				send();
			}}
		>
			{choosers.map(({ label, icon, kind }) => (
				<label key={kind} class={`tool ${kind}`} title={label}>
					{icon}
					<input
						type="file"
						class="hidden"
						aria-label={label}
						accept={imageTypes.join()}
						multiple={kind === "files"}
						disabled={!isLive}
						{...(kind === "camera" ? { capture: "environment" } : {})}
						onChange={onFiles}
					/>
				</label>
			))}
			<textarea
				ref={field}
				rows={1}
				maxLength={longest}
				value={words}
				placeholder={text.writeHere}
				aria-label={text.write}
				onInput={(event) => {
					setWords(event.currentTarget.value);
					grow();
				}}
				onKeyDown={onKeyDown}
				onPaste={onPaste}
			/>
			<button
				type="submit"
				class="send"
				aria-label={text.send}
				title={text.send}
				disabled={!isLive || words.trim() === ""}
			>
				<SendIcon />
			</button>
		</form>
	);
}
