import type { ProviderTest } from "@centralita/contracts";
import { CircleAlert, CircleCheck } from "lucide-react";
import { formatLatency, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { providerSettingsText } from "../provider-settings-text.ts";

type KindKey = keyof (typeof providerSettingsText)["messages"] & `kind.${string}`;
const isKind = (key: string): key is KindKey => Object.hasOwn(providerSettingsText.messages, key);

/** For each use of the provider: that it works and how quickly, or what failed and the vendor's own words. */
export function TestResults({ name, results }: { name: string; results: ProviderTest["results"] }) {
	const t = useText(providerSettingsText);
	const language = useLanguage();
	return (
		<ul aria-label={t("testResults", { name })} className="grid gap-2 px-5 pb-4 text-sm sm:pl-11.5">
			{results.map(({ port, ok, ms, kind, detail }) => {
				const key = `kind.${kind ?? "other"}`;
				const Icon = ok ? CircleCheck : CircleAlert;
				return (
					<li key={port} className="flex gap-2.5">
						<Icon aria-hidden className={ok ? "mt-0.5 size-4 shrink-0 text-good" : "mt-0.5 size-4 shrink-0 text-bad"} />
						<div className="grid min-w-0 gap-0.5">
							<p>
								<span className="font-medium">{t(`port.${port}`)}:</span>{" "}
								{ok ? (
									<>
										{t("works")} · <span className="tabular-nums">{formatLatency(ms, language)}</span>
									</>
								) : (
									<span className="text-bad-ink">{t(isKind(key) ? key : "kind.other")}</span>
								)}
							</p>
							{detail && <p className="break-words font-mono text-ink-faint text-xs">{detail}</p>}
						</div>
					</li>
				);
			})}
		</ul>
	);
}
