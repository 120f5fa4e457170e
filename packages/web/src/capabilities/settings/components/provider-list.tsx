import type { ProviderOptions } from "@centralita/contracts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Badge, Card, type Tone } from "../../../shared/kit/index.ts";
import { useProviderLabel } from "../../../shared/queries/index.ts";
import { settingsText } from "../text.ts";

type Option = ProviderOptions["languageModel"][number] & { voices?: readonly unknown[] };
const breakerTones = { closed: "good", open: "bad", "half-open": "warn" } as const satisfies Record<string, Tone>;

export function ProviderList({
	title,
	description,
	options,
}: {
	title: string;
	description?: string;
	options: readonly Option[];
}) {
	const t = useText(settingsText);
	const labelOf = useProviderLabel();
	const common = useText(commonText);
	return (
		<Card title={title} description={description} flush>
			{options.length === 0 && <p className="px-5 pb-5 text-ink-soft">{t("noProviders")}</p>}
			<ul className="divide-y divide-line border-line border-t empty:hidden">
				{options.map((option) => (
					<li key={option.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-5 py-3">
						<div className="min-w-0">
							<p className="font-medium">{labelOf(option)}</p>
							<p className="text-ink-faint text-xs">
								{[option.model, option.voices && t("voices", { count: option.voices.length })]
									.filter(Boolean)
									.join(" · ") || option.id}
							</p>
						</div>
						<div className="flex flex-wrap gap-1.5">
							{option.builtIn && <Badge tone="brand">{t("builtIn")}</Badge>}
							{!option.builtIn && !option.breaker && <Badge tone="good">{t("available")}</Badge>}
							{option.breaker && (
								<Badge tone={breakerTones[option.breaker]} dot>
									{common(`breaker.${option.breaker}`)}
								</Badge>
							)}
						</div>
					</li>
				))}
			</ul>
		</Card>
	);
}
