import type { WhatsappState, WhatsappTest } from "@centralita/contracts";
import { Zap } from "lucide-react";
import type { ReactNode } from "react";
import { useProblemText } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Banner, Button, Card, DateTime, SecretText, toast } from "../../../shared/kit/index.ts";
import { useTestWhatsapp } from "../queries/whatsapp.ts";
import { whatsappSettingsText } from "../text.ts";

/** What to enter at Meta, and whether it works. */
export function ConnectionCard({ state }: { state: WhatsappState }) {
	const t = useText(whatsappSettingsText);
	const problem = useProblemText();
	const can = useCan();
	const test = useTestWhatsapp();
	const rows: [string, ReactNode][] = [
		[t("phoneNumberId"), state.phoneNumberId ?? t("unset")],
		[t("apiVersion"), state.apiVersion],
		[
			t("lastWebhook"),
			state.lastWebhookAt ? <DateTime key="last" at={state.lastWebhookAt} style="long" /> : t("never"),
		],
	];
	return (
		<Card
			title={t("connection")}
			description={t("connectionLead")}
			actions={
				can("settings:write") && (
					<Button
						size="sm"
						disabled={!state.configured}
						loading={test.isPending}
						onClick={() => test.mutate(undefined, { onError: (error) => toast.error(problem(error)) })}
					>
						{!test.isPending && <Zap aria-hidden />}
						{t("test")}
					</Button>
				)
			}
		>
			<div aria-live="polite" className="[&:not(:empty)]:mb-4">
				{test.data && <Result test={test.data} />}
			</div>
			<div className="grid gap-4">
				<div className="grid gap-1.5">
					<p className="font-medium text-sm">{t("webhookUrl")}</p>
					{state.webhookUrl === null ? (
						<p className="text-ink-faint text-sm">{t("noWebhookUrl")}</p>
					) : (
						<SecretText label={t("webhookUrl")} text={state.webhookUrl} />
					)}
				</div>
				<dl className="grid gap-3 text-sm">
					{rows.map(([name, value]) => (
						<div key={name} className="grid gap-x-6 gap-y-0.5 sm:grid-cols-[14rem_minmax(0,1fr)]">
							<dt className="text-ink-faint">{name}</dt>
							<dd>{value}</dd>
						</div>
					))}
				</dl>
			</div>
		</Card>
	);
}

type KindKey = keyof (typeof whatsappSettingsText)["messages"] & `kind.${string}`;
const isKind = (key: string): key is KindKey => Object.hasOwn(whatsappSettingsText.messages, key);

function Result({ test }: { test: WhatsappTest }) {
	const t = useText(whatsappSettingsText);
	if (!test.ok) {
		const key = `kind.${test.kind ?? "other"}`;
		return (
			<Banner tone="bad" title={t(isKind(key) ? key : "kind.other")}>
				<p className="break-words font-mono text-xs">{test.detail}</p>
			</Banner>
		);
	}
	if (test.subscribed === false) return <Banner tone="warn">{t("notSubscribed")}</Banner>;
	return <Banner tone="good">{t("works", { number: test.number ?? "", name: test.name ?? "" })}</Banner>;
}
