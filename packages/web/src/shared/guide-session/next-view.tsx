import type { TroubleshootingNext, TroubleshootingQuestion } from "@centralita/contracts";
import { useState } from "react";
import { useText } from "../i18n/index.ts";
import { Banner, Button, cn, Field, Input } from "../kit/index.ts";
import { sessionText } from "./session-text.ts";
import { StepView } from "./step-view.tsx";

export type SessionAnswer = { outcome: "worked" | "failed" | "skipped" | "help" | "back" } | { answer: string };

type Props = {
	message: string;
	next: TroubleshootingNext;
	/** An answer is on its way. */
	busy: boolean;
	/** Something was answered before: there is a way back. */
	begun: boolean;
	/** Pictures are shown, not only linked. */
	pictures: boolean;
	/** The level of a step's title. */
	heading: "h2" | "h3" | "h4";
	onAnswer: (answer: SessionAnswer) => void;
};

/** What a session waits for, with the ways to answer it. */
export function NextView({ message, next, busy, begun, pictures, heading, onAnswer }: Props) {
	const t = useText(sessionText);
	const back = begun && (
		<Button variant="ghost" disabled={busy} onClick={() => onAnswer({ outcome: "back" })}>
			{t("back")}
		</Button>
	);
	const said = message !== "" && <p className="whitespace-pre-line break-words text-ink-soft">{message}</p>;
	switch (next.type) {
		case "step":
			return (
				<div className="grid gap-4">
					{said}
					<StepView step={next.step} pictures={pictures} heading={heading} />
					<fieldset className="grid gap-2">
						<legend className="mb-2 font-medium text-sm">{t("outcome")}</legend>
						<div className="flex flex-wrap gap-2">
							<Button variant="primary" disabled={busy} onClick={() => onAnswer({ outcome: "worked" })}>
								{t("worked")}
							</Button>
							<Button disabled={busy} onClick={() => onAnswer({ outcome: "failed" })}>
								{t("failed")}
							</Button>
							<Button disabled={busy} onClick={() => onAnswer({ outcome: "help" })}>
								{t("help")}
							</Button>
							<Button variant="ghost" disabled={busy} onClick={() => onAnswer({ outcome: "skipped" })}>
								{t("skip")}
							</Button>
							{back}
						</div>
					</fieldset>
				</div>
			);
		case "question":
			return (
				<div className="grid gap-4">
					{said}
					<Question
						key={next.question.node ?? next.question.about}
						question={next.question}
						busy={busy}
						large={heading === "h2"}
						onAnswer={onAnswer}
					/>
					{next.question.about === "node" && back && <div>{back}</div>}
				</div>
			);
		case "resolved":
			return <Banner tone="good" role="status" title={t("resolved")} />;
		case "escalate":
			return (
				<div className="grid gap-3">
					{said}
					<Banner tone="warn" role="status" title={t("personNeeded")}>
						{t(`reason.${next.reason}`)}
					</Banner>
					{next.canContinue && (
						<div>
							<Button disabled={busy} onClick={() => onAnswer({ answer: "no" })}>
								{t("goOn")}
							</Button>
						</div>
					)}
				</div>
			);
		case "escalated":
			return (
				<Banner tone="good" role="status" title={t("escalated")}>
					{next.ticket && t("ticket", { number: next.ticket.number })}
				</Banner>
			);
		case "ended":
			return (
				<div className="grid gap-3">
					{said}
					<Banner role="status" title={t("ended")} />
				</div>
			);
	}
}

function Question({
	question: { text, options, optional },
	busy,
	large,
	onAnswer,
}: {
	question: TroubleshootingQuestion;
	busy: boolean;
	large: boolean;
	onAnswer: Props["onAnswer"];
}) {
	const t = useText(sessionText);
	const [written, setWritten] = useState("");
	const words = cn("whitespace-pre-line break-words font-semibold leading-snug", large && "text-lg");
	const skip = optional && (
		<Button variant="ghost" disabled={busy} onClick={() => onAnswer({ outcome: "skipped" })}>
			{t("skip")}
		</Button>
	);
	if (options.length > 0)
		return (
			<fieldset className="grid gap-2">
				<legend className={cn("mb-3", words)}>{text}</legend>
				<div className="grid gap-2 sm:flex sm:flex-wrap">
					{options.map(({ value, label }) => (
						<Button
							key={value}
							disabled={busy}
							className="h-auto min-h-9 py-2"
							onClick={() => onAnswer({ answer: value })}
						>
							{label}
						</Button>
					))}
					{skip}
				</div>
			</fieldset>
		);
	return (
		<form
			className="grid gap-3"
			onSubmit={(event) => {
				event.preventDefault();
				onAnswer({ answer: written.trim() });
				setWritten("");
			}}
		>
			<p className={words}>{text}</p>
			<Field label={t("answer")}>
				<Input value={written} maxLength={1000} onChange={(event) => setWritten(event.target.value)} />
			</Field>
			<div className="flex flex-wrap gap-2">
				<Button type="submit" variant="primary" disabled={busy || written.trim() === ""}>
					{t("send")}
				</Button>
				{skip}
			</div>
		</form>
	);
}
