import type { Campaign } from "@centralita/contracts";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { PhoneOutgoing } from "lucide-react";
import { useState } from "react";
import { flattenPages } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Banner, Button, Card, Field, QueryView, readablePhone, Select } from "../../../shared/kit/index.ts";
import { campaignContactsQuery } from "../queries/campaigns.ts";
import { previewQuery } from "../queries/script.ts";
import { scriptText } from "../script-text.ts";
import { TestCallDialog } from "./test-call-dialog.tsx";

/** What one contact will hear, and a call to one's own telephone to hear it. */
export function ScriptCard({ campaign: { id } }: { campaign: Campaign }) {
	const t = useText(scriptText);
	const can = useCan();
	const contacts = flattenPages(useInfiniteQuery(campaignContactsQuery(id, null, false)).data);
	const [chosen, choose] = useState<string | null>(null);
	const [isTesting, setTesting] = useState(false);
	const contactId = chosen ?? contacts[0]?.contactId ?? null;
	if (contactId === null) return null;
	return (
		<Card
			title={t("preview")}
			description={t("previewLead")}
			actions={
				can("campaigns:write") && (
					<Button onClick={() => setTesting(true)}>
						<PhoneOutgoing aria-hidden />
						{t("test")}
					</Button>
				)
			}
		>
			<div className="grid gap-4">
				<Field label={t("previewOf")} className="max-w-sm">
					<Select
						value={contactId}
						options={contacts.map((contact) => ({
							value: contact.contactId,
							label: contact.name ?? (contact.phone ? readablePhone(contact.phone) : "–"),
						}))}
						onValueChange={choose}
					/>
				</Field>
				<Preview campaignId={id} contactId={contactId} />
			</div>
			{isTesting && <TestCallDialog campaignId={id} contactId={contactId} onClose={() => setTesting(false)} />}
		</Card>
	);
}

function Preview({ campaignId, contactId }: { campaignId: string; contactId: string }) {
	const t = useText(scriptText);
	const preview = useQuery(previewQuery(campaignId, contactId));
	return (
		<QueryView query={preview}>
			{({ greeting, instructions, message, missing }) => (
				<div className="grid gap-3 text-sm">
					{missing.length > 0 && <Banner tone="warn">{t("missing", { names: missing.join(", ") })}</Banner>}
					<dl className="grid gap-3">
						{(
							[
								["greeting", greeting ?? t("unknownGreeting")],
								["instructions", instructions],
								["message", message],
							] as const
						).map(
							([name, text]) =>
								text && (
									<div key={name} className="grid gap-0.5">
										<dt className="text-ink-faint text-xs">{t(name)}</dt>
										<dd className="whitespace-pre-line">{text}</dd>
									</div>
								),
						)}
					</dl>
				</div>
			)}
		</QueryView>
	);
}
