import type { GuideWork } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { FlaskConical, Plus } from "lucide-react";
import { useState } from "react";
import { useFeed } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { localized, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { BackLabel, Button, Card, EmptyState, Page, PageHeader, QueryView } from "../../../shared/kit/index.ts";
import { BeginDialog } from "../experiments/begin-dialog.tsx";
import { ExperimentCard } from "../experiments/experiment-card.tsx";
import { experimentText } from "../experiments/experiment-text.ts";
import { experimentsQuery, versionsQuery, workQuery } from "../queries/guides.ts";

const route = getRouteApi("/shell/guides/$slug/experiments");

export function GuideExperimentsPage() {
	const { slug } = route.useParams();
	const work = useQuery(workQuery(slug));
	return (
		<Page>
			<QueryView query={work}>{(data) => <Experiments work={data} />}</QueryView>
		</Page>
	);
}

function Experiments({ work }: { work: GuideWork }) {
	const t = useText(experimentText);
	const language = useLanguage();
	const can = useCan();
	const { slug, publishedVersion } = work;
	const [beginning, setBeginning] = useState(false);
	const experiments = useQuery(experimentsQuery(slug));
	const versions = useQuery(versionsQuery(slug));
	const name = localized(work.draft.title, language) || slug;
	useFeed({ types: ["guide.experiment-started", "guide.experiment-ended"], invalidate: [["guides", slug]] });
	const published = versions.data?.items ?? [];
	const possible = can("guides:write") && !work.archived && work.experiment === null && published.length > 1;
	const begin = possible && (
		<Button variant="primary" onClick={() => setBeginning(true)}>
			<Plus aria-hidden />
			{t("begin")}
		</Button>
	);
	return (
		<>
			<PageHeader
				title={t("title", { name })}
				description={t("lead")}
				back={
					<Link to="/guides/$slug" params={{ slug }} className="w-fit rounded">
						<BackLabel>{name}</BackLabel>
					</Link>
				}
				actions={experiments.data && experiments.data.items.length > 0 && begin}
			/>
			<QueryView query={experiments}>
				{({ items }) =>
					items.length === 0 ? (
						<Card>
							<EmptyState
								icon={<FlaskConical />}
								title={t("empty")}
								description={versions.data && published.length < 2 ? t("oneVersion") : t("emptyLead")}
								action={begin}
							/>
						</Card>
					) : (
						<div className="grid gap-6">
							{items.map((experiment) => (
								<ExperimentCard
									key={`${experiment.id} ${experiment.endedAt}`}
									experiment={experiment}
									publishedVersion={publishedVersion}
								/>
							))}
						</div>
					)
				}
			</QueryView>
			{beginning && <BeginDialog slug={slug} versions={published} onClose={() => setBeginning(false)} />}
		</>
	);
}
