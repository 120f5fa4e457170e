import type { Report } from "@centralita/contracts";
import { formatNumber, useLanguage, useText } from "../../../../shared/i18n/index.ts";
import { Card } from "../../../../shared/kit/index.ts";
import { callsText } from "../../calls-text.ts";

/** Which AI vendors failed, and how often another one covered it. */
export function ProviderFailures({ failures }: { failures: Report["providerFailures"] }) {
	const t = useText(callsText);
	const language = useLanguage();
	if (failures.length === 0)
		return (
			<Card title={t("failures")} description={t("failuresLead")}>
				<p className="text-ink-faint text-sm">{t("failuresNone")}</p>
			</Card>
		);
	return (
		<Card title={t("failures")} description={t("failuresLead")} flush>
			<table className="w-full border-line border-t text-sm [&_td:first-child]:pl-5 [&_td]:px-3 [&_td]:py-2 [&_th:first-child]:pl-5 [&_th]:px-3 [&_th]:py-2">
				<thead className="text-left text-ink-faint text-xs">
					<tr className="[&>th]:font-medium">
						<th scope="col">{t("provider")}</th>
						<th scope="col">{t("kind")}</th>
						<th scope="col" className="text-right">
							{t("count")}
						</th>
						<th scope="col" className="text-right">
							{t("covered")}
						</th>
					</tr>
				</thead>
				<tbody className="divide-y divide-line border-line border-t">
					{failures.map(({ provider, kind, failures: count, covered }) => (
						<tr key={`${provider}/${kind}`}>
							<td>{provider}</td>
							<td>{kind}</td>
							<td className="text-right tabular-nums">{formatNumber(count, language)}</td>
							<td className="text-right tabular-nums">{formatNumber(covered, language)}</td>
						</tr>
					))}
				</tbody>
			</table>
		</Card>
	);
}
