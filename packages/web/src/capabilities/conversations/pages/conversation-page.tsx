import type { ConversationDetail } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { FileX2 } from "lucide-react";
import { ApiError } from "../../../shared/api/index.ts";
import { conversationQuery, useConversationStream } from "../../../shared/conversation/index.ts";
import { formatDateTime, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { BackLabel, EmptyState, Page, PageHeader, QueryView, Skeleton } from "../../../shared/kit/index.ts";
import { ConversationActions } from "../components/conversation-actions.tsx";
import { ConversationView } from "../components/conversation-view.tsx";
import { OutcomeBadge } from "../components/outcome-badge.tsx";
import { conversationText } from "../conversation-text.ts";
import { lastSearch } from "../last-search.ts";

const route = getRouteApi("/shell/history/$conversationId");

export function ConversationPage() {
	const { conversationId } = route.useParams();
	const conversation = useQuery(conversationQuery(conversationId));
	const { data, error } = conversation;
	useConversationStream(conversationId, data !== undefined && (data.status === "live" || data.analysis === null));
	const gone = error instanceof ApiError && ["not-found", "gone", "validation-failed"].includes(error.code);
	return (
		<Page>
			{gone ? (
				<Missing />
			) : (
				<QueryView query={conversation} loading={<Loading />}>
					{(found) => (
						// Another conversation begins with another player.
						<Loaded key={found.id} conversation={found} />
					)}
				</QueryView>
			)}
		</Page>
	);
}

function Back() {
	const t = useText(conversationText);
	return (
		<Link to="/history" search={lastSearch()} className="justify-self-start rounded">
			<BackLabel>{t("back")}</BackLabel>
		</Link>
	);
}

function Loaded({ conversation }: { conversation: ConversationDetail }) {
	const language = useLanguage();
	return (
		<>
			<PageHeader
				back={<Back />}
				title={conversation.label}
				aside={<OutcomeBadge conversation={conversation} />}
				description={formatDateTime(conversation.startedAt, language, "long")}
				actions={<ConversationActions conversation={conversation} />}
			/>
			<ConversationView conversation={conversation} />
		</>
	);
}

function Missing() {
	const t = useText(conversationText);
	return (
		<>
			<PageHeader back={<Back />} title={t("missingTitle")} />
			<EmptyState icon={<FileX2 />} title={t("missingTitle")} description={t("missingBody")} />
		</>
	);
}

function Loading() {
	return (
		<>
			<Skeleton className="h-8 w-64" />
			<div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_21rem]">
				<div className="grid gap-6">
					<Skeleton className="h-52 w-full rounded-xl" />
					<Skeleton className="h-96 w-full rounded-xl" />
				</div>
				<Skeleton className="h-72 w-full rounded-xl" />
			</div>
		</>
	);
}
