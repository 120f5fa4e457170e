import type { ApiKey } from "@centralita/contracts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { KeyRound, Plus } from "lucide-react";
import { useState } from "react";
import { flattenPages } from "../../../shared/api/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import {
	Button,
	Card,
	ConfirmDialog,
	Dialog,
	EmptyState,
	LoadMore,
	Page,
	PageHeader,
	QueryView,
	SecretText,
} from "../../../shared/kit/index.ts";
import { ApiKeyRow } from "../components/api-key-row.tsx";
import { CreateKeyDialog } from "../components/create-key-dialog.tsx";
import { apiKeysQuery, useRevokeApiKey } from "../queries/team.ts";
import { teamText } from "../team-text.ts";

export function ApiKeysPage() {
	const t = useText(teamText);
	const keys = useInfiniteQuery(apiKeysQuery);
	const revoke = useRevokeApiKey();
	const [creating, setCreating] = useState(false);
	const [shown, setShown] = useState<string | null>(null);
	const [revoking, setRevoking] = useState<ApiKey | null>(null);
	const create = (
		<Button variant="primary" onClick={() => setCreating(true)}>
			<Plus aria-hidden />
			{t("newKey")}
		</Button>
	);
	return (
		<Page width="narrow">
			<PageHeader title={t("keysTitle")} description={t("keysLead")} actions={create} />
			<Card flush>
				<QueryView query={keys}>
					{(data) => {
						const items = flattenPages(data);
						if (items.length === 0) {
							return <EmptyState icon={<KeyRound />} title={t("keysEmpty")} description={t("keysEmptyLead")} />;
						}
						return (
							<>
								<ul className="divide-y divide-line">
									{items.map((key) => (
										<ApiKeyRow key={key.id} apiKey={key} onRevoke={() => setRevoking(key)} />
									))}
								</ul>
								<LoadMore query={keys} />
							</>
						);
					}}
				</QueryView>
			</Card>
			{creating && (
				<CreateKeyDialog
					onClose={() => setCreating(false)}
					onCreated={(key) => {
						setCreating(false);
						setShown(key);
					}}
				/>
			)}
			<Dialog
				open={shown !== null}
				onOpenChange={() => setShown(null)}
				title={t("keyShown")}
				description={t("keyShownLead")}
				footer={
					<Button variant="primary" onClick={() => setShown(null)}>
						{t("done")}
					</Button>
				}
			>
				<SecretText label={t("keyShown")} text={shown ?? ""} />
			</Dialog>
			<ConfirmDialog
				open={revoking !== null}
				onOpenChange={() => setRevoking(null)}
				title={t("revokeTitle", { name: revoking?.name ?? "" })}
				description={t("revokeLead")}
				confirmLabel={t("revoke")}
				loading={revoke.isPending}
				onConfirm={() => revoking && revoke.mutate(revoking.id, { onSettled: () => setRevoking(null) })}
			/>
		</Page>
	);
}
