import type { GuideVersion } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { localized, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { BackLabel, Badge, Card, DateTime, Page, PageHeader, QueryView } from "../../../shared/kit/index.ts";
import { GuideNodeItem } from "../components/guide-node.tsx";
import { inReadingOrder } from "../outline.ts";
import { guideQuery } from "../queries/guides.ts";
import { guidesText } from "../text.ts";

const route = getRouteApi("/shell/guides/$slug");

export function GuidePage() {
	const { slug } = route.useParams();
	const guide = useQuery(guideQuery(slug));
	return (
		<Page>
			<QueryView query={guide}>{(data) => <Detail guide={data} />}</QueryView>
		</Page>
	);
}

function Detail({ guide }: { guide: GuideVersion }) {
	const t = useText(guidesText);
	const language = useLanguage();
	const { definition } = guide;
	const nodes = inReadingOrder(definition);
	const numbers = new Map(nodes.map((node, index) => [node.id, index + 1]));
	const examples = definition.examples[language].length > 0 ? definition.examples[language] : definition.examples.es;
	return (
		<>
			<PageHeader
				title={localized(definition.title, language)}
				description={localized(definition.description, language)}
				back={
					<Link to="/guides" className="w-fit rounded">
						<BackLabel>{t("back")}</BackLabel>
					</Link>
				}
				aside={<Badge>{t("version", { version: guide.version })}</Badge>}
			/>
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
							<dt className="text-ink-faint">{t("published")}</dt>
							<dd>
								<DateTime at={guide.publishedAt} style="date" />
							</dd>
							<dt className="text-ink-faint">{t("author")}</dt>
							<dd>{guide.author}</dd>
							<dt className="text-ink-faint">{t("escalate")}</dt>
							<dd>{t("escalateAfter", { count: definition.escalateAfterFailures })}</dd>
						</dl>
					</Card>
				</div>
			</div>
		</>
	);
}
