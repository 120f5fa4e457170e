import type { AssistantSummary } from "@centralita/contracts";
import { useNavigate } from "@tanstack/react-router";
import { useId } from "react";
import { z } from "zod";
import { useProblemText } from "../../../shared/api/index.ts";
import { useForm } from "../../../shared/forms/index.ts";
import { commonText, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { Banner, Button, Dialog, Field, Input, Select } from "../../../shared/kit/index.ts";
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
	const common = useText(commonText);
	const problem = useProblemText();
	const language = useLanguage();
	const navigate = useNavigate();
	const id = useId();
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
		<Dialog
			open
			onOpenChange={onClose}
			title={t("createTitle")}
			description={t("createLead")}
			footer={
				<>
					<Button onClick={onClose}>{common("cancel")}</Button>
					<Button type="submit" form={id} variant="primary" loading={create.isPending || duplicate.isPending}>
						{t("createAction")}
					</Button>
				</>
			}
		>
			<form id={id} noValidate className="grid gap-4" onSubmit={submit}>
				{create.error && (
					<Banner tone="bad" role="alert">
						{problem(create.error)}
					</Banner>
				)}
				<Field label={t("name")} error={form.errors.name}>
					<Input
						autoComplete="off"
						value={form.values.name}
						onChange={(event) => form.set("name", event.target.value)}
					/>
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
			</form>
		</Dialog>
	);
}
