import type { CampaignScript } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { localized, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { Field, Textarea } from "../../../shared/kit/index.ts";
import { variablesQuery } from "../queries/script.ts";
import { scriptText } from "../script-text.ts";

type Props = {
	script: CampaignScript;
	onChange: (script: CampaignScript) => void;
	errors: Readonly<Record<string, string>>;
};

/** What the assistant says first and knows besides, with what of each contact stands in it. */
export function ScriptFields({ script, onChange, errors }: Props) {
	const t = useText(scriptText);
	const language = useLanguage();
	const variables = useQuery(variablesQuery).data ?? [];
	return (
		<fieldset className="grid gap-4 sm:col-span-2">
			<legend className="mb-1 font-semibold text-sm">{t("script")}</legend>
			<p className="text-ink-faint text-xs leading-relaxed">{t("variablesHint")}</p>
			<ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs empty:hidden">
				{variables.map(({ name, label }) => (
					<li key={name}>
						<code className="rounded bg-sunken px-1 py-0.5">{`{{${name}}}`}</code>{" "}
						<span className="text-ink-faint">{localized(label, language)}</span>
					</li>
				))}
			</ul>
			<Field label={t("greeting")} hint={t("greetingHint")} optional error={errors["script.greeting"]}>
				<Textarea
					rows={2}
					placeholder={t("greetingExample")}
					value={script.greeting}
					onChange={(event) => onChange({ ...script, greeting: event.target.value })}
				/>
			</Field>
			<Field label={t("instructions")} hint={t("instructionsHint")} optional error={errors["script.instructions"]}>
				<Textarea
					value={script.instructions}
					onChange={(event) => onChange({ ...script, instructions: event.target.value })}
				/>
			</Field>
		</fieldset>
	);
}
