import { type AssistantSummary, type CarrierNumberList, LineDefinition, languageOf } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, Navigate } from "@tanstack/react-router";
import { useState } from "react";
import type { z } from "zod";
import { editingText, LeaveGuard, useDraft } from "../../../shared/forms/index.ts";
import { useLanguage, useText } from "../../../shared/i18n/index.ts";
import {
	BackLabel,
	Banner,
	Button,
	Page,
	PageHeader,
	QueryView,
	readablePhone,
	toast,
} from "../../../shared/kit/index.ts";
import { assistantChoicesQuery } from "../../../shared/queries/index.ts";
import { LineForm } from "../editor/line-form.tsx";
import { lineText } from "../line-text.ts";
import { accountNumbersQuery, useCreateLine } from "../queries/lines.ts";
import { useCarrierProblem } from "../use-carrier-problem.ts";

const route = getRouteApi("/shell/settings/lines/new");

export function NewLinePage() {
	const { account, number } = route.useSearch();
	if (account === undefined || number === undefined) return <Navigate to="/settings/lines" replace />;
	return <NewLine accountId={account} numberId={number} />;
}

function NewLine({ accountId, numberId }: { accountId: string; numberId: string }) {
	const t = useText(lineText);
	const numbers = useQuery(accountNumbersQuery(accountId));
	const assistants = useQuery(assistantChoicesQuery);
	const number = numbers.data?.find(({ id }) => id === numberId);
	return (
		<Page width="narrow">
			<PageHeader
				title={number ? `${t("newTitle")}: ${readablePhone(number.number)}` : t("newTitle")}
				documentTitle={t("newTitle")}
				description={t("newLead")}
				back={
					<Link to="/settings/lines" className="w-fit rounded">
						<BackLabel>{t("back")}</BackLabel>
					</Link>
				}
			/>
			<QueryView query={numbers}>
				{() => (
					<QueryView query={assistants}>
						{(choices) =>
							number ? (
								<NewLineForm accountId={accountId} number={number} assistants={choices} />
							) : (
								<Banner tone="warn">{t("numberGone")}</Banner>
							)
						}
					</QueryView>
				)}
			</QueryView>
		</Page>
	);
}

type NumberOption = z.output<typeof CarrierNumberList>["items"][number];
type FormProps = { accountId: string; number: NumberOption; assistants: readonly AssistantSummary[] };

function NewLineForm({ accountId, number, assistants }: FormProps) {
	const t = useText(lineText);
	const editing = useText(editingText);
	const language = useLanguage();
	const problem = useCarrierProblem();
	const navigate = route.useNavigate();
	const create = useCreateLine();
	const [initial] = useState(() => {
		const published = assistants.filter(({ publishedVersion }) => publishedVersion !== null);
		const answers = published.find(({ locale }) => languageOf(locale) === language) ?? published[0];
		return LineDefinition.parse({
			label: number.label && number.label !== number.number ? number.label.slice(0, 80) : number.number,
			assistantId: answers?.id ?? null,
			timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
		});
	});
	const draft = useDraft(LineDefinition, initial);
	const save = () => {
		const definition = draft.check();
		if (!definition) return toast.error(editing("fixErrors"));
		create.mutate(
			{ accountId, numberId: number.id, definition },
			{
				onSuccess: (line) => {
					toast.success(t("created", { number: readablePhone(line.number) }));
					void navigate({ to: "/settings/lines/$lineId", params: { lineId: line.id }, ignoreBlocker: true });
				},
				onError: (error) => {
					draft.refuse(error);
					toast.error(problem(error));
				},
			},
		);
	};
	return (
		<>
			<LineForm {...draft} assistants={assistants} readOnly={create.isPending} />
			<div className="flex justify-end">
				<Button variant="primary" size="lg" loading={create.isPending} onClick={save}>
					{t("create")}
				</Button>
			</div>
			<LeaveGuard active={draft.dirty} />
		</>
	);
}
