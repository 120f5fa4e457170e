import type { Contact, ContactNote } from "@centralita/contracts";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { useProblemText } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import {
	Button,
	Card,
	ConfirmDialog,
	DateTime,
	Field,
	IconButton,
	Textarea,
	toast,
} from "../../../shared/kit/index.ts";
import { profileText } from "../profile-text.ts";
import { useAddNote, useRemoveNote } from "../queries/contacts.ts";
import { contactsText } from "../text.ts";

/** What is remembered of a contact: read, added to, erased. */
export function MemoryCard({ contact }: { contact: Contact }) {
	const t = useText(contactsText);
	const p = useText(profileText);
	const problem = useProblemText();
	const mayWrite = useCan()("contacts:write");
	const add = useAddNote(contact.id);
	const remove = useRemoveNote(contact.id);
	const [text, setText] = useState("");
	const [leaving, setLeaving] = useState<ContactNote | null>(null);
	const failed = { onError: (error: unknown) => toast.error(problem(error)) };
	return (
		<Card title={p("memory")} description={p("memoryLead")}>
			<div className="grid gap-5">
				{contact.notes.length === 0 && <p className="text-ink-faint">{t("notesNone")}</p>}
				<ul className="grid gap-4 empty:hidden">
					{contact.notes.map((note) => (
						<li key={note.id} className="flex items-start gap-2 border-brand-soft border-l-2 pl-4">
							<div className="grid min-w-0 grow gap-0.5">
								<p className="whitespace-pre-line break-words">{note.text}</p>
								<p className="text-ink-faint text-xs">
									{note.by} · <DateTime at={note.at} />
								</p>
							</div>
							{mayWrite && (
								<IconButton size="sm" label={p("noteRemove")} icon={<Trash2 />} onClick={() => setLeaving(note)} />
							)}
						</li>
					))}
				</ul>
				{mayWrite && (
					<form
						className="grid gap-2"
						onSubmit={(event) => {
							event.preventDefault();
							if (text.trim()) add.mutate(text.trim(), { ...failed, onSuccess: () => setText("") });
						}}
					>
						<Field label={p("noteNew")} hideLabel>
							<Textarea
								rows={2}
								maxLength={4000}
								placeholder={p("noteNew")}
								value={text}
								onChange={(event) => setText(event.target.value)}
							/>
						</Field>
						<Button
							type="submit"
							size="sm"
							className="justify-self-end"
							disabled={!text.trim()}
							loading={add.isPending}
						>
							{p("noteAdd")}
						</Button>
					</form>
				)}
			</div>
			<ConfirmDialog
				open={leaving !== null}
				onOpenChange={() => setLeaving(null)}
				title={p("noteRemoveTitle")}
				description={p("noteRemoveBody")}
				confirmLabel={p("noteRemove")}
				loading={remove.isPending}
				onConfirm={() => leaving && remove.mutate(leaving.id, { ...failed, onSettled: () => setLeaving(null) })}
			/>
		</Card>
	);
}
