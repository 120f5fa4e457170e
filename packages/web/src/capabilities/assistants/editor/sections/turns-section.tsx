import type { TurnTaking } from "@centralita/contracts";
import { formatLatency, useLanguage, useText } from "../../../../shared/i18n/index.ts";
import { Banner, Card, Slider, Switch } from "../../../../shared/kit/index.ts";
import { assistantsText } from "../../text.ts";
import { useDraft } from "../draft-context.ts";
import { editorText } from "../editor-text.ts";

const delays = {
	minDelayMs: { min: 0, max: 3000, step: 50, hint: "minDelayHint" },
	maxDelayMs: { min: 200, max: 10000, step: 100, hint: "maxDelayHint" },
	minInterruptionMs: { min: 40, max: 1000, step: 20, hint: "minInterruptionHint" },
	resumeAfterMs: { min: 300, max: 6000, step: 100, hint: "resumeHint" },
	fillerAfterMs: { min: 0, max: 10000, step: 100, hint: "fillerHint" },
} as const;
const switches = {
	adaptive: "adaptiveHint",
	allowInterruption: "interruptionHint",
	preemptive: "preemptiveHint",
} as const;

export function TurnsSection() {
	const t = useText(editorText);
	const titles = useText(assistantsText);
	const { definition } = useDraft();
	const { turnTaking } = definition;
	return (
		<Card title={titles("section.turns")} description={t("turnsLead")}>
			<div className="grid gap-7">
				<Delay name="minDelayMs" />
				<Delay name="maxDelayMs" />
				{turnTaking.maxDelayMs < turnTaking.minDelayMs && <Banner tone="warn">{t("waitOrder")}</Banner>}
				<Choice name="adaptive" />
				<hr className="border-line" />
				<Choice name="allowInterruption" />
				{turnTaking.allowInterruption && (
					<>
						<Delay name="minInterruptionMs" />
						<Delay name="resumeAfterMs" />
					</>
				)}
				<hr className="border-line" />
				<Delay name="fillerAfterMs" />
				<Choice name="preemptive" />
			</div>
		</Card>
	);
}

function useTurnTaking() {
	const draft = useDraft();
	const set = (part: Partial<TurnTaking>) => draft.patch({ turnTaking: { ...draft.definition.turnTaking, ...part } });
	return { ...draft, turnTaking: draft.definition.turnTaking, set };
}

function Delay({ name }: { name: keyof typeof delays }) {
	const t = useText(editorText);
	const language = useLanguage();
	const { turnTaking, set, errors, readOnly } = useTurnTaking();
	const { min, max, step, hint } = delays[name];
	return (
		<Slider
			label={t(`turnTaking.${name}`)}
			hint={t(hint)}
			value={turnTaking[name]}
			min={min}
			max={max}
			step={step}
			disabled={readOnly}
			error={errors[`turnTaking.${name}`]}
			format={(ms) => (name === "fillerAfterMs" && ms === 0 ? t("fillerNever") : formatLatency(ms, language))}
			onValueChange={(ms) => set({ [name]: ms })}
		/>
	);
}

function Choice({ name }: { name: keyof typeof switches }) {
	const t = useText(editorText);
	const { turnTaking, set, readOnly } = useTurnTaking();
	return (
		<Switch
			label={t(`turnTaking.${name}`)}
			hint={t(switches[name])}
			checked={turnTaking[name]}
			disabled={readOnly}
			onCheckedChange={(on) => set({ [name]: on })}
		/>
	);
}
