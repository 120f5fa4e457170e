import type { ApiKey } from "@centralita/contracts";
import { useText } from "../../../shared/i18n/index.ts";
import { Badge, Button, DateTime, Tooltip } from "../../../shared/kit/index.ts";
import { teamText } from "../team-text.ts";

export function ApiKeyRow({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: () => void }) {
	const t = useText(teamText);
	return (
		<li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3.5">
			<div className="grid min-w-0 grow basis-52 gap-0.5">
				<p className="flex flex-wrap items-center gap-x-2.5 font-medium">
					{apiKey.name}
					<code className="rounded bg-ink/6 px-1.5 py-px font-mono font-normal text-ink-soft text-xs">
						{apiKey.start}…
					</code>
				</p>
				<p className="flex flex-wrap gap-x-3 text-ink-faint text-xs">
					<span>
						{apiKey.lastUsedAt ? (
							<>
								{t("used")} <DateTime at={apiKey.lastUsedAt} style="relative" />
							</>
						) : (
							t("neverUsed")
						)}
					</span>
					<span>
						{apiKey.expiresAt ? (
							<>
								{t("expires")} <DateTime at={apiKey.expiresAt} style="date" />
							</>
						) : (
							t("noExpiry")
						)}
					</span>
				</p>
			</div>
			<Tooltip text={apiKey.scopes.join(", ")}>
				<button type="button" className="cursor-help rounded-full">
					<Badge>{t("scopes", { count: apiKey.scopes.length })}</Badge>
				</button>
			</Tooltip>
			<Button size="sm" onClick={onRevoke}>
				{t("revoke")}
			</Button>
		</li>
	);
}
