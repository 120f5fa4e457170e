import type { ContactField } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { Archive, Pencil, Plus } from "lucide-react";
import { useState } from "react";
import { useProblemText } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { commonText, useLanguage, useText } from "../../../shared/i18n/index.ts";
import {
	Badge,
	Button,
	Card,
	ConfirmDialog,
	IconButton,
	Page,
	PageHeader,
	QueryView,
	toast,
} from "../../../shared/kit/index.ts";
import { FieldDialog } from "../components/field-dialog.tsx";
import { fieldsText } from "../fields-text.ts";
import { contactFieldsQuery } from "../queries/contacts.ts";
import { useArchiveField } from "../queries/fields.ts";

export function ContactFieldsPage() {
	const t = useText(fieldsText);
	const common = useText(commonText);
	const language = useLanguage();
	const problem = useProblemText();
	const mayWrite = useCan()("settings:write");
	const fields = useQuery(contactFieldsQuery);
	const archive = useArchiveField();
	const [editing, setEditing] = useState<ContactField | "new" | null>(null);
	const [leaving, setLeaving] = useState<ContactField | null>(null);
	return (
		<Page width="narrow">
			<PageHeader title={t("title")} description={t("lead")} />
			<Card
				flush
				title={t("own")}
				description={t("ownLead")}
				actions={
					mayWrite && (
						<Button size="sm" onClick={() => setEditing("new")}>
							<Plus aria-hidden />
							{t("add")}
						</Button>
					)
				}
			>
				<QueryView query={fields}>
					{({ items }) => (
						<>
							{items.length === 0 && <p className="px-5 pb-5 text-ink-soft text-sm">{t("none")}</p>}
							<ul className="divide-y divide-line border-line border-t empty:hidden">
								{items.map((field) => (
									<li key={field.key} className="flex items-center gap-3 px-5 py-3">
										<div className="grid min-w-0 grow gap-0.5">
											<p className="flex flex-wrap items-center gap-2 font-medium text-sm">
												{field.label[language]}
												<Badge>{t(`type.${field.type}`)}</Badge>
											</p>
											<p className="truncate text-ink-faint text-xs">
												<code>{field.key}</code>
												{field.options.length > 0 && ` · ${field.options.join(", ")}`}
											</p>
										</div>
										{mayWrite && (
											<span className="flex shrink-0">
												<IconButton
													size="sm"
													label={`${common("edit")}: ${field.label[language]}`}
													icon={<Pencil />}
													onClick={() => setEditing(field)}
												/>
												<IconButton
													size="sm"
													label={`${t("archive")}: ${field.label[language]}`}
													icon={<Archive />}
													onClick={() => setLeaving(field)}
												/>
											</span>
										)}
									</li>
								))}
							</ul>
						</>
					)}
				</QueryView>
			</Card>
			{editing && <FieldDialog field={editing === "new" ? null : editing} onClose={() => setEditing(null)} />}
			<ConfirmDialog
				open={leaving !== null}
				onOpenChange={() => setLeaving(null)}
				title={t("archiveTitle", { name: leaving?.label[language] ?? "" })}
				description={t("archiveBody")}
				confirmLabel={t("archive")}
				loading={archive.isPending}
				onConfirm={() =>
					leaving &&
					archive.mutate(leaving.key, {
						onError: (error) => toast.error(problem(error)),
						onSettled: () => setLeaving(null),
					})
				}
			/>
		</Page>
	);
}
