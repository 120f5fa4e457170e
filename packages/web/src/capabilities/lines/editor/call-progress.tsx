import type { PhoneCall } from "@centralita/contracts";
import { Check, Circle, Minus } from "lucide-react";
import { useNow } from "../../../shared/hooks/use-now.ts";
import { formatDuration, useText } from "../../../shared/i18n/index.ts";
import { cn, readablePhone, Spinner } from "../../../shared/kit/index.ts";
import { type StepState, stepsOf } from "../call-steps.ts";
import { testCallText } from "../test-call-text.ts";

const icons: Record<StepState, React.ReactNode> = {
	done: <Check className="text-good-ink" />,
	now: <Spinner className="text-brand" />,
	skipped: <Minus className="text-ink-faint" />,
	ahead: <Circle className="text-line-strong" />,
};

const isEnd = (key: string): key is keyof (typeof testCallText)["messages"] & `end.${string}` =>
	Object.hasOwn(testCallText.messages, key);

/** Dialling, ringing, answered, ended: where the call is, and why it ended. */
export function CallProgress({ call }: { call: PhoneCall }) {
	const t = useText(testCallText);
	const now = useNow(1000);
	const talkedMs =
		call.answeredAt === null ? null : (call.endedAt ? Date.parse(call.endedAt) : now) - Date.parse(call.answeredAt);
	const aside = {
		live: talkedMs === null ? null : formatDuration(talkedMs),
		dialling: null,
		ringing: null,
		ended: null,
	};
	return (
		<div className="grid gap-4">
			<ol aria-label={t("progress")} className="grid gap-3">
				{stepsOf(call).map(({ step, state }) => (
					<li
						key={step}
						aria-current={state === "now" ? "step" : undefined}
						className={cn("flex items-center gap-3", (state === "ahead" || state === "skipped") && "text-ink-faint")}
					>
						<span aria-hidden className="[&_svg]:size-4.5">
							{icons[state]}
						</span>
						<span className="grow">
							{t(`step.${step}`, { number: readablePhone(call.to ?? "") })}
							{step === "live" && call.answerer && call.answerer !== "unknown" && (
								<span className="text-ink-faint"> · {t(`answerer.${call.answerer}`)}</span>
							)}
						</span>
						<span className="text-ink-soft text-sm tabular-nums">{aside[step]}</span>
					</li>
				))}
			</ol>
			<div role="status" className="grid min-h-11 content-start gap-0.5 text-sm">
				{call.state === "ended" && <Ending call={call} />}
			</div>
		</div>
	);
}

function Ending({ call: { endReason, cause, answeredAt } }: { call: PhoneCall }) {
	const t = useText(testCallText);
	const key = `end.${endReason ?? "completed"}`;
	return (
		<>
			<p className="font-medium">{isEnd(key) ? t(key) : t("end.other", { reason: endReason ?? "" })}</p>
			{cause && answeredAt === null && <p className="text-ink-faint text-xs">{t("carrierSaid", { cause })}</p>}
		</>
	);
}
