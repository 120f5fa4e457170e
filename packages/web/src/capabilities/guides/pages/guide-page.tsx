import type { GuideDefinition, GuideVersion, GuideWork } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { FlaskConical, History, Pencil, Waypoints } from "lucide-react";
import { useCan } from "../../../shared/auth/index.ts";
import { commonText, localized, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { BackLabel, Button, Card, DateTime, Page, PageHeader, QueryView } from "../../../shared/kit/index.ts";
import { GuideBadges } from "../components/guide-badges.tsx";
import { GuideNodeItem } from "../components/guide-node.tsx";
import { RunningBanner } from "../experiments/running-banner.tsx";
import { inReadingOrder } from "../outline.ts";
import { guideQuery, workQuery } from "../queries/guides.ts";
import { guidesText } from "../text.ts";

const route = getRouteApi("/shell/guides/$slug");

export function GuidePage() {
	const { slug } = route.useParams();
	return <GuideReading slug={slug} />;
}

export function GuideReading({ slug }: { slug: string }) {
	const work = useQuery(workQuery(slug));
	return (
		<Page>
			<QueryView query={work}>
				{(data) => (data.publishedVersion === null ? <Detail work={data} version={null} /> : <Published work={data} />)}
			</QueryView>
		</Page>
	);
}

function Published({ work }: { work: GuideWork }) {
	const version = useQuery(guideQuery(work.slug));
	return <QueryView query={version}>{(data) => <Detail work={work} version={data} />}</QueryView>;
}

/** The newest version to be read, or the draft of a guide that has none. */
function Detail({ work, version }: { work: GuideWork; version: GuideVersion | null }) {
	const t = useText(guidesText);
	const common = useText(commonText);
	const can = useCan();
	const language = useLanguage();
	const definition: GuideDefinition = version?.definition ?? work.draft;
	const nodes = inReadingOrder(definition);
	const numbers = new Map(nodes.map((node, index) => [node.id, index + 1]));
	const examples = definition.examples[language].length > 0 ? definition.examples[language] : definition.examples.es;
	const editable = can("guides:write") && !work.archived;
	return (
		<>
			<PageHeader
				title={localized(definition.title, language) || work.slug}
				description={localized(definition.description, language)}
				back={
					<Link to="/guides" className="w-fit rounded">
						<BackLabel>{t("back")}</BackLabel>
					</Link>
				}
				aside={<GuideBadges version={work.publishedVersion} changed={work.changed} archived={work.archived} />}
				actions={
					<>
						<Button asChild variant="ghost">
							<Link to="/guides/$slug/versions" params={{ slug: work.slug }}>
								<History aria-hidden />
								{t("versions")}
							</Link>
						</Button>
						{work.publishedVersion !== null && (
							<Button asChild variant="ghost">
								<Link to="/guides/$slug/experiments" params={{ slug: work.slug }}>
									<FlaskConical aria-hidden />
									{t("experiments")}
								</Link>
							</Button>
						)}
						<Button asChild variant={editable ? "primary" : "secondary"} className="max-md:hidden">
							<Link to="/guides/$slug/edit" params={{ slug: work.slug }}>
								{editable ? <Pencil aria-hidden /> : <Waypoints aria-hidden />}
								{editable ? common("edit") : t("openEditor")}
							</Link>
						</Button>
					</>
				}
			/>
			{work.experiment && <RunningBanner experiment={work.experiment} />}
			<div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1.8fr)_minmax(0,1fr)]">
				<Card title={t("outline")} flush>
					<ol className="divide-y divide-line border-line border-t">
						{nodes.map((node, index) => (
							<GuideNodeItem key={node.id} node={node} number={index + 1} numbers={numbers} />
						))}
					</ol>
				</Card>
				<div className="grid gap-6">
					<Card title={t("examples")} description={t("examplesLead")}>
						<ul className="grid gap-1.5">
							{examples.map((example) => (
								<li key={example} className="text-ink-soft">
									«{example}»
								</li>
							))}
						</ul>
					</Card>
					<Card title={t("about")}>
						<dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-2">
							{version && (
								<>
									<dt className="text-ink-faint">{t("published")}</dt>
									<dd>
										<DateTime at={version.publishedAt} style="date" />
									</dd>
									<dt className="text-ink-faint">{t("author")}</dt>
									<dd>{version.author}</dd>
								</>
							)}
							<dt className="text-ink-faint">{t("escalate")}</dt>
							<dd>{t("escalateAfter", { count: definition.escalateAfterFailures })}</dd>
						</dl>
					</Card>
				</div>
			</div>
		</>
	);
}
