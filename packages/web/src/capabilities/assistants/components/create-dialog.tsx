import type { AssistantSummary } from "@centralita/contracts";
import { useNavigate } from "@tanstack/react-router";
import { z } from "zod";
import { FormDialog, useForm } from "../../../shared/forms/index.ts";
import { useLanguage, useText } from "../../../shared/i18n/index.ts";
import { Field, Input, Select } from "../../../shared/kit/index.ts";
import { blankDefinition } from "../blank-definition.ts";
import { useCreateAssistant } from "../queries/assistants.ts";
import { useDuplicate } from "../queries/use-duplicate.ts";
import { assistantsText } from "../text.ts";

const CreateForm = z.object({ name: z.string().trim().min(1).max(80), base: z.string() });

export function CreateDialog({
	assistants,
	onClose,
}: {
	assistants: readonly AssistantSummary[];
	onClose: () => void;
}) {
	const t = useText(assistantsText);
	const language = useLanguage();
	const navigate = useNavigate();
	const create = useCreateAssistant();
	const duplicate = useDuplicate();
	const ready = assistants.find((assistant) => assistant.locale.startsWith(language)) ?? assistants[0];
	const form = useForm(CreateForm, { name: "", base: ready?.id ?? `blank.${language}` });
	const submit = form.submit(({ name, base }) => {
		if (base === "blank.es" || base === "blank.en") {
			create.mutate(blankDefinition(base === "blank.es" ? "es" : "en", name), {
				onSuccess: (made) => void navigate({ to: "/assistants/$assistantId", params: { assistantId: made.id } }),
			});
		} else duplicate.mutate({ id: base, name });
	});
	return (
		<FormDialog
			title={t("createTitle")}
			description={t("createLead")}
			action={t("createAction")}
			pending={create.isPending || duplicate.isPending}
			error={create.error}
			onClose={onClose}
			onSubmit={submit}
		>
			<Field label={t("name")} error={form.errors.name}>
				<Input autoComplete="off" value={form.values.name} onChange={(event) => form.set("name", event.target.value)} />
			</Field>
			<Field label={t("base")}>
				<Select
					value={form.values.base}
					onValueChange={(base) => form.set("base", base)}
					options={[
						...assistants.map((assistant) => ({
							value: assistant.id,
							label: t("copyOf", { name: assistant.name }),
						})),
						{ value: "blank.es", label: t("blank.es") },
						{ value: "blank.en", label: t("blank.en") },
					]}
				/>
			</Field>
		</FormDialog>
	);
}
