import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Route } from "lucide-react";
import { localized, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { Card, EmptyState, Page, PageHeader, QueryView, Skeleton } from "../../../shared/kit/index.ts";
import { guidesQuery } from "../../../shared/queries/index.ts";
import { guidesText } from "../text.ts";

export function GuidesPage() {
	const t = useText(guidesText);
	const language = useLanguage();
	const guides = useQuery(guidesQuery);
	return (
		<Page>
			<PageHeader title={t("title")} description={t("lead")} />
			<QueryView query={guides} loading={<Skeleton className="h-64 w-full rounded-xl" />}>
				{({ items }) =>
					items.length === 0 ? (
						<Card>
							<EmptyState icon={<Route />} title={t("empty")} description={t("emptyLead")} />
						</Card>
					) : (
						<ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
							{items.map((guide) => (
								<li key={guide.slug}>
									<Link
										to="/guides/$slug"
										params={{ slug: guide.slug }}
										className="grid h-full content-start gap-2 rounded-xl border border-line bg-surface p-5 shadow-card transition-colors hover:border-brand"
									>
										<h2 className="font-semibold text-[0.9375rem]">{localized(guide.title, language)}</h2>
										<p className="line-clamp-3 text-ink-soft">{localized(guide.description, language)}</p>
										<p className="mt-1 text-ink-faint text-xs">
											{t("nodes", { count: guide.nodes })} · {t("version", { version: guide.version ?? 0 })}
										</p>
									</Link>
								</li>
							))}
						</ul>
					)
				}
			</QueryView>
		</Page>
	);
}
