import { type CannedReply, CannedReplySave, type Language } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { useProblemText } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { cannedRepliesQuery } from "../../../shared/canned-replies/index.ts";
import { FormDialog, useForm } from "../../../shared/forms/index.ts";
import { commonText, useLanguage, useText } from "../../../shared/i18n/index.ts";
import {
	Badge,
	Button,
	Card,
	Field,
	IconButton,
	Input,
	QueryView,
	Select,
	Textarea,
	toast,
} from "../../../shared/kit/index.ts";
import { useRemoveCannedReply, useSaveCannedReply } from "../queries/tickets.ts";
import { ticketsText } from "../text.ts";

export function CannedRepliesCard() {
	const t = useText(ticketsText);
	const common = useText(commonText);
	const problem = useProblemText();
	const replies = useQuery(cannedRepliesQuery);
	const remove = useRemoveCannedReply();
	const works = useCan()("tickets:write");
	const [editing, setEditing] = useState<CannedReply | "new" | null>(null);
	return (
		<Card
			flush
			title={t("canned.title")}
			description={t("canned.lead")}
			actions={
				works && (
					<Button size="sm" onClick={() => setEditing("new")}>
						<Plus aria-hidden />
						{t("canned.add")}
					</Button>
				)
			}
		>
			<QueryView query={replies}>
				{({ items }) => (
					<>
						{items.length === 0 && <p className="px-5 pb-5 text-ink-soft text-sm">{t("canned.none")}</p>}
						<ul className="divide-y divide-line border-line border-t empty:hidden">
							{items.map((reply) => (
								<li key={reply.id} className="flex items-start gap-3 px-5 py-3">
									<div className="grid min-w-0 grow gap-1">
										<p className="flex items-center gap-2 font-medium text-sm">
											<span className="truncate">{reply.title}</span>
											<Badge>{common(reply.language === "es" ? "spanish" : "english")}</Badge>
										</p>
										<p className="line-clamp-2 whitespace-pre-line text-ink-soft text-xs">{reply.text}</p>
									</div>
									{works && (
										<span className="flex shrink-0">
											<IconButton
												size="sm"
												label={`${common("edit")}: ${reply.title}`}
												icon={<Pencil />}
												onClick={() => setEditing(reply)}
											/>
											<IconButton
												size="sm"
												label={`${common("delete")}: ${reply.title}`}
												icon={<Trash2 />}
												disabled={remove.isPending}
												onClick={() => remove.mutate(reply.id, { onError: (error) => toast.error(problem(error)) })}
											/>
										</span>
									)}
								</li>
							))}
						</ul>
					</>
				)}
			</QueryView>
			{editing && <ReplyDialog reply={editing === "new" ? null : editing} onClose={() => setEditing(null)} />}
		</Card>
	);
}

function ReplyDialog({ reply, onClose }: { reply: CannedReply | null; onClose: () => void }) {
	const t = useText(ticketsText);
	const common = useText(commonText);
	const language = useLanguage();
	const save = useSaveCannedReply(reply?.id ?? null);
	const form = useForm(CannedReplySave, {
		title: reply?.title ?? "",
		text: reply?.text ?? "",
		language: (reply?.language ?? language) as Language,
	});
	return (
		<FormDialog
			title={t(reply ? "canned.edit" : "canned.add")}
			description={t("canned.lead")}
			action={common("save")}
			pending={save.isPending}
			error={save.error}
			onClose={onClose}
			onSubmit={form.submit((body) => save.mutate(body, { onSuccess: onClose, onError: form.refuse }))}
		>
			<Field label={t("canned.name")} error={form.errors.title}>
				<Input value={form.values.title} onChange={(event) => form.set("title", event.target.value)} />
			</Field>
			<Field label={t("canned.text")} error={form.errors.text}>
				<Textarea value={form.values.text} onChange={(event) => form.set("text", event.target.value)} />
			</Field>
			<Field label={t("canned.language")}>
				<Select
					value={form.values.language}
					onValueChange={(next) => form.set("language", next)}
					options={[
						{ value: "es", label: common("spanish") },
						{ value: "en", label: common("english") },
					]}
				/>
			</Field>
		</FormDialog>
	);
}
