import type { LineDefinition } from "@centralita/contracts";
import { useLanguage, useText } from "../../../shared/i18n/index.ts";
import { Card, Field, Select, Slider, Textarea } from "../../../shared/kit/index.ts";
import { voicemailWords } from "../announcements.ts";
import { lineText } from "../line-text.ts";
import { callersLanguage, type LineFormProps } from "./form-props.ts";
import { OwnWordsField } from "./own-words-field.tsx";
import { useAssistantChoices } from "./use-assistant-choices.ts";

type Closed = LineDefinition["closed"];
const actions = ["message", "voicemail", "assistant", "reject"] as const satisfies readonly Closed["action"][];

/** What happens with a call outside the hours. */
export function ClosedCard(props: LineFormProps) {
	const t = useText(lineText);
	const language = useLanguage();
	const { values, patch, errors, assistants } = props;
	const { closed } = values;
	const choices = useAssistantChoices(assistants, closed.action === "assistant" ? closed.assistantId : null);
	const set = (next: Closed) => patch({ closed: next });
	const choose = (action: Closed["action"]) => {
		if (action === "message") set({ action, text: null });
		else if (action === "voicemail") {
			set({ action, text: voicemailWords[callersLanguage(props, language)], maxSeconds: 120 });
		} else if (action === "assistant") set({ action, assistantId: choices[0]?.value ?? "" });
		else set({ action });
	};
	return (
		<Card title={t("closed")}>
			<div className="grid gap-5">
				<Field label={t("closedAction")}>
					<Select
						value={closed.action}
						onValueChange={choose}
						options={actions.map((action) => ({
							value: action,
							label: t(`closed.${action}`),
							disabled: action === "assistant" && choices.length === 0,
						}))}
					/>
				</Field>
				{closed.action === "message" && (
					<OwnWordsField
						value={closed.text}
						error={errors["closed.text"]}
						onChange={(text) => set({ ...closed, text })}
					/>
				)}
				{closed.action === "voicemail" && (
					<Field label={t("message")} hint={t("messageHint")} error={errors["closed.text"]}>
						<Textarea
							rows={2}
							maxLength={600}
							value={closed.text}
							onChange={(event) => set({ ...closed, text: event.target.value })}
						/>
					</Field>
				)}
				{closed.action === "voicemail" && (
					<Slider
						label={t("maxSeconds")}
						value={closed.maxSeconds}
						min={10}
						max={600}
						step={10}
						format={(count) => t("seconds", { count })}
						onValueChange={(maxSeconds) => set({ ...closed, maxSeconds })}
					/>
				)}
				{closed.action === "assistant" && (
					<Field label={t("closedAssistant")} error={errors["closed.assistantId"]}>
						<Select
							value={closed.assistantId}
							onValueChange={(assistantId) => set({ ...closed, assistantId })}
							options={choices}
						/>
					</Field>
				)}
			</div>
		</Card>
	);
}
