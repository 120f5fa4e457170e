import type { CarrierAccount, CarrierName, Line } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { Phone, Plus } from "lucide-react";
import { useState } from "react";
import { useFeed } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Button, Card, EmptyState, Page, PageHeader, QueryView } from "../../../shared/kit/index.ts";
import { liveCallEvents } from "../../../shared/live/index.ts";
import { assistantChoicesQuery } from "../../../shared/queries/index.ts";
import { AccountCard } from "../components/account-card.tsx";
import { ConnectDialog } from "../components/account-dialog.tsx";
import { LineRow } from "../components/line-row.tsx";
import { accountsQuery, linesKey, linesQuery } from "../queries/lines.ts";
import { linesText } from "../text.ts";

const carriers: readonly CarrierName[] = ["twilio", "telnyx"];

export function LinesPage() {
	const t = useText(linesText);
	const can = useCan();
	const accounts = useQuery(accountsQuery);
	const [connecting, setConnecting] = useState<CarrierName | null>(null);
	useFeed({ types: liveCallEvents, invalidate: [linesKey] });
	const some = accounts.data !== undefined && accounts.data.length > 0;
	return (
		<Page width="narrow">
			<PageHeader
				title={t("title")}
				description={t("lead")}
				actions={
					some &&
					can("settings:write") && (
						<Button variant="primary" onClick={() => setConnecting("twilio")}>
							<Plus aria-hidden />
							{t("connect")}
						</Button>
					)
				}
			/>
			<QueryView query={accounts}>
				{(items) => (items.length === 0 ? <NoAccounts onConnect={setConnecting} /> : <Connected accounts={items} />)}
			</QueryView>
			{connecting && <ConnectDialog carrier={connecting} onClose={() => setConnecting(null)} />}
		</Page>
	);
}

function NoAccounts({ onConnect }: { onConnect: (carrier: CarrierName) => void }) {
	const t = useText(linesText);
	const may = useCan()("settings:write");
	return (
		<Card>
			<EmptyState
				icon={<Phone />}
				title={t("emptyTitle")}
				description={may ? t("emptyLead") : t("emptyReadOnly")}
				action={
					may &&
					carriers.map((carrier) => (
						<Button key={carrier} variant="primary" onClick={() => onConnect(carrier)}>
							{t("connectCarrier", { carrier: t(`carrier.${carrier}`) })}
						</Button>
					))
				}
			/>
		</Card>
	);
}

function Connected({ accounts }: { accounts: readonly CarrierAccount[] }) {
	const t = useText(linesText);
	const lines = useQuery(linesQuery);
	return (
		<>
			<Card title={t("lines")} flush>
				<div className="border-line border-t">
					<QueryView query={lines}>{(items) => <LineList lines={items} />}</QueryView>
				</div>
			</Card>
			<h2 className="-mb-3 font-semibold text-base">{t("accounts")}</h2>
			{accounts.map((account) => (
				<AccountCard key={account.id} account={account} />
			))}
		</>
	);
}

function LineList({ lines }: { lines: readonly Line[] }) {
	const t = useText(linesText);
	const { data: assistants } = useQuery(assistantChoicesQuery);
	if (lines.length === 0) return <p className="px-5 py-5 text-ink-faint text-sm">{t("noLines")}</p>;
	// While names are read, a line with an assistant is not one without.
	const nameOf = (id: string | null) =>
		id === null ? null : (assistants?.find((assistant) => assistant.id === id)?.name ?? "…");
	return (
		<ul className="divide-y divide-line">
			{lines.map((line) => (
				<LineRow key={line.id} line={line} assistant={nameOf(line.assistantId)} />
			))}
		</ul>
	);
}
