import type { WhatsappState } from "@centralita/contracts";
import { useText } from "../../../shared/i18n/index.ts";
import { Banner, DateTime } from "../../../shared/kit/index.ts";
import { whatsappSettingsText } from "../text.ts";

type ProblemKey = keyof (typeof whatsappSettingsText)["messages"] & `problem.${string}`;
const isProblem = (key: string): key is ProblemKey => Object.hasOwn(whatsappSettingsText.messages, key);

/** What is set, and what is wrong. */
export function StateBanners({ state }: { state: WhatsappState }) {
	const t = useText(whatsappSettingsText);
	const { lastProblem } = state;
	const key = `problem.${lastProblem?.problem ?? ""}`;
	return (
		<>
			{state.configured ? (
				<Banner tone="good" title={t("on")} />
			) : (
				<Banner tone="info" title={t("off")}>
					{t("missing", { names: state.missing.join(", ") })}
				</Banner>
			)}
			{state.lastRefusedAt && (
				<Banner tone="warn" title={t("refused")}>
					{t("refusedLead")} <DateTime at={state.lastRefusedAt} style="long" />
				</Banner>
			)}
			{lastProblem && (
				<Banner tone="warn" title={t("problem")}>
					<p>
						{isProblem(key) && t(key)} <DateTime at={lastProblem.at} style="long" />
					</p>
					<p className="break-words font-mono text-xs">{lastProblem.detail}</p>
				</Banner>
			)}
		</>
	);
}
