import { Turn, templateText } from "@centralita/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { api, newIdempotencyKey, useProblemText } from "../../../shared/api/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Banner, Button, Field, Input, Select, toast } from "../../../shared/kit/index.ts";
import { whatsappTemplatesQuery } from "../../../shared/queries/index.ts";
import type { Chat } from "../chat.ts";
import { chatKey } from "../queries/inbox.ts";
import { whatsappText } from "../whatsapp-text.ts";

/** In the place of the field for an answer, where WhatsApp takes none: why, and what can be sent instead. */
export function WhatsappNotice({ chat, why }: { chat: Chat; why: "closed" | "opted-out" }) {
	const t = useText(whatsappText);
	if (why === "opted-out")
		return (
			<div className="border-line border-t px-4 py-3">
				<Banner tone="warn" title={t("optedOut")}>
					{t("optedOutLead")}
				</Banner>
			</div>
		);
	return (
		<div className="grid gap-3 border-line border-t px-4 py-3">
			<Banner tone="warn" title={t("closed")}>
				{t("closedLead")}
			</Banner>
			<TemplateForm chat={chat} />
		</div>
	);
}

function TemplateForm({ chat }: { chat: Chat }) {
	const t = useText(whatsappText);
	const problem = useProblemText();
	const client = useQueryClient();
	const templates = useQuery(whatsappTemplatesQuery);
	const [chosen, setChosen] = useState("");
	const [values, setValues] = useState<readonly string[]>([]);
	// The same again after a failure is one message.
	const key = useRef(newIdempotencyKey());
	const send = useMutation({
		mutationFn: (body: { templateId: string; values: readonly string[] }) =>
			api.post(`/inbox/${chat.id}/template`, { body, schema: Turn, idempotencyKey: key.current }),
		onSuccess: () => {
			toast.success(t("templateSent"));
			setChosen("");
			setValues([]);
			key.current = newIdempotencyKey();
			return client.invalidateQueries({ queryKey: chatKey(chat.id) });
		},
		onError: (error) => toast.error(problem(error)),
	});
	const items = templates.data ?? [];
	const template = items.find(({ id }) => id === chosen);
	if (templates.data && items.length === 0) return <p className="text-ink-soft text-sm">{t("noTemplates")}</p>;
	const filled = template?.values.map((_, index) => values[index]?.trim() ?? "") ?? [];
	return (
		<form
			className="grid gap-3"
			onSubmit={(event) => {
				event.preventDefault();
				if (template && filled.every((value) => value !== "")) send.mutate({ templateId: template.id, values: filled });
			}}
		>
			<Field label={t("template")}>
				<Select
					value={chosen}
					onValueChange={(id) => {
						setChosen(id);
						setValues([]);
						key.current = newIdempotencyKey();
					}}
					options={[
						{ value: "", label: t("chooseTemplate") },
						...items.map(({ id, name, language }) => ({ value: id, label: `${name} · ${language}` })),
					]}
				/>
			</Field>
			{template && (
				<>
					{template.values.map((name, index) => (
						<Field key={name} label={name}>
							<Input
								maxLength={500}
								value={values[index] ?? ""}
								onChange={({ target: { value } }) => {
									key.current = newIdempotencyKey();
									setValues(template.values.map((_, place) => (place === index ? value : (values[place] ?? ""))));
								}}
							/>
						</Field>
					))}
					<p className="text-ink-soft text-sm">
						<span className="font-medium">{t("preview")}:</span> {templateText(template.body, filled)}
					</p>
					<Button
						type="submit"
						variant="primary"
						className="justify-self-end"
						loading={send.isPending}
						disabled={filled.some((value) => value === "")}
					>
						{t("sendTemplate")}
					</Button>
				</>
			)}
		</form>
	);
}
