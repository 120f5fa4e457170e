import { toolNames } from "@centralita/contracts";
import { formatNumber, useLanguage, useText } from "../../../../shared/i18n/index.ts";
import { Card, Checkbox, Field, Select, Slider } from "../../../../shared/kit/index.ts";
import { assistantsText } from "../../text.ts";
import { useDraft } from "../draft-context.ts";
import { editorText } from "../editor-text.ts";
import { FallbackList, without } from "./fallback-list.tsx";
import { useProviderChoices } from "./use-provider-choices.ts";

export function EngineSection() {
	const t = useText(editorText);
	const titles = useText(assistantsText);
	const language = useLanguage();
	const { definition, patch, errors, readOnly } = useDraft();
	const { languageModel, speechToText, tools } = definition;
	const models = useProviderChoices("languageModel", [languageModel.provider]);
	const recognisers = useProviderChoices("speechToText", [speechToText.provider]);
	return (
		<div className="grid gap-6">
			<Card title={titles("section.engine")} description={t("autoHint")}>
				<div className="grid gap-6">
					<div className="grid gap-x-5 gap-y-7 sm:grid-cols-2">
						<div className="grid content-start gap-5">
							<Field label={t("languageModel.provider")} error={errors["languageModel.provider"]}>
								<Select
									value={languageModel.provider}
									onValueChange={(provider) =>
										patch({
											languageModel: {
												...languageModel,
												provider,
												fallbacks: without(languageModel.fallbacks, provider),
											},
										})
									}
									options={models}
								/>
							</Field>
							<FallbackList
								kind="languageModel"
								label={t("languageModel.fallbacks")}
								hint={t("fallbacksHint")}
								first={languageModel.provider}
								value={languageModel.fallbacks}
								onChange={(fallbacks) => patch({ languageModel: { ...languageModel, fallbacks } })}
							/>
						</div>
						<div className="grid content-start gap-5">
							<Field label={t("speechToText.provider")} error={errors["speechToText.provider"]}>
								<Select
									value={speechToText.provider}
									onValueChange={(provider) =>
										patch({ speechToText: { provider, fallbacks: without(speechToText.fallbacks, provider) } })
									}
									options={recognisers}
								/>
							</Field>
							<FallbackList
								kind="speechToText"
								label={t("speechToText.fallbacks")}
								hint={t("fallbacksHint")}
								first={speechToText.provider}
								value={speechToText.fallbacks}
								onChange={(fallbacks) => patch({ speechToText: { ...speechToText, fallbacks } })}
							/>
						</div>
					</div>
					<Slider
						label={t("languageModel.temperature")}
						hint={t("temperatureHint")}
						value={languageModel.temperature}
						min={0}
						max={2}
						step={0.1}
						disabled={readOnly}
						format={(value) => formatNumber(value, language, { minimumFractionDigits: 1 })}
						onValueChange={(value) =>
							patch({ languageModel: { ...languageModel, temperature: Math.round(value * 10) / 10 } })
						}
					/>
				</div>
			</Card>
			<Card title={t("tools")}>
				<div className="grid gap-3">
					{toolNames.map((tool) => (
						<Checkbox
							key={tool}
							label={t(`tool.${tool}`)}
							checked={tools.includes(tool)}
							onCheckedChange={(on) =>
								patch({ tools: toolNames.filter((one) => (one === tool ? on : tools.includes(one))) })
							}
						/>
					))}
				</div>
			</Card>
		</div>
	);
}
