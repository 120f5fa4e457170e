import type { ProviderSettings } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { ChevronDown, Zap } from "lucide-react";
import { useId, useState } from "react";
import { useProblemText } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Badge, Button, cn, toast } from "../../../shared/kit/index.ts";
import { providersQuery, useProviderLabel } from "../../../shared/queries/index.ts";
import { providerSettingsText } from "../provider-settings-text.ts";
import { useTestProvider } from "../queries/provider-settings.ts";
import { type FieldChanges, ProviderForm } from "./provider-form.tsx";
import { TestResults } from "./test-results.tsx";

export function ProviderSettingsRow({ provider }: { provider: ProviderSettings }) {
	const t = useText(providerSettingsText);
	const problem = useProblemText();
	const can = useCan();
	const name = useProviderLabel()(provider);
	const panel = useId();
	const [open, setOpen] = useState(false);
	const [changes, setChanges] = useState<FieldChanges>({});
	const test = useTestProvider(provider.id);
	const changed = Object.keys(changes).length > 0;
	const change = (next: FieldChanges) => {
		setChanges(next);
		test.reset();
	};
	const run = () => test.mutate(changes, { onError: (error) => toast.error(problem(error)) });
	return (
		<li>
			<div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-5 py-3">
				<button
					type="button"
					aria-expanded={open}
					aria-controls={panel}
					onClick={() => setOpen(!open)}
					className="flex min-h-9 min-w-0 grow basis-56 items-center gap-2.5 rounded-lg text-left"
				>
					<ChevronDown
						aria-hidden
						className={cn("size-4 shrink-0 text-ink-faint transition-transform", !open && "-rotate-90")}
					/>
					<span className="grid min-w-0">
						<span className="truncate font-medium">{name}</span>
						<span className="truncate text-ink-faint text-xs">
							{provider.ports.map((port) => t(`port.${port}`)).join(" · ")}
						</span>
					</span>
				</button>
				<span className="flex items-center gap-2">
					<ProviderBadge provider={provider} />
					{can("settings:write") && (
						<Button
							size="sm"
							aria-label={t("testOf", { name })}
							disabled={!provider.configured && !changed}
							loading={test.isPending}
							onClick={run}
						>
							{!test.isPending && <Zap aria-hidden />}
							{t("test")}
						</Button>
					)}
				</span>
			</div>
			<div aria-live="polite">{test.data && <TestResults name={name} results={test.data.results} />}</div>
			<div id={panel} hidden={!open} className="px-5 pt-1 pb-5 sm:pl-11.5">
				{open && <ProviderForm provider={provider} name={name} changes={changes} onChange={change} />}
			</div>
		</li>
	);
}

function ProviderBadge({ provider }: { provider: ProviderSettings }) {
	const t = useText(providerSettingsText);
	const cutOff = useIsCutOff(provider.id);
	if (provider.problem) return <Badge tone="warn">{t(`badge.${provider.problem}`)}</Badge>;
	if (!provider.configured) return <Badge>{t("notConfigured")}</Badge>;
	return (
		<Badge tone={cutOff ? "bad" : "good"} dot={cutOff}>
			{cutOff ? t("cutOff") : t("configured")}
		</Badge>
	);
}

/** Whether a breaker keeps calls away from it. */
function useIsCutOff(id: string): boolean {
	const { data } = useQuery(providersQuery);
	if (!data) return false;
	const options = [...data.languageModel, ...data.speechToText, ...data.textToSpeech];
	return options.some((option) => option.id === id && option.breaker === "open");
}
