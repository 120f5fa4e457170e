import { useMutation } from "@tanstack/react-query";
import { Star } from "lucide-react";
import { useState } from "react";
import { useProblemText } from "../../../shared/api/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Banner, Button, cn, Field, Textarea } from "../../../shared/kit/index.ts";
import { ratePage } from "../queries/public-guide.ts";
import { guidePageText } from "./page-text.ts";

const stars = [1, 2, 3, 4, 5] as const;

/** How it was: one to five, and words for who wants to say more. */
export function Rating({ token, given }: { token: string; given: number | null }) {
	const t = useText(guidePageText);
	const problem = useProblemText();
	const [rating, setRating] = useState(given ?? 0);
	const [comment, setComment] = useState("");
	const rate = useMutation({ mutationFn: () => ratePage(token, { rating, comment: comment.trim() }) });
	if (rate.isSuccess || given !== null)
		return (
			<p role="status" className="text-ink-soft text-sm">
				{t("rated")}
			</p>
		);
	return (
		<form
			className="grid gap-3"
			onSubmit={(event) => {
				event.preventDefault();
				rate.mutate();
			}}
		>
			{rate.error && (
				<Banner tone="bad" role="alert">
					{problem(rate.error)}
				</Banner>
			)}
			<fieldset>
				<legend className="mb-2 font-medium text-sm">{t("rate")}</legend>
				<div className="flex gap-1">
					{stars.map((count) => (
						<label
							key={count}
							className="grid size-10 cursor-pointer place-items-center rounded-lg hover:bg-ink/6 has-focus-visible:outline-2 has-focus-visible:outline-brand"
						>
							<input
								type="radio"
								name="rating"
								className="sr-only"
								checked={rating === count}
								onChange={() => setRating(count)}
							/>
							<span className="sr-only">{t("stars", { count })}</span>
							<Star aria-hidden className={cn("size-6", count <= rating ? "fill-warn text-warn" : "text-ink-faint")} />
						</label>
					))}
				</div>
			</fieldset>
			{rating > 0 && (
				<>
					<Field label={t("comment")} optional>
						<Textarea rows={3} maxLength={2000} value={comment} onChange={(event) => setComment(event.target.value)} />
					</Field>
					<div>
						<Button type="submit" loading={rate.isPending}>
							{t("sendRating")}
						</Button>
					</div>
				</>
			)}
		</form>
	);
}
