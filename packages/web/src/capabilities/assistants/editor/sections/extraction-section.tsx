import type { ExtractionField } from "@centralita/contracts";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useText } from "../../../../shared/i18n/index.ts";
import { Badge, Button, Card } from "../../../../shared/kit/index.ts";
import { useDraft } from "../draft-context.ts";
import { editorText } from "../editor-text.ts";
import { ExtractionFieldForm } from "../extraction-field-form.tsx";
import { replaceAt } from "../list-of.ts";
import { SortableList } from "../sortable-list.tsx";

const blank: ExtractionField = { name: "", type: "text", description: "", required: false };

export function ExtractionSection() {
	const t = useText(editorText);
	const { definition, patch, errors } = useDraft();
	const { extraction } = definition;
	const [open, setOpen] = useState<number | null>(null);
	const add = () => {
		patch({ extraction: [...extraction, blank] });
		setOpen(extraction.length);
	};
	return (
		<Card title={t("extraction")} description={t("extractionHint")} flush>
			<div className="border-line border-t">
				{errors.extraction && <p className="px-5 pt-4 text-bad-ink text-xs">{errors.extraction}</p>}
				{extraction.length === 0 && <p className="px-5 py-4 text-ink-faint">{t("extractionNone")}</p>}
				<SortableList
					items={extraction}
					onChange={(next) => patch({ extraction: next })}
					title={({ name }) => name}
					untitled={t("newField")}
					aside={(field) => (
						<span className="flex shrink-0 gap-1.5 max-sm:hidden">
							<Badge>{t(`type.${field.type}`)}</Badge>
							{field.required && <Badge tone="brand">{t("extraction.required")}</Badge>}
						</span>
					)}
					wrong={(index) => Object.keys(errors).some((path) => path.startsWith(`extraction.${index}.`))}
					openIndex={open}
					onOpenChange={setOpen}
					render={(field, index) => (
						<ExtractionFieldForm
							key={index}
							field={field}
							errorOf={(key) =>
								Object.entries(errors).find(([path]) => path.startsWith(`extraction.${index}.${key}`))?.[1]
							}
							onChange={(next) => patch({ extraction: replaceAt(extraction, index, next) })}
						/>
					)}
				/>
				<div className="border-line border-t p-3">
					<Button variant="ghost" onClick={add} disabled={extraction.length >= 40}>
						<Plus aria-hidden />
						{t("addField")}
					</Button>
				</div>
			</div>
		</Card>
	);
}
