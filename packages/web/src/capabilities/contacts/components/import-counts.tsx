import type { ContactImport } from "@centralita/contracts";
import { ContactRowProblem } from "@centralita/contracts";
import { Download } from "lucide-react";
import { apiUrl } from "../../../shared/api/index.ts";
import { formatNumber, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { Button, Card, Stat } from "../../../shared/kit/index.ts";
import { importText } from "../import-text.ts";

const figures = ["created", "updated", "unchanged", "skipped", "failed"] as const;

/** What came of the rows, or would come. */
export function ImportCounts({ item, title }: { item: ContactImport; title: string }) {
	const i = useText(importText);
	const language = useLanguage();
	const { counts } = item;
	const refused = ContactRowProblem.options.filter((problem) => (counts.problems[problem] ?? 0) > 0);
	return (
		<Card title={title}>
			<div className="grid gap-6">
				<div className="grid grid-cols-2 gap-4 sm:grid-cols-5">
					{figures.map((figure) => (
						<Stat key={figure} label={i(`count.${figure}`)} value={formatNumber(counts[figure], language)} />
					))}
				</div>
				{refused.length > 0 && (
					<div className="grid gap-3">
						<h3 className="font-medium text-sm">{i("refused")}</h3>
						<ul className="grid gap-1 text-sm">
							{refused.map((problem) => (
								<li key={problem} className="flex justify-between gap-4">
									<span className="text-ink-soft">{i(`row.${problem}`)}</span>
									<span className="tabular-nums">{formatNumber(counts.problems[problem] ?? 0, language)}</span>
								</li>
							))}
						</ul>
						{item.errors > 0 && (
							<Button asChild size="sm" className="w-fit">
								<a href={apiUrl(`/contacts/imports/${item.id}/errors.csv`)} download>
									<Download aria-hidden />
									{i("downloadErrors")}
								</a>
							</Button>
						)}
					</div>
				)}
			</div>
		</Card>
	);
}
