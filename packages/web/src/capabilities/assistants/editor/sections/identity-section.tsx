import { locales } from "@centralita/contracts";
import { commonText, useText } from "../../../../shared/i18n/index.ts";
import { Card, Field, Input, Select } from "../../../../shared/kit/index.ts";
import { assistantsText } from "../../text.ts";
import { useDraft } from "../draft-context.ts";
import { editorText } from "../editor-text.ts";

export function IdentitySection() {
	const t = useText(editorText);
	const titles = useText(assistantsText);
	const common = useText(commonText);
	const { definition, patch, errors } = useDraft();
	return (
		<Card title={titles("section.identity")}>
			<div className="grid gap-5">
				<Field label={t("name")} hint={t("nameHint")} error={errors.name}>
					<Input value={definition.name} autoComplete="off" onChange={(event) => patch({ name: event.target.value })} />
				</Field>
				<Field label={t("locale")} hint={t("localeHint")} error={errors.locale}>
					<Select
						value={definition.locale}
						onValueChange={(locale) => patch({ locale })}
						options={locales.map((locale) => ({ value: locale, label: common(`locale.${locale}`) }))}
					/>
				</Field>
			</div>
		</Card>
	);
}
