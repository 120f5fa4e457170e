import type { ContactImport } from "@centralita/contracts";
import { formatNumber, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { Card, Spinner } from "../../../shared/kit/index.ts";
import { importText } from "../import-text.ts";

/** How far it is; of a file that was not checked nobody knows how many rows there are. */
export function ImportProgress({ item, children }: { item: ContactImport; children?: React.ReactNode }) {
	const i = useText(importText);
	const language = useLanguage();
	const { rows, counts } = item;
	return (
		<Card>
			<div className="grid gap-4" role="status">
				<div className="flex flex-wrap items-center gap-3">
					<Spinner />
					<p className="grow font-medium tabular-nums">
						{i(`state.${item.state}`)}
						{" · "}
						{rows === null
							? i("progress", { count: counts.rows })
							: i("progressOf", { count: formatNumber(counts.rows, language), total: formatNumber(rows, language) })}
					</p>
					{children}
				</div>
				{rows !== null && rows > 0 && (
					<progress
						aria-label={i(`state.${item.state}`)}
						className="h-1.5 w-full overflow-hidden rounded-full [&::-webkit-progress-bar]:bg-ink/8 [&::-webkit-progress-value]:bg-brand"
						max={rows}
						value={counts.rows}
					/>
				)}
			</div>
		</Card>
	);
}
