/** @jsxImportSource preact */
import type { TargetedSubmitEvent } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { StarIcon } from "./icons.tsx";
import { useChat } from "./use-chat.ts";

/** How it was: 1 to 5, with a word if they like. */
export function RatingCard() {
	const { chat, state, text } = useChat();
	const [rating, setRating] = useState(0);
	const [comment, setComment] = useState("");
	const [changing, setChanging] = useState(false);
	const form = useRef<HTMLFormElement>(null);
	useEffect(() => {
		if (rating > 0) form.current?.scrollIntoView({ block: "nearest" });
	}, [rating]);
	if (!state.rating) return null;
	const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
		event.preventDefault();
		if (rating > 0) await chat.rate(rating, comment.trim());
		setChanging(false);
	};
	if (state.rating.state === "thanked" && !changing)
		return (
			<div class="card thanks" role="status">
				<p>{text.thanks}</p>
				<button type="button" class="link" onClick={() => setChanging(true)}>
					{text.change}
				</button>
			</div>
		);
	return (
		<form ref={form} class="card rating" onSubmit={submit}>
			<fieldset>
				<legend>{text.rate}</legend>
				{[1, 2, 3, 4, 5].map((value) => (
					<label key={value} class={value <= rating ? "star on" : "star"} title={text.stars(value)}>
						<input type="radio" name="rating" checked={value === rating} onChange={() => setRating(value)} />
						<StarIcon />
						<span class="hidden">
							{value}: {text.stars(value)}
						</span>
					</label>
				))}
			</fieldset>
			{rating > 0 && (
				<>
					<textarea
						rows={2}
						maxLength={2000}
						value={comment}
						placeholder={text.comment}
						aria-label={text.comment}
						onInput={(event) => setComment(event.currentTarget.value)}
					/>
					{state.rating.state === "failed" && <p role="alert">{text.ratingFailed}</p>}
					<button type="submit" class="primary" disabled={state.rating.state === "sending"}>
						{text.sendRating}
					</button>
				</>
			)}
		</form>
	);
}
