import { WhatsappFirstSent, type WhatsappReach, WhatsappReachList } from "@centralita/contracts";
import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { api, useProblemText } from "../api/index.ts";
import { useCan } from "../auth/index.ts";
import { useText } from "../i18n/index.ts";
import { Banner, Button, Checkbox, Dialog, Field, readablePhone, Select, toast, WhatsappMark } from "../kit/index.ts";
import { inboxEntriesKey } from "../live/index.ts";
import { TemplateForm } from "./template-form.tsx";
import { templatesText } from "./text.ts";

const reachQuery = (contactId: string) =>
	queryOptions({
		queryKey: ["whatsapp", "reach", contactId],
		queryFn: async ({ signal }) =>
			(await api.get(`/whatsapp/contacts/${contactId}`, { schema: WhatsappReachList, signal })).items,
	});

/** Writes to a contact first, by a template; then their chat is open. Nothing where there is no number to write to. */
export function WriteFirstButton({ contactId }: { contactId: string }) {
	const t = useText(templatesText);
	const mayAnswer = useCan()("chats:answer");
	const places = useQuery({ ...reachQuery(contactId), enabled: mayAnswer }).data ?? [];
	const [open, setOpen] = useState(false);
	if (places.length === 0) return null;
	return (
		<>
			<Button onClick={() => setOpen(true)}>
				<WhatsappMark />
				{t("write")}
			</Button>
			{open && (
				<Dialog open onOpenChange={setOpen} title={t("write")} description={t("writeLead")}>
					<Message contactId={contactId} places={places} onClose={() => setOpen(false)} />
				</Dialog>
			)}
		</>
	);
}

type Props = { contactId: string; places: readonly WhatsappReach[]; onClose: () => void };

function Message({ contactId, places, onClose }: Props) {
	const t = useText(templatesText);
	const problem = useProblemText();
	const client = useQueryClient();
	const navigate = useNavigate();
	const [to, setTo] = useState(places.find(({ optedOut }) => !optedOut)?.to ?? places[0]?.to ?? "");
	const [agreed, setAgreed] = useState(false);
	const place = places.find((one) => one.to === to);
	const send = useMutation({
		mutationFn: ({ key, ...template }: { templateId: string; values: string[]; key: string }) =>
			api.post(`/whatsapp/contacts/${contactId}/messages`, {
				body: { ...template, to, ...(place?.agreed ? {} : { agreed }) },
				schema: WhatsappFirstSent,
				idempotencyKey: key,
			}),
		onSuccess: async ({ conversationId }) => {
			toast.success(t("templateSent"));
			for (const queryKey of [reachQuery(contactId).queryKey, inboxEntriesKey])
				void client.invalidateQueries({ queryKey });
			onClose();
			await navigate({ to: "/inbox", search: { view: "mine", chat: conversationId } });
		},
		onError: (error) => toast.error(problem(error)),
	});
	return (
		<div className="grid gap-4">
			{places.length > 1 && (
				<Field label={t("to")}>
					<Select
						value={to}
						onValueChange={(next) => {
							setTo(next);
							setAgreed(false);
						}}
						options={places.map(({ to: value, phone }) => ({
							value,
							label: phone === null ? t("hidden") : readablePhone(phone),
						}))}
					/>
				</Field>
			)}
			{places.length === 1 && (
				<p className="text-sm tabular-nums">
					{t("to")}: {place?.phone ? readablePhone(place.phone) : t("hidden")}
				</p>
			)}
			{place?.optedOut ? (
				<Banner tone="warn" title={t("refuses")}>
					{t("refusesLead")}
				</Banner>
			) : (
				<TemplateForm
					key={to}
					sending={send.isPending}
					ready={place?.agreed === true || agreed}
					onSend={(message) => send.mutateAsync(message)}
				>
					{place && !place.agreed && (
						<Checkbox label={t("agreed")} hint={t("agreedHint")} checked={agreed} onCheckedChange={setAgreed} />
					)}
				</TemplateForm>
			)}
		</div>
	);
}
