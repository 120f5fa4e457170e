import { languageOf } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { formatNumber, useLanguage, useText } from "../../../../shared/i18n/index.ts";
import { Card, Field, Select, Slider } from "../../../../shared/kit/index.ts";
import { providersQuery } from "../../../../shared/queries/index.ts";
import { assistantsText } from "../../text.ts";
import { useDraft } from "../draft-context.ts";
import { editorText } from "../editor-text.ts";
import { FallbackList, without } from "./fallback-list.tsx";
import { useProviderChoices } from "./use-provider-choices.ts";

export function VoiceSection() {
	const t = useText(editorText);
	const titles = useText(assistantsText);
	const language = useLanguage();
	const { definition, patch, errors, readOnly } = useDraft();
	const { voice, locale } = definition;
	const providers = useProviderChoices("textToSpeech", [voice.provider]);
	const { data } = useQuery(providersQuery);
	const spoken = languageOf(locale);
	const voices = (data?.textToSpeech.find(({ id }) => id === voice.provider)?.voices ?? []).filter(
		(option) => option.locales.length === 0 || option.locales.some((one) => languageOf(one) === spoken),
	);
	const choices = [{ value: "", label: t("voiceDefault") }, ...voices.map(({ id, label }) => ({ value: id, label }))];
	if (voice.id !== null && !voices.some(({ id }) => id === voice.id)) {
		choices.push({ value: voice.id, label: voice.id });
	}
	return (
		<Card title={titles("section.voice")}>
			<div className="grid gap-6">
				<div className="grid gap-5 sm:grid-cols-2">
					<Field label={t("voice.provider")} hint={t("autoHint")} error={errors["voice.provider"]}>
						<Select
							value={voice.provider}
							onValueChange={(provider) =>
								patch({ voice: { ...voice, provider, id: null, fallbacks: without(voice.fallbacks, provider) } })
							}
							options={providers}
						/>
					</Field>
					<Field label={t("voice.id")} error={errors["voice.id"]}>
						<Select
							value={voice.id ?? ""}
							disabled={choices.length === 1}
							onValueChange={(id) => patch({ voice: { ...voice, id: id || null } })}
							options={choices}
						/>
					</Field>
				</div>
				<FallbackList
					kind="textToSpeech"
					label={t("voice.fallbacks")}
					hint={t("voiceFallbacksHint")}
					first={voice.provider}
					value={voice.fallbacks}
					onChange={(fallbacks) => patch({ voice: { ...voice, fallbacks } })}
				/>
				<Slider
					label={t("voice.speed")}
					hint={t("voiceSpeedHint")}
					value={voice.speed}
					min={0.5}
					max={2}
					step={0.05}
					disabled={readOnly}
					format={(speed) => `${formatNumber(speed, language, { minimumFractionDigits: 2 })}×`}
					onValueChange={(speed) => patch({ voice: { ...voice, speed: Math.round(speed * 100) / 100 } })}
				/>
			</div>
		</Card>
	);
}
