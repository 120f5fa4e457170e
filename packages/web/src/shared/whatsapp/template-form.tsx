import { templateText } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useRef, useState } from "react";
import { newIdempotencyKey } from "../api/index.ts";
import { useText } from "../i18n/index.ts";
import { Button, Field, Input, Select } from "../kit/index.ts";
import { whatsappTemplatesQuery } from "../queries/index.ts";
import { templatesText } from "./text.ts";

type Props = {
	sending: boolean;
	/** Whether what stands around the template lets it go. */
	ready?: boolean;
	/** `key` is the same for the same again after a failure: that is one message. */
	onSend: (message: { templateId: string; values: string[]; key: string }) => Promise<unknown>;
	/** Before the button. */
	children?: ReactNode;
};

/** Chooses one of the approved templates, fills its places, and shows how it reads. */
export function TemplateForm({ sending, ready = true, onSend, children }: Props) {
	const t = useText(templatesText);
	const templates = useQuery(whatsappTemplatesQuery);
	const [chosen, setChosen] = useState("");
	const [values, setValues] = useState<readonly string[]>([]);
	const key = useRef(newIdempotencyKey());
	const items = templates.data ?? [];
	const template = items.find(({ id }) => id === chosen);
	if (templates.data && items.length === 0) return <p className="text-ink-soft text-sm">{t("noTemplates")}</p>;
	const filled = template?.values.map((_, index) => values[index]?.trim() ?? "") ?? [];
	const whole = ready && filled.every((value) => value !== "");
	const send = async (templateId: string) => {
		try {
			await onSend({ templateId, values: filled, key: key.current });
			setChosen("");
			setValues([]);
			key.current = newIdempotencyKey();
		} catch {
			// It was told, and what was written is still there.
		}
	};
	return (
		<form
			className="grid gap-3"
			onSubmit={(event) => {
				event.preventDefault();
				if (template && whole) void send(template.id);
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
					{children}
					<Button type="submit" variant="primary" className="justify-self-end" loading={sending} disabled={!whole}>
						{t("sendTemplate")}
					</Button>
				</>
			)}
		</form>
	);
}
