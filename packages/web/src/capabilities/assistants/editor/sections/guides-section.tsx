import { useQuery } from "@tanstack/react-query";
import { localized, useLanguage, useText } from "../../../../shared/i18n/index.ts";
import { Card, Checkbox, QueryView, Skeleton } from "../../../../shared/kit/index.ts";
import { guidesQuery } from "../../../../shared/queries/index.ts";
import { useDraft } from "../draft-context.ts";
import { editorText } from "../editor-text.ts";

export function GuidesSection() {
	const t = useText(editorText);
	const language = useLanguage();
	const guides = useQuery(guidesQuery);
	const { definition, patch } = useDraft();
	return (
		<Card title={t("guides")} description={t("guidesHint")}>
			<QueryView query={guides} loading={<Skeleton className="h-32 w-full" />}>
				{(guides) => {
					const items = guides.items.filter((guide) => guide.version !== null);
					const gone = definition.guides.filter((slug) => !items.some((guide) => guide.slug === slug));
					return (
						<div className="grid gap-4">
							{gone.map((slug) => (
								<Checkbox
									key={slug}
									label={<span className="font-medium">{slug}</span>}
									hint={t("guidesArchived")}
									checked
									onCheckedChange={() => patch({ guides: definition.guides.filter((other) => other !== slug) })}
								/>
							))}
							{items.length === 0 && <p className="text-ink-faint">{t("guidesNone")}</p>}
							{items.map((guide) => (
								<Checkbox
									key={guide.slug}
									label={<span className="font-medium">{localized(guide.title, language)}</span>}
									hint={localized(guide.description, language)}
									checked={definition.guides.includes(guide.slug)}
									onCheckedChange={(on) =>
										patch({
											guides: on
												? [...definition.guides, guide.slug]
												: definition.guides.filter((slug) => slug !== guide.slug),
										})
									}
								/>
							))}
						</div>
					);
				}}
			</QueryView>
		</Card>
	);
}
