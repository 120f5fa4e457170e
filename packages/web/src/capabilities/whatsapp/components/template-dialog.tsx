import { WhatsappTemplateSave } from "@centralita/contracts";
import { useId, useState } from "react";
import { useProblemText } from "../../../shared/api/index.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Button, Dialog, Field, Input, LinesInput, Textarea, toast } from "../../../shared/kit/index.ts";
import { useAddTemplate } from "../queries/whatsapp.ts";
import { whatsappSettingsText } from "../text.ts";

/** A template that is approved at Meta, as it is there. */
export function TemplateDialog({ onClose }: { onClose: () => void }) {
	const t = useText(whatsappSettingsText);
	const common = useText(commonText);
	const problem = useProblemText();
	const id = useId();
	const add = useAddTemplate();
	const [name, setName] = useState("");
	const [language, setLanguage] = useState("es");
	const [body, setBody] = useState("");
	const [values, setValues] = useState<readonly string[]>([]);
	const { data } = WhatsappTemplateSave.safeParse({ name, language, body, values });
	const save = () => {
		if (!data) return;
		add.mutate(data, {
			onSuccess: () => {
				toast.success(t("added"));
				onClose();
			},
			onError: (error) => toast.error(problem(error)),
		});
	};
	return (
		<Dialog
			open
			onOpenChange={onClose}
			title={t("add")}
			footer={
				<>
					<Button onClick={onClose}>{common("cancel")}</Button>
					<Button type="submit" form={id} variant="primary" disabled={!data} loading={add.isPending}>
						{t("save")}
					</Button>
				</>
			}
		>
			<form
				id={id}
				className="grid gap-4"
				onSubmit={(event) => {
					event.preventDefault();
					save();
				}}
			>
				<div className="grid gap-4 sm:grid-cols-2">
					<Field label={t("name")} hint={t("nameHint")}>
						<Input maxLength={512} value={name} onChange={(event) => setName(event.target.value.trim())} />
					</Field>
					<Field label={t("language")} hint={t("languageHint")}>
						<Input maxLength={6} value={language} onChange={(event) => setLanguage(event.target.value.trim())} />
					</Field>
				</div>
				<Field label={t("body")} hint={t("bodyHint", { places: "{{1}}, {{2}}…" })}>
					<Textarea maxLength={1024} value={body} onChange={(event) => setBody(event.target.value)} />
				</Field>
				<Field label={t("values")} hint={t("valuesHint")} optional>
					<LinesInput rows={2} value={values} onValueChange={setValues} />
				</Field>
			</form>
		</Dialog>
	);
}
