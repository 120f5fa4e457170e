import type { WebhookAttempt, WebhookDeliveryDetail } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { useCan } from "../../../shared/auth/index.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Badge, Button, DateTime, Dialog, QueryView, toast } from "../../../shared/kit/index.ts";
import { deliveryQuery, useReplay } from "../queries/webhooks.ts";
import { webhooksText } from "../text.ts";

function readable(body: string): string {
	try {
		return JSON.stringify(JSON.parse(body), null, 2);
	} catch {
		return body;
	}
}

const Code = ({ label, text }: { label: string; text: string }) => (
	// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
	<section aria-label={label} tabIndex={0} className="max-h-56 overflow-auto rounded-lg bg-ink/5 p-3 outline-offset-2">
		<pre className="whitespace-pre-wrap break-all font-mono text-xs">{text}</pre>
	</section>
);

function Attempt({ attempt }: { attempt: WebhookAttempt }) {
	const t = useText(webhooksText);
	const { at, status, problem, detail, durationMs, answer } = attempt;
	return (
		<li className="grid gap-1.5">
			<p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
				<Badge tone={problem === null ? "good" : "bad"}>
					{status === null && problem ? t(`problem.${problem}`) : detail}
				</Badge>
				<DateTime at={at} style="long" className="text-ink-soft" />
				<span className="text-ink-faint">{t("ms", { ms: durationMs })}</span>
			</p>
			{status === null && <p className="break-words text-ink-faint text-xs">{detail}</p>}
			{answer !== "" && <Code label={`${detail}, ${at}`} text={answer} />}
		</li>
	);
}

function Content({ delivery }: { delivery: WebhookDeliveryDetail }) {
	const t = useText(webhooksText);
	return (
		<div className="grid gap-5">
			<section className="grid gap-2">
				<h3 className="font-medium text-sm">{t("body")}</h3>
				<p className="break-all font-mono text-ink-faint text-xs">webhook-id: {delivery.messageId}</p>
				<Code label={t("body")} text={readable(delivery.body)} />
			</section>
			<section className="grid gap-3">
				<h3 className="font-medium text-sm">{t("log")}</h3>
				{delivery.log.length === 0 && <p className="text-ink-faint text-sm">{t("noLog")}</p>}
				<ol className="grid gap-4">
					{delivery.log.map((attempt) => (
						<Attempt key={attempt.at} attempt={attempt} />
					))}
				</ol>
			</section>
		</div>
	);
}

/** What was sent, and every attempt. */
export function DeliveryDialog({ id, onClose }: { id: string; onClose: () => void }) {
	const t = useText(webhooksText);
	const common = useText(commonText);
	const can = useCan();
	const delivery = useQuery(deliveryQuery(id));
	const replay = useReplay();
	const again = () =>
		replay.mutate(id, {
			onSuccess: () => {
				toast.success(t("replayed", { count: 1 }));
				onClose();
			},
		});
	return (
		<Dialog
			open
			onOpenChange={onClose}
			size="lg"
			title={t("detail")}
			footer={
				<>
					<Button onClick={onClose}>{common("close")}</Button>
					{can("settings:write") && (
						<Button variant="primary" loading={replay.isPending} onClick={again}>
							{t("replay")}
						</Button>
					)}
				</>
			}
		>
			<QueryView query={delivery}>{(data) => <Content delivery={data} />}</QueryView>
		</Dialog>
	);
}
