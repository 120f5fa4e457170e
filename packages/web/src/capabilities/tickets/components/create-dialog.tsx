import { TicketCreate, type TicketDetail, type TicketPriority, ticketPriorities } from "@centralita/contracts";
import { useState } from "react";
import { z } from "zod";
import { newIdempotencyKey } from "../../../shared/api/index.ts";
import { FormDialog, useForm } from "../../../shared/forms/index.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Field, Input, Select, Textarea, toast } from "../../../shared/kit/index.ts";
import { useCreateTicket } from "../queries/tickets.ts";
import { ticketsText } from "../text.ts";

/** The form's texts, then the request that they make. */
const Form = z
	.object({
		subject: z.string(),
		description: z.string(),
		priority: z.enum(ticketPriorities),
		name: z.string(),
		email: z.string(),
		phone: z.string(),
	})
	.transform(
		({ name, email, phone, ...ticket }): z.input<typeof TicketCreate> => ({
			...ticket,
			requester: { name: name.trim() || null, email: email.trim() || null, phone: phone.trim() || null },
		}),
	)
	.pipe(TicketCreate);

type Props = { onClose: () => void; onCreated: (ticket: TicketDetail) => void };

export function CreateTicketDialog({ onClose, onCreated }: Props) {
	const t = useText(ticketsText);
	const common = useText(commonText);
	const [key] = useState(newIdempotencyKey);
	const create = useCreateTicket();
	const form = useForm(Form, {
		subject: "",
		description: "",
		priority: "normal" as TicketPriority,
		name: "",
		email: "",
		phone: "",
	});
	const submit = form.submit((body) =>
		create.mutate(
			{ body, key },
			{
				onSuccess: (ticket) => {
					toast.success(t("created", { number: ticket.number }));
					onCreated(ticket);
				},
				onError: form.refuse,
			},
		),
	);
	const text = (name: "subject" | "name" | "email" | "phone", type = "text") => (
		<Input
			type={type}
			autoComplete="off"
			value={form.values[name]}
			onChange={(event) => form.set(name, event.target.value)}
		/>
	);
	return (
		<FormDialog
			title={t("create")}
			action={common("save")}
			pending={create.isPending}
			error={create.error}
			onClose={onClose}
			onSubmit={submit}
		>
			<Field label={t("subject")} error={form.errors.subject}>
				{text("subject")}
			</Field>
			<Field label={t("description")} error={form.errors.description}>
				<Textarea value={form.values.description} onChange={(event) => form.set("description", event.target.value)} />
			</Field>
			<div className="grid gap-4 sm:grid-cols-2">
				<Field label={t("priority")}>
					<Select
						value={form.values.priority}
						onValueChange={(priority) => form.set("priority", priority)}
						options={ticketPriorities.map((value) => ({ value, label: t(`priority.${value}`) }))}
					/>
				</Field>
				<Field label={t("name")} optional error={form.errors["requester.name"]}>
					{text("name")}
				</Field>
				<Field label={t("email")} optional error={form.errors["requester.email"]}>
					{text("email", "email")}
				</Field>
				<Field label={t("phone")} optional error={form.errors["requester.phone"]}>
					{text("phone", "tel")}
				</Field>
			</div>
		</FormDialog>
	);
}
