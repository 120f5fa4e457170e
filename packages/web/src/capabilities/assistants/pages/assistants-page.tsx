import { useInfiniteQuery } from "@tanstack/react-query";
import { Bot, Plus } from "lucide-react";
import { useState } from "react";
import { flattenPages, useFeed } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Button, Card, EmptyState, LoadMore, Page, PageHeader, QueryView } from "../../../shared/kit/index.ts";
import { AssistantRow } from "../components/assistant-row.tsx";
import { CreateDialog } from "../components/create-dialog.tsx";
import { assistantsQuery } from "../queries/assistants.ts";
import { assistantsText } from "../text.ts";

export function AssistantsPage() {
	const t = useText(assistantsText);
	const can = useCan();
	const assistants = useInfiniteQuery(assistantsQuery);
	const [creating, setCreating] = useState(false);
	useFeed({ types: ["assistant.published"], invalidate: [["assistants", "pages"]] });
	const items = flattenPages(assistants.data);
	return (
		<Page>
			<PageHeader
				title={t("title")}
				description={t("lead")}
				actions={
					can("assistants:write") && (
						<Button variant="primary" onClick={() => setCreating(true)}>
							<Plus aria-hidden />
							{t("create")}
						</Button>
					)
				}
			/>
			<Card flush>
				<QueryView query={assistants}>
					{() =>
						items.length === 0 ? (
							<EmptyState icon={<Bot />} title={t("empty")} description={t("emptyLead")} />
						) : (
							<>
								<ul className="divide-y divide-line">
									{items.map((assistant) => (
										<AssistantRow key={assistant.id} assistant={assistant} />
									))}
								</ul>
								<LoadMore query={assistants} />
							</>
						)
					}
				</QueryView>
			</Card>
			{creating && <CreateDialog assistants={items} onClose={() => setCreating(false)} />}
		</Page>
	);
}
