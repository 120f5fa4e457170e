import { useQuery } from "@tanstack/react-query";
import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { useProblemText } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Button, Card, IconButton, QueryView, Skeleton, toast } from "../../../shared/kit/index.ts";
import { whatsappTemplatesQuery } from "../../../shared/queries/index.ts";
import { useRemoveTemplate } from "../queries/whatsapp.ts";
import { whatsappSettingsText } from "../text.ts";
import { TemplateDialog } from "./template-dialog.tsx";

/** The templates that may be sent. */
export function TemplatesCard() {
	const t = useText(whatsappSettingsText);
	const problem = useProblemText();
	const mayChange = useCan()("settings:write");
	const templates = useQuery(whatsappTemplatesQuery);
	const remove = useRemoveTemplate();
	const [adding, setAdding] = useState(false);
	const drop = (id: string) =>
		remove.mutate(id, {
			onSuccess: () => toast.success(t("removed")),
			onError: (error) => toast.error(problem(error)),
		});
	return (
		<Card
			title={t("templates")}
			description={t("templatesLead")}
			flush
			actions={
				mayChange && (
					<Button size="sm" onClick={() => setAdding(true)}>
						<Plus aria-hidden />
						{t("add")}
					</Button>
				)
			}
		>
			<QueryView query={templates} loading={<Skeleton className="m-5 h-5 w-40" />}>
				{(items) =>
					items.length === 0 ? (
						<p className="px-5 pb-5 text-ink-faint text-sm">{t("noTemplates")}</p>
					) : (
						<ul className="divide-y divide-line border-line border-t">
							{items.map(({ id, name, language, body }) => (
								<li key={id} className="flex items-start gap-3 px-5 py-3">
									<div className="grid min-w-0 grow gap-0.5">
										<p className="break-all font-medium text-sm">
											{name} <span className="font-normal text-ink-faint">· {language}</span>
										</p>
										<p className="whitespace-pre-line break-words text-ink-soft text-sm">{body}</p>
									</div>
									{mayChange && <IconButton label={t("remove", { name })} icon={<Trash2 />} onClick={() => drop(id)} />}
								</li>
							))}
						</ul>
					)
				}
			</QueryView>
			{adding && <TemplateDialog onClose={() => setAdding(false)} />}
		</Card>
	);
}
