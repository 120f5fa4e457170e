import type { CarrierAccount } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { Ellipsis, Pencil, RefreshCw, Trash2 } from "lucide-react";
import { useState } from "react";
import { useProblemText } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import {
	Badge,
	Button,
	Card,
	ConfirmDialog,
	DropdownMenu,
	IconButton,
	MenuItem,
	MenuSeparator,
	toast,
} from "../../../shared/kit/index.ts";
import { accountStatusQuery, linesQuery, useRemoveAccount } from "../queries/lines.ts";
import { linesText } from "../text.ts";
import { EditAccountDialog } from "./account-dialog.tsx";
import { AccountStatus } from "./account-status.tsx";
import { NumberList } from "./number-list.tsx";
import { WebhookAddress } from "./webhook-address.tsx";

/** One account at a carrier: how it is, where its webhooks go, and which numbers it has. */
export function AccountCard({ account }: { account: CarrierAccount }) {
	const t = useText(linesText);
	const can = useCan();
	const status = useQuery(accountStatusQuery(account.id));
	const editable = can("settings:write") && account.source === "dashboard";
	return (
		<Card
			flush
			title={
				<span className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
					{account.label}
					<Badge>{t(`carrier.${account.carrier}`)}</Badge>
					{account.source === "environment" && <Badge tone="brand">{t("fromEnvironment")}</Badge>}
				</span>
			}
			description={t("accountId", { hint: account.hint })}
			actions={
				<>
					<Button size="sm" loading={status.isFetching} onClick={() => void status.refetch()}>
						{!status.isFetching && <RefreshCw aria-hidden />}
						{t("checkAgain")}
					</Button>
					{editable && <AccountMenu account={account} />}
				</>
			}
		>
			<div className="grid gap-5 border-line border-t p-5">
				<AccountStatus query={status} />
				<WebhookAddress url={account.webhookUrl} />
				{account.source === "environment" && <p className="text-ink-faint text-xs">{t("environmentHint")}</p>}
			</div>
			<NumberList account={account} />
		</Card>
	);
}

function AccountMenu({ account }: { account: CarrierAccount }) {
	const t = useText(linesText);
	const common = useText(commonText);
	const problem = useProblemText();
	const remove = useRemoveAccount();
	const [editing, setEditing] = useState(false);
	const [confirming, setConfirming] = useState(false);
	const { data: lines = [] } = useQuery(linesQuery);
	const askToRemove = () => {
		const count = lines.filter(({ accountId }) => accountId === account.id).length;
		if (count > 0) toast.info(t("removeLinesFirst", { count }));
		else setConfirming(true);
	};
	const onConfirm = () =>
		remove.mutate(account.id, {
			onSuccess: () => toast.success(t("accountRemoved", { label: account.label })),
			onError: (error) => {
				setConfirming(false);
				toast.error(problem(error));
			},
		});
	return (
		<>
			<DropdownMenu
				trigger={<IconButton size="sm" label={`${common("more")}: ${account.label}`} icon={<Ellipsis />} />}
			>
				<MenuItem onSelect={() => setEditing(true)}>
					<Pencil />
					{t("editAccount")}
				</MenuItem>
				<MenuSeparator />
				<MenuItem tone="danger" onSelect={askToRemove}>
					<Trash2 />
					{t("removeAccount")}
				</MenuItem>
			</DropdownMenu>
			{editing && <EditAccountDialog account={account} onClose={() => setEditing(false)} />}
			<ConfirmDialog
				open={confirming}
				onOpenChange={setConfirming}
				title={t("removeAccountTitle", { label: account.label })}
				description={t("removeAccountLead")}
				confirmLabel={t("removeAccount")}
				loading={remove.isPending}
				onConfirm={onConfirm}
			/>
		</>
	);
}
