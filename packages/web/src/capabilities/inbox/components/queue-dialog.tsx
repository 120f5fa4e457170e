import { type InboxQueue, InboxQueueSave } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { FormDialog, useForm } from "../../../shared/forms/index.ts";
import { commonText, localized, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { Field, Input } from "../../../shared/kit/index.ts";
import { assistantChoicesQuery, guidesQuery } from "../../../shared/queries/index.ts";
import { peopleQuery } from "../queries/inbox.ts";
import { useSaveQueue } from "../queries/queues.ts";
import { queuesText } from "../queues-text.ts";
import { TickList } from "./tick-list.tsx";

const blank: InboxQueueSave = { name: "", memberIds: [], assistantIds: [], guides: [], languages: [] };

/** Adds a queue, or changes one. */
export function QueueDialog({ queue, onClose }: { queue: InboxQueue | null; onClose: () => void }) {
	const t = useText(queuesText);
	const common = useText(commonText);
	const language = useLanguage();
	const people = useQuery(peopleQuery).data?.items ?? [];
	const assistants = useQuery(assistantChoicesQuery).data ?? [];
	const guides = useQuery(guidesQuery).data?.items ?? [];
	const save = useSaveQueue(queue?.id ?? null);
	const { id: _id, ...kept } = queue ?? { id: "", ...blank };
	const form = useForm(InboxQueueSave, kept);
	const { values } = form;
	return (
		<FormDialog
			title={t(queue ? "edit" : "add")}
			action={common("save")}
			pending={save.isPending}
			error={save.error}
			className="gap-5"
			onClose={onClose}
			onSubmit={form.submit((body) => save.mutate(body, { onSuccess: onClose, onError: form.refuse }))}
		>
			<Field label={t("name")} error={form.errors.name}>
				<Input value={values.name} maxLength={60} onChange={(event) => form.set("name", event.target.value)} />
			</Field>
			<TickList
				label={t("members")}
				hint={t("membersHint")}
				options={people.map(({ id, name }) => ({ value: id, label: name }))}
				ticked={values.memberIds}
				onChange={(ticked) => form.set("memberIds", ticked)}
			/>
			<p className="text-ink-soft text-sm">{t("rules")}</p>
			<TickList
				label={t("assistants")}
				options={assistants.map(({ id, name }) => ({ value: id, label: name }))}
				ticked={values.assistantIds}
				onChange={(ticked) => form.set("assistantIds", ticked)}
			/>
			<TickList
				label={t("guides")}
				options={guides.map(({ slug, title }) => ({ value: slug, label: localized(title, language) }))}
				ticked={values.guides}
				onChange={(ticked) => form.set("guides", ticked)}
			/>
			<TickList
				label={t("languages")}
				options={[
					{ value: "es", label: common("spanish") },
					{ value: "en", label: common("english") },
				]}
				ticked={values.languages}
				onChange={(ticked) => form.set("languages", ticked)}
			/>
		</FormDialog>
	);
}
