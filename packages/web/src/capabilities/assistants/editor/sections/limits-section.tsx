import { useText } from "../../../../shared/i18n/index.ts";
import { Card, Field, Slider, Switch, Textarea } from "../../../../shared/kit/index.ts";
import { useDraft } from "../draft-context.ts";
import { editorText } from "../editor-text.ts";
import { SilencePrompts } from "../silence-prompts.tsx";

export function LimitsSection() {
	const t = useText(editorText);
	const { definition, patch, errors, readOnly } = useDraft();
	const { maxDurationSeconds, silence, recording } = definition;
	return (
		<div className="grid gap-6">
			<Card>
				<Slider
					label={t("maxDurationSeconds")}
					hint={t("maxDurationHint")}
					value={Math.max(1, Math.round(maxDurationSeconds / 60))}
					min={1}
					max={120}
					step={1}
					disabled={readOnly}
					error={errors.maxDurationSeconds}
					format={(count) => t("minutes", { count })}
					onValueChange={(minutes) => patch({ maxDurationSeconds: minutes * 60 })}
				/>
			</Card>
			<Card title={t("silence")} description={t("silenceLead")}>
				<div className="grid gap-6">
					<Slider
						label={t("silence.afterSeconds")}
						value={silence.afterSeconds}
						min={2}
						max={60}
						step={1}
						disabled={readOnly}
						format={(count) => t("seconds", { count })}
						onValueChange={(afterSeconds) => patch({ silence: { ...silence, afterSeconds } })}
					/>
					<SilencePrompts />
					<Field label={t("silence.goodbye")} error={errors["silence.goodbye"]}>
						<Textarea
							rows={2}
							value={silence.goodbye}
							onChange={(event) => patch({ silence: { ...silence, goodbye: event.target.value } })}
						/>
					</Field>
				</div>
			</Card>
			<Card title={t("recording")}>
				<div className="grid gap-5">
					<Switch
						label={t("recording.enabled")}
						hint={t("recordingHint")}
						checked={recording.enabled}
						disabled={readOnly}
						onCheckedChange={(enabled) => patch({ recording: { ...recording, enabled } })}
					/>
					{recording.enabled && (
						<Field label={t("recording.notice")} hint={t("noticeHint")} error={errors["recording.notice"]}>
							<Textarea
								rows={2}
								value={recording.notice}
								onChange={(event) => patch({ recording: { ...recording, notice: event.target.value } })}
							/>
						</Field>
					)}
				</div>
			</Card>
		</div>
	);
}
